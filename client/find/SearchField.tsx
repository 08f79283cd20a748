import { MagnifyingGlassIcon } from '@navikt/aksel-icons';
import { useEffect, useEffectEvent, useId, useMemo, useState, type RefObject } from 'react';
import { queryLimits } from '../../shared/find/query.ts';
import { findTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useOpenCard } from '../sync/card-way.ts';
import { useCombobox } from '../ui/use-combobox.ts';
import type { Outcome } from './finder.ts';
import { ActionLine, OptionLine } from './lines.tsx';
import type { Asking } from './use-finder.ts';

/** So many hits are offered under the field. */
const most = 7;

/** How long one has to pause before the board answers, in ms: it is drawn once for a word, not for each letter. */
const pause = 120;

interface SearchFieldProps {
  readonly asking: Asking;
  readonly outcome: Outcome;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** The text that is sought: the board answers while one types, and the likeliest cards can be opened at once. */
export function SearchField({ asking, outcome, field }: SearchFieldProps) {
  const m = useKnownTexts(findTexts);
  const id = useId();
  const { finder } = asking;
  const openCard = useOpenCard();
  const { typed, type, settle } = useTyped(asking, outcome);
  const hits = useMemo(() => {
    const { actions, found } = finder.search(outcome.filter.text);
    return { found, actions: actions.slice(0, most) };
  }, [finder, outcome]);
  const { isShown, active, setOpen, take, onKeyDown } = useCombobox({
    count: hits.actions.length,
    onTake: (index) => hits.actions[index] && openCard(hits.actions[index].id),
  });
  return (
    <div className="find-field">
      <MagnifyingGlassIcon aria-hidden />
      <input
        ref={field}
        className="input"
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        maxLength={queryLimits.text}
        placeholder={m.field(outcome.of)}
        aria-label={m.field(outcome.of)}
        aria-keyshortcuts="/"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        value={typed}
        onFocus={() => finder.warm()}
        onBlur={() => {
          settle();
          setOpen(false);
        }}
        onChange={({ target }) => {
          type(target.value);
          setOpen(target.value.trim() !== '');
        }}
        onKeyDown={(event) => {
          const isTaking = isShown && active >= 0;
          if (event.key === 'Enter' && !isTaking) {
            settle();
            setOpen(false);
          }
          if (event.key === 'Escape' && !isShown) field.current?.blur();
          onKeyDown(event);
        }}
      />
      {typed === '' && <kbd aria-hidden>/</kbd>}
      {isShown && (
        <div id={`${id}-list`} className="find-hits" role="listbox" aria-label={m.hitList}>
          {hits.actions.map((action, index) => (
            <OptionLine
              key={action.id}
              id={`${id}-${index}`}
              isActive={index === active}
              onTake={() => take(index)}
            >
              <ActionLine action={action} found={hits.found} />
            </OptionLine>
          ))}
        </div>
      )}
    </div>
  );
}

/** What stands in the field. It is asked after a pause, or at once with `settle`. */
function useTyped({ ask }: Asking, { filter }: Outcome) {
  const [typed, setTyped] = useState(filter.text);
  /** What somebody has typed and nobody has asked yet. */
  const [waiting, wait] = useState<string>();
  const askText = (text: string) => {
    wait(undefined);
    if (text.trim() !== filter.text.trim()) ask({ ...filter, text: text.trim() }, true);
  };
  const askWaiting = useEffectEvent(askText);
  // Asked otherwise meanwhile: by the way back, or by clearing.
  const follow = useEffectEvent((text: string) => {
    if (waiting === undefined && text !== typed.trim()) setTyped(text);
  });
  useEffect(() => follow(filter.text), [filter.text]);
  useEffect(() => {
    if (waiting === undefined) return;
    const timer = setTimeout(() => askWaiting(waiting), pause);
    return () => clearTimeout(timer);
  }, [waiting]);
  const type = (text: string) => {
    setTyped(text);
    wait(text);
  };
  return { typed, type, settle: () => waiting !== undefined && askText(waiting) };
}
