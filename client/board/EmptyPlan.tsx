import { useState } from 'react';
import { Link } from 'wouter';
import { limits } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useMay, usePerform, useSession } from '../sync/hooks.tsx';
import { useBoard } from './board-context.tsx';
import { titlesIn } from './paste.ts';

/** A plan without themes: each line written here becomes one. */
export function EmptyPlan() {
  const m = useMessages();
  const perform = usePerform();
  const { focus } = useBoard();
  const [text, setText] = useState('');
  const { plan } = useSession();
  const may = useMay('edit-plan', { theme: null });
  const mayImport = useMay('import');
  const titles = titlesIn(text).map((title) => title.slice(0, limits.title));
  const make = () => {
    const commands = titles
      .slice(0, limits.themes)
      .map((title) => ({ name: 'createTheme', input: { title } }) as const);
    const done = perform({ kind: 'create', name: titles[0]!, id: '' }, ...commands);
    if (done) focus(done.created[0]!);
  };
  return (
    <section className="empty-plan">
      <h2>{m.board.empty}</h2>
      {may && <p className="quiet">{m.board.emptyHelp}</p>}
      {may && (
        <>
          <textarea
            className="input"
            aria-label={m.board.emptyField}
            rows={6}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.stopPropagation()}
          />
          <button type="button" className="button primary" disabled={titles.length === 0} onClick={make}>
            {m.board.emptyButton}
          </button>
          {mayImport && (
            <Link className="button" href={`/plan/${plan}/import`}>
              {m.board.emptyImport}
            </Link>
          )}
        </>
      )}
    </section>
  );
}
