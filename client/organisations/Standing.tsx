import { ArchiveIcon, ArrowUndoIcon } from '@navikt/aksel-icons';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import type { Organisation } from '../../shared/plan/schema.ts';
import type { Standing as Has } from '../../shared/plan/standing.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useMay, usePerform, useUndo } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';

interface StandingProps {
  readonly organisation: Organisation;
  readonly standing: Has;
  readonly onHandOver: () => void;
}

/** Who may change the sheet, and putting the organisation away: only one that has nothing any more. */
export function Standing({ organisation, standing: { leads, joins }, onHandOver }: StandingProps) {
  const m = useKnownTexts(organisationsTexts);
  const { app, done } = useMessages();
  const may = useMay('edit-plan');
  const mayChange = useMay('edit-plan', { theme: null });
  const perform = usePerform();
  const notices = useNotices();
  const { undo } = useUndo();
  const { id, archived } = organisation;
  const name = organisation.name || id;
  const n = leads.length + joins.length;
  if (!mayChange) return may && <p className="sheet-rights quiet">{m.onlyAdd}</p>;
  const put = (deed: 'archive' | 'restore') => {
    const input = { entity: 'organisation', id } as const;
    if (!perform({ kind: deed, name, id }, { name: deed, input })) return;
    const text = deed === 'archive' ? done.archived(name) : done.restored(name);
    notices.show({ text, action: { label: app.undo, run: undo } });
  };
  if (archived)
    return (
      <div className="sheet-rights">
        <button type="button" className="button small" onClick={() => put('restore')}>
          <ArrowUndoIcon aria-hidden />
          {m.restore}
        </button>
      </div>
    );
  return (
    <div className="sheet-rights">
      {n === 0 ? (
        <button type="button" className="button small" onClick={() => put('archive')}>
          <ArchiveIcon aria-hidden />
          {m.archive}
        </button>
      ) : (
        <>
          <p className="quiet">{m.hasParts(n)}</p>
          <button type="button" className="button small" onClick={onHandOver}>
            {m.handover.open}
          </button>
        </>
      )}
    </div>
  );
}
