import { ArrowRightIcon, ArrowUndoIcon, ExclamationmarkTriangleIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useLayoutEffect, useRef, useState } from 'react';
import { panelTexts } from '../../shared/i18n/late.ts';
import { isBroken, type Read } from '../../shared/plan/document.ts';
import { isArchived, splitPlace } from '../../shared/plan/tree.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useFigure, useStore } from '../state/hooks.tsx';
import { slotOf } from '../state/slot.ts';
import type { PlanStore } from '../state/plan-store.ts';
import { useMay, usePerform } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useBoard } from './board-context.tsx';
import { labelOf, nameOf, type Arranged } from '../state/names.ts';
import './drawer.css';
import { planLanguage } from '../state/plan-language.ts';

/** Everything archived, and the way back. The board stays in use beside it. */
export function ArchiveDrawer({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages();
  const words = useKnownTexts(panelTexts);
  const store = useStore();
  const [search, setSearch] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  // Follows every change: what is archived and where it goes back to depend on all of the plan.
  const listed = useFigure((store) =>
    archivedIn(store)
      .map(({ entity, id }) => `${entity}/${id}`)
      .join(' '),
  );
  const all = listed === '' ? [] : archivedIn(store);
  const hits = all.filter(({ record }) =>
    nameOf(record, m).toLowerCase().includes(search.trim().toLowerCase()),
  );
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const drawer = heading.current!.closest('aside')!;
    heading.current!.focus();
    return () => {
      // Focus goes back to where it came from, unless it has gone on to the board.
      if (drawer.contains(document.activeElement) && opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <aside
      className="drawer"
      aria-labelledby="archive-title"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className="drawer-head">
        <h2 id="archive-title" tabIndex={-1} ref={heading}>
          {words.archive.title}
        </h2>
        <span className="quiet number">{words.archive.count(all.length)}</span>
        <span className="grow" />
        <button type="button" className="button ghost icon" aria-label={m.app.close} onClick={onClose}>
          <XMarkIcon aria-hidden fontSize="1.375rem" />
        </button>
      </header>
      <div className="drawer-tools">
        <input
          className="input"
          type="search"
          aria-label={words.archive.search}
          placeholder={words.archive.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <p className="quiet">{words.archive.help}</p>
      </div>
      <ul className="drawer-body">
        {hits.map(({ entity, id }) => (
          <ArchivedItem key={id} entity={entity} id={id} />
        ))}
        {all.length === 0 && (
          <li className="drawer-empty">
            <strong>{words.archive.none}</strong>
            <p className="quiet">{words.archive.noneHelp}</p>
          </li>
        )}
        {all.length > 0 && hits.length === 0 && (
          <li className="drawer-empty">{words.archive.noHits(search)}</li>
        )}
      </ul>
    </aside>
  );
}

interface Archived {
  readonly entity: Arranged;
  readonly id: string;
  readonly record: Read<Arranged>;
}

/** What was archived by itself: what went along with its strategy or theme comes back with that. */
function archivedIn(store: PlanStore): Archived[] {
  const { themes, strategies, actions } = store.records();
  const pick = (entity: Arranged, list: ReadonlyMap<string, Read<Arranged>>): Archived[] =>
    [...list]
      .filter(([, record]) => isArchived(record) && !isBroken(record) && !record.archivedWith)
      .map(([id, record]) => ({ entity, id, record }));
  return [...pick('theme', themes), ...pick('strategy', strategies), ...pick('action', actions)];
}

function ArchivedItem({ entity, id }: { readonly entity: Arranged; readonly id: string }) {
  const m = useMessages();
  const words = useKnownTexts(panelTexts);
  const store = useStore();
  const perform = usePerform();
  const notices = useNotices();
  const { opened, focus } = useBoard();
  const record = store.record(entity, id);
  const home = record && homeOf(store, entity, record);
  const may = useMay('edit-plan', { theme: entity === 'theme' ? null : (home?.theme?.id ?? null) });
  if (!home || isBroken(record)) return null;
  const name = nameOf(record, m);
  const { parent, theme, isGone } = home;
  const restore = () => {
    if (isGone) return opened.set({ what: 'move', entity, id, restores: true });
    if (!perform({ kind: 'restore', name, id }, { name: 'restore', input: { entity, id } })) return;
    notices.show({ text: m.done.restored(labelOf(record)) });
    focus(id);
  };
  return (
    <li className="archived" data-slot={slotOf(theme && !isBroken(theme) ? theme.no : undefined)}>
      <div className="grow">
        <div className="archived-line">
          {theme && !isBroken(theme) && <span className="badge small">{theme.no}</span>}
          <span className="quiet number">
            {words.archive.kind[entity]} {'no' in record ? record.no : record.number}
          </span>
        </div>
        <h3 lang={planLanguage}>{record.title}</h3>
        {isGone && (
          <span className="pill amber">
            <ExclamationmarkTriangleIcon aria-hidden />
            {entity === 'action' ? words.archive.parentGone : words.archive.themeGone}
          </span>
        )}
      </div>
      <div className="archived-way">
        {may && (
          <button
            type="button"
            className="button small"
            aria-label={words.archive.restoreNamed(name)}
            onClick={restore}
          >
            {isGone ? <ArrowRightIcon aria-hidden /> : <ArrowUndoIcon aria-hidden />}
            {isGone ? words.archive.choosePlace : words.archive.restore}
          </button>
        )}
        {!isGone && parent && (
          <span className="quiet">
            {words.archive.to(entity === 'strategy' ? words.archive.theme(labelOf(parent)) : labelOf(parent))}
          </span>
        )}
      </div>
    </li>
  );
}

/** Where a record would come back to, and whether that is still there. */
function homeOf(store: PlanStore, entity: Arranged, record: Read<Arranged>) {
  if (entity === 'theme') return { parent: undefined, theme: record as Read<'theme'>, isGone: false };
  const place = splitPlace('place' in record ? record.place : undefined);
  const strategy = entity === 'action' ? store.record('strategy', place.parent) : undefined;
  const themeId = entity === 'action' ? splitPlace(strategy?.place).parent : place.parent;
  const theme = store.record('theme', themeId);
  const parent = entity === 'action' ? strategy : theme;
  return { parent, theme, isGone: !parent || isArchived(parent) || !theme || isArchived(theme) };
}
