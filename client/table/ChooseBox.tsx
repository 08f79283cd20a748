import { useEffect, useRef } from 'react';
import { useMessages } from '../lib/i18n.tsx';
import { useDesk } from '../hand/desk.ts';
import { useSignalPart } from '../lib/signal.ts';
import { useNotices } from '../ui/notices.tsx';
import { useSheet } from './sheet.ts';
import { useMayEdit } from './use-may-edit.ts';

interface ChooseBoxProps {
  /** What it chooses: one action, or all of a group. */
  readonly ids: readonly string[];
  readonly label: string;
  readonly row: string;
}

/** A box that chooses actions, to do something with all that are chosen. */
export function ChooseBox({ ids, label, row }: ChooseBoxProps) {
  const m = useMessages();
  const { choosing } = useDesk();
  const sheet = useSheet();
  const notices = useNotices();
  const mayEdit = useMayEdit();
  const box = useRef<HTMLInputElement>(null);
  const isActive = useSignalPart(sheet.active, (spot) => spot?.row === row && spot.column === 'select');
  const state = useSignalPart(choosing.ids, (chosen) => {
    const count = chosen.size === 0 ? 0 : ids.filter((id) => chosen.has(id)).length;
    return count === 0 ? 'none' : count === ids.length ? 'all' : 'some';
  });
  useEffect(() => {
    box.current!.indeterminate = state === 'some';
  }, [state]);
  const toggle = () => {
    const mine = ids.filter(mayEdit);
    if (mine.length === 0) return notices.show({ text: m.card.notChosen });
    if (ids.length === 1) return choosing.toggle(ids[0]!);
    const next = new Set(choosing.ids.value);
    const isAdding = state !== 'all' && mine.some((id) => !next.has(id));
    for (const id of mine)
      if (isAdding) next.add(id);
      else next.delete(id);
    choosing.ids.set(next);
  };
  return (
    <label className="table-box">
      <input
        ref={box}
        type="checkbox"
        data-stop
        tabIndex={isActive ? 0 : -1}
        aria-label={label}
        checked={state === 'all'}
        onChange={toggle}
      />
    </label>
  );
}
