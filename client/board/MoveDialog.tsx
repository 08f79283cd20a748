import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons';
import { useEffect, useId, useState } from 'react';
import { panelTexts } from '../../shared/i18n/late.ts';
import { can } from '../../shared/access.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { usePerform, useSession, useUndo } from '../sync/hooks.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { setFolded } from '../hand/desk.ts';
import { useBoard, type Opened } from './board-context.tsx';
import type { Target } from '../hand/target.ts';
import { moveCommand } from './lift.ts';
import { labelOf, nameOf, shownParent, siblingsOf, themeOfStrategy, type Arranged } from '../state/names.ts';
import './move.css';

type MoveProps = Omit<Extract<Opened, { what: 'move' }>, 'what'>;

/** Moves without dragging: theme, strategy and place, one after the other. The same command as a drag. */
export function MoveDialog({ entity, id, restores = false }: MoveProps) {
  const m = useMessages();
  const words = useKnownTexts(panelTexts);
  const store = useStore();
  const { opened } = useBoard();
  const { actor } = useSession();
  const mayEnter = (theme: string) => can(actor.value!, 'edit-plan', { theme });
  const [target, setTarget] = useState<Target>(() => startOf(store, entity, id, mayEnter));
  const move = useMove(entity, id, restores);
  useEffect(() => store.hold(), [store]);

  const record = store.record(entity, id);
  const theme = entity === 'action' ? themeOfStrategy(store, target.parent) : target.parent;
  const siblings = siblingsOf(store, entity, target.parent).filter((sibling) => sibling !== id);
  const canMove = entity === 'theme' || target.parent !== '';
  const close = () => opened.set(undefined);
  const under = (parent: string) =>
    setTarget({ parent, index: siblingsOf(store, entity, parent).filter((one) => one !== id).length });
  const chooseTheme = (chosen: string) =>
    under(entity === 'strategy' ? chosen : (store.shown.strategies.get(chosen)?.[0] ?? ''));
  return (
    <Dialog
      title={words.move.title(labelOf(record))}
      lead={record && !isBroken(record) ? record.title : ''}
      onClose={close}
    >
      {entity !== 'theme' && (
        <Choice
          label={words.move.theme}
          entity="theme"
          ids={store.shown.themes.filter(mayEnter)}
          value={theme}
          onChange={chooseTheme}
        />
      )}
      {entity === 'action' && (
        <Choice
          label={words.move.strategy}
          entity="strategy"
          ids={store.shown.strategies.get(theme) ?? []}
          value={target.parent}
          onChange={under}
        />
      )}
      {canMove ? (
        <Place
          entity={entity}
          id={id}
          siblings={siblings}
          index={target.index}
          onChange={(index) => setTarget({ ...target, index })}
        />
      ) : (
        <p className="editor-note">{words.move.noStrategy}</p>
      )}
      <div className="dialog-foot">
        <button
          type="button"
          className="button primary"
          disabled={!canMove}
          onClick={() => move(target, siblings)}
        >
          {words.move.here(target.index + 1, siblings.length + 1)}
        </button>
        <button type="button" className="button ghost" onClick={close}>
          {m.app.cancel}
        </button>
      </div>
    </Dialog>
  );
}

type Store = ReturnType<typeof useStore>;

/** Where it stands now; something unplaced starts at the first place there is. */
function startOf(store: Store, entity: Arranged, id: string, mayEnter: (theme: string) => boolean): Target {
  const parent = shownParent(store, entity, id);
  if (parent || entity === 'theme')
    return { parent, index: Math.max(siblingsOf(store, entity, parent).indexOf(id), 0) };
  const theme =
    store.shown.themes.find(
      (one) => mayEnter(one) && (entity === 'strategy' || store.shown.strategies.get(one)?.length),
    ) ?? '';
  const first = entity === 'strategy' ? theme : (store.shown.strategies.get(theme)?.[0] ?? '');
  return { parent: first, index: siblingsOf(store, entity, first).length };
}

function useMove(entity: Arranged, id: string, restores: boolean) {
  const m = useMessages();
  const store = useStore();
  const notices = useNotices();
  const perform = usePerform();
  const { undo } = useUndo();
  const { opened, folded, focus } = useBoard();
  return (target: Target, siblings: readonly string[]) => {
    const record = store.record(entity, id);
    const restore = restores ? [{ name: 'restore', input: { entity, id } } as const] : [];
    const done = perform(
      { kind: restores ? 'restore' : 'move', name: nameOf(record, m), id },
      ...restore,
      moveCommand(entity, id, target, siblings),
    );
    opened.set(undefined);
    if (!done) return;
    if (entity === 'action') setFolded(folded, target.parent, false);
    const parent = labelOf(store.record(entity === 'action' ? 'strategy' : 'theme', target.parent));
    const place = target.index + 1;
    const text = parent
      ? m.done.moved(labelOf(record), parent, place)
      : m.done.movedPlace(labelOf(record), place);
    notices.show({ text, action: { label: m.app.undo, run: undo } });
    focus(id);
  };
}

interface ChoiceProps {
  readonly label: string;
  readonly entity: 'theme' | 'strategy';
  readonly ids: readonly string[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function Choice({ label, entity, ids, value, onChange }: ChoiceProps) {
  const m = useMessages();
  const store = useStore();
  return (
    <label className="field">
      <span className="label">{label}</span>
      <select className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {ids.map((id) => (
          <option key={id} value={id}>
            {nameOf(store.record(entity, id), m)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface PlaceProps {
  readonly entity: Arranged;
  readonly id: string;
  readonly siblings: readonly string[];
  readonly index: number;
  readonly onChange: (index: number) => void;
}

/** The place among the new neighbours, shown with the one above and the one below. */
function Place({ entity, id, siblings, index, onChange }: PlaceProps) {
  const m = useMessages();
  const words = useKnownTexts(panelTexts);
  const store = useStore();
  const group = useId();
  const [above, below] = [siblings[index - 1], siblings[index]];
  const isAcross = entity === 'theme';
  const row = (sibling: string | undefined) =>
    sibling !== undefined && <li className="clip">{nameOf(store.record(entity, sibling), m)}</li>;
  return (
    <div className="field" role="group" aria-labelledby={group}>
      <div className="place-head">
        <span className="label" id={group}>
          {words.move.place}
        </span>
        <button type="button" className="button small" disabled={index === 0} onClick={() => onChange(0)}>
          {isAcross ? words.move.first : words.move.top}
        </button>
        <button
          type="button"
          className="button small"
          disabled={index === siblings.length}
          onClick={() => onChange(siblings.length)}
        >
          {isAcross ? words.move.last : words.move.bottom}
        </button>
      </div>
      <ol className="place">
        {row(above)}
        <li className="is-moved" aria-current="true">
          <span className="grow">{nameOf(store.record(entity, id), m)}</span>
          <button
            type="button"
            className="button icon small"
            aria-label={words.move.up}
            disabled={index === 0}
            onClick={() => onChange(index - 1)}
          >
            <ArrowUpIcon aria-hidden />
          </button>
          <button
            type="button"
            className="button icon small"
            aria-label={words.move.down}
            disabled={index === siblings.length}
            onClick={() => onChange(index + 1)}
          >
            <ArrowDownIcon aria-hidden />
          </button>
        </li>
        {row(below)}
      </ol>
    </div>
  );
}
