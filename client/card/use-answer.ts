import { partiesTexts } from '../../shared/i18n/late.ts';
import type { CommitmentState } from '../../shared/record/schema.ts';
import { command, Refusal } from '../lib/api.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useRecordStore } from '../state/said.ts';
import { useSession } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';

export type SayCommitment = (state: CommitmentState, reason?: string) => Promise<boolean>;

/**
 * Says for an organisation how far its promise has come, and tells what came of it; that can be taken back, by saying
 * what was said before. It needs the server.
 */
export function useAnswer(actionId: string, org: string, name: string): SayCommitment {
  const m = useKnownTexts(partiesTexts);
  const words = useMessages();
  const { plan, status } = useSession();
  const record = useRecordStore();
  const notices = useNotices();
  const send: SayCommitment = async (state, reason) => {
    if (status.line.value.state === 'offline') {
      notices.show({ text: m.needsNet });
      return false;
    }
    try {
      await command({ plan }, 'answerCommitment', { actionId, org, state, ...(reason && { reason }) });
      return true;
    } catch (error) {
      const code = error instanceof Refusal ? error.code : '';
      const text = { 'not-allowed': m.notAllowed, 'not-found': m.partGone }[code] ?? m.notStored;
      notices.show({ text });
      return false;
    }
  };
  return async (state, reason) => {
    const before = record?.commitments.of(actionId, org);
    if (!(await send(state, reason))) return false;
    const run = () => void send(before?.state ?? 'proposed', before?.reason);
    notices.show({ text: m.done[state](name), action: { label: words.app.undo, run } });
    return true;
  };
}
