import { useEffect } from 'react';
import { timelineTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';
import type { Frame, Part } from '../../shared/timeline/move.ts';
import { useKnownTexts, useMessages, useSpoken } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { labelOf, nameOf } from '../state/names.ts';
import { usePerform, usePresence, useUndo } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import type { TimeHand } from './time-hand.ts';
import { datesText } from './time-words.ts';

/** Taking a bar in hand, and putting it down. */
export interface Put {
  /** @returns whether it is mine to move; if not, it has been said why */
  readonly take: (id: string, part: Part, may: boolean) => boolean;
  readonly cancel: () => void;
  /** Sets the dates I hold it at, and the words when they are others, as one step. */
  readonly confirm: (words: string | undefined) => void;
}

const frameOf = ({ start, due, precision, recurrence }: Action): Frame => ({
  start,
  due,
  precision,
  recurrence,
});

export function usePut(hand: TimeHand, focus: (id: string) => void): Put {
  const m = useMessages();
  const texts = useKnownTexts(timelineTexts);
  const { language } = useSpoken();
  const store = useStore();
  const presence = usePresence();
  const notices = useNotices();
  const perform = usePerform();
  const { undo } = useUndo();
  // Whoever goes to another view with something in hand lets go of it.
  useEffect(() => () => presence.lift(undefined), [presence]);
  const end = () => {
    presence.lift(undefined);
    hand.letGo();
  };
  return {
    take: (id, part, may) => {
      const action = store.record('action', id);
      const lifter = presence.marks.value.get(`action/${id}`)?.lifter;
      if (!may) notices.show({ text: texts.locked });
      else if (lifter)
        notices.show({ text: texts.heldBy(m.people.nameTag(lifter.user.name, lifter.user.organisation)) });
      if (!may || lifter || !action || isBroken(action)) return false;
      hand.take(id, part, frameOf(action));
      presence.lift({ entity: 'action', id });
      return true;
    },
    cancel: () => {
      const { value: held } = hand.held;
      end();
      if (held) notices.say(texts.cancelled);
      if (held) focus(held.id);
    },
    confirm: (words) => {
      const { value: held } = hand.held;
      if (!held) return;
      const { id, frame } = held;
      const action = store.record('action', id);
      const fields = {
        start: frame.start ?? null,
        due: frame.due ?? null,
        precision: frame.precision ?? null,
        ...(words !== undefined && { timeText: words || null }),
      };
      end();
      focus(id);
      const deed = { kind: 'edit', name: nameOf(action, m), id } as const;
      if (!perform(deed, { name: 'setFields', input: { entity: 'action', id, fields } })) return;
      const takeBack = () => {
        undo();
        focus(id);
      };
      notices.show({
        text: texts.confirm.done(labelOf(action), datesText(frame, texts, language)),
        action: { label: m.app.undo, run: takeBack },
      });
    },
  };
}
