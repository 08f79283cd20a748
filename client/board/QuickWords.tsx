import { XMarkIcon } from '@navikt/aksel-icons';
import { useEffect, useEffectEvent, useId, type KeyboardEvent } from 'react';
import { fold } from '../../shared/fold.ts';
import { handTexts } from '../../shared/i18n/late.ts';
import { halfToken, type HalfToken, type QuickToken } from '../../shared/quick-add.ts';
import { named, search, type Hit } from '../../shared/register.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { nameOf } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import { useStore } from '../state/hooks.tsx';
import { Suggestions } from '../ui/Suggestions.tsx';
import { useCombobox } from '../ui/use-combobox.ts';
import type { Quick, Taken } from './use-quick.ts';
import './quick.css';

const mostHits = 8;

interface QuickWordsProps {
  readonly field: { readonly current: HTMLTextAreaElement | null };
  readonly text: string;
  readonly caret: number;
  readonly quick: Quick;
  /** Puts the title without the word that was chosen for it, with the caret where it stood. */
  readonly onText: (text: string, caret: number) => void;
  /** Gets the keys of the field first. @returns whether a key was for the list */
  readonly keys: { current: ((event: KeyboardEvent) => boolean) | undefined };
}

/** Under the field of a new title: what can be meant by the word at the caret, and what is meant so far. */
export function QuickWords({ field, text, caret, quick, onText, keys }: QuickWordsProps) {
  const texts = useKnownTexts(handTexts).quick;
  const id = useId();
  const half = halfToken(text, caret, quick.world);
  const { hits, places, added } = useMeant(quick, half);
  const count = hits.length + places.length + (added === undefined ? 0 : 1);
  const choose = (index: number) => {
    if (!half) return;
    const place = places[index];
    const kind = half.sign === '@' ? 'owner' : half.sign === '+' ? 'partner' : 'place';
    const { organisation } = hits[index] ?? {};
    if (place) quick.take({ kind: 'place', ...place });
    else if (organisation) quick.take({ kind, name: organisation.name, id: organisation.id });
    else if (added !== undefined) quick.take({ kind, name: added });
    onText(`${text.slice(0, half.at)}${text.slice(caret)}`, half.at);
  };
  const { isShown, active, setOpen, take, onKeyDown } = useCombobox({ count, onTake: choose });
  const word = half && `${half.at} ${half.sign}`;
  const open = useEffectEvent(setOpen);
  useEffect(() => open(word !== undefined), [word, text]);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isShown) return false;
    // The first that fits is meant when none is chosen, but what is said in full needs no list.
    const isSaid = half && quick.read.tokens.some(({ typed }) => typed === half.sign + half.sought.trim());
    const isMeant = active < 0 && half?.sought && !isSaid && hits.length + places.length > 0;
    if ((event.key === 'Tab' || event.key === 'Enter') && isMeant && !event.shiftKey) {
      event.preventDefault();
      take(0);
      return true;
    }
    onKeyDown(event);
    return event.isDefaultPrevented();
  });
  useEffect(() => {
    keys.current = (event) => onKey(event);
    return () => {
      keys.current = undefined;
    };
  }, [keys]);
  useFieldSays(field, isShown, id, active);
  return (
    <div className="combo quick-words">
      <Meant quick={quick} />
      {isShown &&
        (half?.sign === '#' ? (
          <Places id={id} places={places} active={active} onTake={take} />
        ) : (
          <Suggestions id={id} hits={hits} added={added} words={texts} active={active} onTake={take} />
        ))}
      <output className="hidden">{isShown && texts.found(count)}</output>
    </div>
  );
}

/** The field tells of its list as comboboxes do; it is drawn before the list has been fetched. */
function useFieldSays(field: QuickWordsProps['field'], isShown: boolean, id: string, active: number): void {
  useEffect(() => {
    const { current } = field;
    if (!current) return;
    const set = (name: string, value: string | undefined) =>
      value === undefined ? current.removeAttribute(name) : current.setAttribute(name, value);
    set('aria-controls', isShown ? `${id}-list` : undefined);
    set('aria-activedescendant', isShown && active >= 0 ? `${id}-${active}` : undefined);
  }, [field, isShown, id, active]);
}

type Place = { readonly id: string; readonly name: string };

/** What of the plan begins as what is being typed. */
function useMeant({ world }: Quick, half: HalfToken | undefined) {
  const m = useMessages();
  const store = useStore();
  const none = { hits: [] as Hit[], places: [] as Place[], added: undefined };
  if (!half) return none;
  const typed = half.sought.trim();
  if (half.sign === '#') {
    const sought = fold(typed).text;
    const fits = (name: string) => name !== '' && fold(name).text.startsWith(sought);
    const places = world.places
      .filter(({ names }) => names.some(fits))
      .slice(0, mostHits)
      .map(({ strategy }) => ({ id: strategy, name: nameOf(store.record('strategy', strategy), m) }));
    return { ...none, places };
  }
  const hits = search(world.organisations, typed).slice(0, mostHits);
  const isNew = typed !== '' && !named(world.organisations, typed);
  return { ...none, hits, added: isNew ? typed : undefined };
}

interface PlacesProps {
  readonly id: string;
  readonly places: readonly Place[];
  readonly active: number;
  readonly onTake: (index: number) => void;
}

function Places({ id, places, active, onTake }: PlacesProps) {
  const texts = useKnownTexts(handTexts).quick;
  return (
    <div id={`${id}-list`} className="suggestions" role="listbox" aria-label={texts.places}>
      {places.map(({ id: strategy, name }, index) => (
        <button
          key={strategy}
          type="button"
          id={`${id}-${index}`}
          className="suggestion"
          role="option"
          aria-selected={index === active}
          tabIndex={-1}
          lang={planLanguage}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(index)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** What is meant so far; each can be taken away, and what was read in the title then stays in it. */
function Meant({ quick }: { readonly quick: Quick }) {
  const m = useMessages();
  const texts = useKnownTexts(handTexts).quick;
  const store = useStore();
  const { read, taken, world } = quick;
  const nameOfToken = (token: QuickToken): string => {
    if (token.kind === 'time') return token.phrase;
    if (token.kind === 'place') return nameOf(store.record('strategy', token.id), m);
    return world.organisations.find(({ id }) => id === token.id)?.name ?? token.typed;
  };
  const all: [one: Taken | QuickToken, name: string][] = [
    ...read.tokens.map((token): [QuickToken, string] => [token, nameOfToken(token)]),
    ...taken.map((one): [Taken, string] => [one, one.name]),
  ];
  if (all.length === 0) return null;
  return (
    <ul className="quick-meant" aria-label={texts.read}>
      {all.map(([one, name], index) => (
        <li key={index} className="chip">
          <span className="quick-kind">{texts[one.kind]}</span>
          <span lang={planLanguage} dir="auto">
            {name}
          </span>
          {!('typed' in one) && one.id === undefined && <span className="pill green">{texts.isNew}</span>}
          <button
            type="button"
            aria-label={texts.remove(name)}
            // The focus stays in the field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => quick.drop(one)}
          >
            <XMarkIcon aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
