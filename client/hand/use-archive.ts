import { useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { usePerform, useUndo } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useDesk } from './desk.ts';
import { useGroup } from './use-group.ts';
import { spotIn } from './spot.ts';
import { labelOf, nameOf, shownParent, siblingsOf, type Arranged } from '../state/names.ts';

/** Archives a record and what stands under it, tells how many cards went along, and offers to take it back. Several chosen cards go as one step. */
export function useArchive(): (entity: Arranged, id: string, chosen?: readonly string[]) => void {
  const m = useMessages();
  const store = useStore();
  const notices = useNotices();
  const perform = usePerform();
  const { undo } = useUndo();
  const { focus } = useDesk();
  const group = useGroup();
  return (entity, id, chosen = [id]) => {
    const record = store.record(entity, id);
    const parent = shownParent(store, entity, id);
    const neighbour = neighbourOf(
      siblingsOf(store, entity, parent).filter((one) => one === id || !chosen.includes(one)),
      id,
    );
    const name = chosen.length > 1 ? group.nameOfAll(chosen) : nameOf(record, m);
    const done = perform(
      { kind: 'archive', name, id },
      ...chosen.map((one) => ({ name: 'archive', input: { entity, id: one } }) as const),
    );
    if (!done) return;
    const cards = new Set(done.patches.filter((patch) => patch.entity === 'action').map((patch) => patch.id))
      .size;
    const text =
      entity === 'action' || cards === 0
        ? m.done.archived(chosen.length > 1 ? name : labelOf(record))
        : m.done.archivedMany(labelOf(record), cards);
    const takeBack = () => {
      undo();
      focus(id);
    };
    notices.show({ text, action: { label: m.app.undo, run: takeBack } });
    if (neighbour) focus(entity === 'action' ? spotIn(store, neighbour, parent) : neighbour);
  };
}

function neighbourOf(list: readonly string[], id: string): string | undefined {
  const at = list.indexOf(id);
  return list[at + 1] ?? list[at - 1];
}
