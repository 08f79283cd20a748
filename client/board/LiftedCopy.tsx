import { isBroken } from '../../shared/plan/document.ts';
import { useSignalPart } from '../lib/signal.ts';
import { useRecord, useStore } from '../state/hooks.tsx';
import { slotOf } from '../state/slot.ts';
import { useBoard } from './board-context.tsx';
import { CardFace } from './CardFace.tsx';
import { themeOfStrategy, type Arranged } from '../state/names.ts';

/** What is under the pointer while something is carried. */
export function LiftedCopy() {
  const { lifting } = useBoard();
  const entity = useSignalPart(lifting.current, (lift) => (lift?.by === 'pointer' ? lift.entity : undefined));
  const id = useSignalPart(lifting.current, (lift) => lift?.id ?? '');
  const count = useSignalPart(lifting.current, (lift) => lift?.group.size ?? 0);
  if (!entity) return null;
  return entity === 'action' ? <CardCopy id={id} count={count} /> : <HeadCopy entity={entity} id={id} />;
}

export function CardCopy({ id, count = 1 }: { readonly id: string; readonly count?: number }) {
  const action = useRecord('action', id);
  if (!action || isBroken(action)) return null;
  return (
    <div className="card is-lifted">
      <CardFace action={action} />
      {count > 1 && <span className="lifted-count number">{count}</span>}
    </div>
  );
}

function HeadCopy({ entity, id }: { readonly entity: Exclude<Arranged, 'action'>; readonly id: string }) {
  const store = useStore();
  const record = useRecord(entity, id);
  const theme = store.record('theme', entity === 'theme' ? id : themeOfStrategy(store, id));
  if (!record || isBroken(record)) return null;
  return (
    <div className="head-copy" data-slot={slotOf(theme && !isBroken(theme) ? theme.no : undefined)}>
      <span className="badge">{'no' in record ? record.no : record.number}</span>
      <strong>{record.title}</strong>
    </div>
  );
}
