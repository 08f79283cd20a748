import { memberTexts } from '../../shared/i18n/late.ts';
import type { MemberChanges, MemberJson } from '../../shared/members.ts';
import { Refusal } from '../lib/api.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { request } from '../lib/request.ts';
import { useNotices } from '../ui/notices.tsx';
import { calledIn } from './words.ts';

export interface MemberDeeds {
  readonly changeRole: (member: MemberJson, role: MemberJson['role']) => void;
  /** @param theme its id; '': the whole plan */
  readonly changeReach: (member: MemberJson, theme: string, named: string) => void;
  readonly remove: (member: MemberJson) => void;
  readonly letIn: (member: MemberJson) => void;
}

/** What a coordinator does with a member, each in one go, with the way back in the toast. */
export function useDeeds(plan: string, reload: () => Promise<void>): MemberDeeds {
  const m = useKnownTexts(memberTexts);
  const { app } = useMessages();
  const notices = useNotices();
  const patch = ({ person }: MemberJson, changes: MemberChanges) =>
    request(`PATCH /plans/${plan}/members/${person}`, undefined, changes);
  const end = ({ person }: MemberJson) => request(`DELETE /plans/${plan}/members/${person}`);
  const why = (error: unknown): string => {
    const code = error instanceof Refusal ? error.code : '';
    if (code === 'last-coordinator') return m.lastCoordinator;
    return code === 'gone' ? m.linkOver : m.notChanged;
  };
  const act = async (deed: () => Promise<unknown>, text: string, undo?: () => Promise<unknown>) => {
    try {
      await deed();
      const takeBack = () => void act(undo!, m.undone);
      notices.show({ text, action: undo && { label: app.undo, run: takeBack } });
    } catch (error) {
      notices.show({ text: why(error) });
    }
    await reload();
  };
  return {
    changeRole: (member, role) => {
      const before = { role: member.role, ...(member.theme !== undefined && { theme: member.theme }) };
      const text = m.changedRole(calledIn(m, member), m.roles[role].toLowerCase());
      void act(
        () => patch(member, { role }),
        text,
        () => patch(member, before),
      );
    },
    changeReach: (member, theme, named) => {
      const text = m.changedReach(calledIn(m, member), named);
      const back = () => patch(member, { theme: member.theme ?? null });
      void act(() => patch(member, { theme: theme || null }), text, back);
    },
    remove: (member) => {
      const back = () => patch(member, { removed: false });
      void act(() => end(member), m.removed(calledIn(m, member)), back);
    },
    letIn: (member) =>
      void act(
        () => patch(member, { removed: false }),
        m.cameBack(calledIn(m, member)),
        () => end(member),
      ),
  };
}
