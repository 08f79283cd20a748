import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { fold } from '../../shared/fold.ts';
import { queryLimits } from '../../shared/find/query.ts';
import { findTexts } from '../../shared/i18n/late.ts';
import { search } from '../../shared/register.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { useOpenCard } from '../sync/card-way.ts';
import { useSession } from '../sync/hooks.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Marked } from '../ui/Marked.tsx';
import { useDeeds } from './commands.ts';
import { ActionLine, OptionLine } from './lines.tsx';
import { OrganisationLine } from './OrganisationLine.tsx';
import { registerOf } from '../state/register-of.ts';
import type { Asking } from './use-finder.ts';

/** So many of a kind are offered; more when it is the only kind. */
const few = 6;
const many = 20;

interface PaletteProps {
  readonly asking: Asking;
  readonly onClose: () => void;
  readonly onFilter: () => void;
  readonly onClear: () => void;
}

interface Line {
  readonly key: string;
  readonly face: ReactNode;
  readonly run: () => void;
}

interface Lines {
  readonly name: string;
  /** How many there are; not all of them are offered. */
  readonly count: number;
  readonly lines: readonly Line[];
}

/** Everything in one field: actions, organisations, and what can be done. */
export function Palette({ onClose, ...props }: PaletteProps) {
  const m = useKnownTexts(findTexts);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const groups = useLines(typed, props).filter(({ lines }) => lines.length > 0);
  const all = groups.flatMap(({ lines }) => lines);
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const take = (line: Line | undefined) => {
    if (!line) return;
    onClose();
    line.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && all.length > 0) setActive((active + step + all.length) % all.length);
    else if (event.key === 'Enter') take(all[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={m.palette} className="find-palette" onClose={onClose}>
      <div>
        <input
          className="input"
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          maxLength={queryLimits.text}
          placeholder={m.paletteField}
          aria-label={m.paletteField}
          aria-describedby={`${id}-help`}
          aria-autocomplete="list"
          aria-expanded={all.length > 0}
          aria-controls={all.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={all[active] ? `${id}-${active}` : undefined}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {all.length > 0 && (
        <div id={`${id}-list`} className="find-lines" role="listbox" aria-label={m.hitList}>
          {groups.map(({ name, lines }) => (
            <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
              <div id={`${id}-${name}`} className="find-kind">
                {name}
              </div>
              {lines.map((line) => {
                const index = all.indexOf(line);
                return (
                  <OptionLine
                    key={line.key}
                    id={`${id}-${index}`}
                    isActive={index === active}
                    onTake={() => take(line)}
                  >
                    {line.face}
                  </OptionLine>
                );
              })}
            </div>
          ))}
        </div>
      )}
      <div className="find-palette-foot">
        <span id={`${id}-help`}>{m.paletteHelp}</span>
        <output className="number">{typed.trim() && m.hits(count)}</output>
      </div>
    </Dialog>
  );
}

/** What fits what is typed, by kind. `>` asks for deeds only, `@` for organisations. */
function useLines(typed: string, ways: Omit<PaletteProps, 'onClose'>): readonly Lines[] {
  const m = useKnownTexts(findTexts);
  const { plan } = useSession();
  const store = useStore();
  const openCard = useOpenCard();
  const deeds = useDeeds(ways);
  const only = typed.startsWith('>') ? 'deeds' : typed.startsWith('@') ? 'organisations' : undefined;
  const text = (only ? typed.slice(1) : typed).trim();
  const isAsked = (kind: string) => only === kind || (only === undefined && text !== '');
  const { actions, found } = ways.asking.finder.search(only ? '' : text);
  const organisations = isAsked('organisations') ? search(registerOf(store), text) : [];
  const commands = deeds.flatMap(({ id, name, hint, run }) => {
    const part = only === 'organisations' ? undefined : partOf(name, text);
    if (!part) return [];
    const face = (
      <>
        <span className="find-title">
          <Marked text={name} parts={part[1] > part[0] ? [part] : undefined} />
        </span>
        {hint && <kbd aria-hidden>{hint}</kbd>}
      </>
    );
    return { key: id ?? name, face, run };
  });
  const most = only ? many : few;
  return [
    {
      name: m.actions,
      count: actions.length,
      lines: actions.slice(0, few).map((action) => ({
        key: action.id,
        face: <ActionLine action={action} found={found} />,
        run: () => openCard(action.id),
      })),
    },
    {
      name: m.organisations,
      count: organisations.length,
      lines: organisations.slice(0, most).map((hit) => ({
        key: hit.organisation.id,
        face: <OrganisationLine hit={hit} finder={ways.asking.finder} />,
        run: () => navigate(`/plan/${plan}/organisations/${hit.organisation.id}${location.search}`),
      })),
    },
    { name: m.commands, count: commands.length, lines: commands },
  ];
}

/** Where in a name stands what is typed. */
function partOf(name: string, typed: string): readonly [number, number] | undefined {
  const { text, at } = fold(name);
  const sought = fold(typed).text;
  const start = text.indexOf(sought);
  return start === -1 ? undefined : [at[start]!, at[start + sought.length]!];
}
