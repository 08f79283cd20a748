import { useEffect, useEffectEvent, useState } from 'react';
import type { Action } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { nameOf } from '../state/names.ts';
import { usePerform, usePresence, useSession } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';

export type TextField =
  | 'nextStep'
  | 'nextDate'
  | 'effort'
  | 'benefitParticipants'
  | 'benefitRegion'
  | 'timeText'
  | 'start'
  | 'due'
  | 'fundingText';

interface Options {
  readonly action: Action;
  readonly field: TextField;
  /** The most it holds, in characters. */
  readonly max: number;
  readonly may: boolean;
}

/** What I have typed and not kept yet, and what stood there when I began. */
interface Typed {
  readonly text: string;
  readonly base: string;
}

/**
 * A text field of a card that is kept when one leaves it. What I type stays when somebody else changes the same
 * meanwhile: both are shown, and I choose. What cannot be kept at the end becomes a draft.
 */
export function useOwnText({ action, field, max, may }: Options) {
  const m = useMessages();
  const session = useSession();
  const notices = useNotices();
  const perform = usePerform();
  const presence = usePresence();
  const { id } = action;
  const stored = action[field] ?? '';
  const [typed, setTyped] = useState<Typed>();
  const isDirty = typed !== undefined && typed.text.trim() !== typed.base;
  const isTooLong = isDirty && typed.text.trim().length > max;
  const theirs = isDirty && stored !== typed.base && stored !== typed.text.trim() ? stored : undefined;
  const wish = (value: string) =>
    [
      { kind: 'edit', name: nameOf(action, m), id },
      { name: 'setField', input: { entity: 'action', id, field, value: value || null } },
    ] as const;
  const write = (text: string) => {
    setTyped(undefined);
    if (text !== stored) perform(...wish(text));
  };
  const keep = () => {
    presence.write(undefined);
    if (!isDirty) return setTyped(undefined);
    if (!isTooLong && theirs === undefined) write(typed.text.trim());
  };
  /** At the end of the field: whoever goes away from it is not asked any more. */
  const leave = useEffectEvent(() => {
    if (!isDirty) return;
    const text = typed.text.trim();
    if (may && !isTooLong && theirs === undefined) return void perform(...wish(text));
    const why = !may ? 'not-allowed' : isTooLong ? 'limit' : 'changed';
    const [deed, command] = wish(text);
    session.keepText(deed, [command], why);
    notices.show({ text: may ? m.drafts.goneKept : m.rights.kept });
  });
  useEffect(() => () => leave(), []);
  useEffect(() => {
    if (may) return;
    leave();
    setTyped(undefined);
  }, [may]);
  return {
    text: typed?.text ?? stored,
    isTooLong,
    theirs,
    begin: () => presence.write({ entity: 'action', id }),
    type: (text: string) => setTyped({ text, base: typed?.base ?? stored }),
    keep,
    takeMine: () => write(typed?.text.trim() ?? stored),
    takeTheirs: () => setTyped(undefined),
  };
}
