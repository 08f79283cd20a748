import type { ViewUpdate } from '@codemirror/view';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { writingTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../../lib/i18n.tsx';
import { useStore } from '../../state/hooks.tsx';
import { nameOf } from '../../state/names.ts';
import { usePerform, usePresence, useSession } from '../../sync/hooks.tsx';
import { Writing } from '../../sync/writing.ts';
import { isInList } from './bullets.ts';
import { TextEditor } from './editor.ts';
import { linkAt } from './formats.ts';
import { overflow } from './limit.ts';

interface EditorWish {
  readonly id: string;
  readonly field: 'title' | 'description';
  readonly max: number;
  readonly isLine: boolean;
  readonly may: boolean;
  readonly label: string;
  readonly hint: string;
  readonly onLeave: () => void;
  /** Told when the caret moves: whether it is in a list, and where the link leads that it is in. */
  readonly onCaret?: (isInList: boolean, href: string | undefined) => void;
}

interface Edited {
  readonly host: RefObject<HTMLDivElement | null>;
  readonly editor: RefObject<TextEditor | undefined>;
  /** How many characters did not get in when somebody last wrote; 0 when all did. */
  readonly leftOut: number;
}

/** An editor on a text of an action, for as long as the component is there. */
export function useEditor(wish: EditorWish): Edited {
  const { id, field, max, isLine, may, label, hint } = wish;
  const m = useMessages();
  const { hiddenSign } = useKnownTexts(writingTexts);
  const [session, presence, store] = [useSession(), usePresence(), useStore()];
  const perform = usePerform();
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor>(undefined);
  const [leftOut, setLeftOut] = useState(0);
  const deed = useEffectEvent(
    () => ({ kind: 'edit', name: nameOf(store.record('action', id), m), id }) as const,
  );
  const make = useEffectEvent((value: string) => {
    perform(deed(), { name: 'setField', input: { entity: 'action', id, field, value } });
  });
  const onLeave = useEffectEvent(() => wish.onLeave());
  const onUpdate = useEffectEvent((update: ViewUpdate) => {
    const left = update.transactions.flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.is(overflow) ? [effect.value] : [])),
    );
    if (left.length > 0) setLeftOut(Math.max(...left));
    else if (update.docChanged) setLeftOut(0);
    const { state } = update;
    if (update.selectionSet || update.docChanged)
      wish.onCaret?.(isInList(state), linkAt(state, state.selection.main.head));
  });
  const begin = useEffectEvent((parent: HTMLElement) => {
    const writing = session.writing((ctx) => new Writing({ entity: 'action', id, field, deed }, ctx));
    const made = new TextEditor(
      {
        parent, writing, presence, entity: 'action', id, field, max, isLine, label, hint, hiddenSign, make, onLeave, onUpdate,
        nameOf: ({ user }) => m.people.nameTag(user.name, user.organisation),
      },
      may,
    ); // prettier-ignore
    editor.current = made;
    return () => {
      editor.current = undefined;
      made.dispose();
      writing.dispose();
    };
  });
  useEffect(() => begin(host.current!), [session, presence, id, field, label, hint]);
  useEffect(() => editor.current?.setMay(may), [may]);
  return { host, editor, leftOut };
}
