import { PlusIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, type ReactNode } from 'react';
import { sectorOf } from '../../shared/plan/sector.ts';
import type { Hit } from '../../shared/register.ts';
import { useMessages } from '../lib/i18n.tsx';
import { shapeOfSector } from './sectors.ts';
import { Shape } from './Shape.tsx';
import './suggestions.css';

/** What the list is called, and the line that adds something. */
interface SuggestionWords {
  readonly suggestions: string;
  readonly addNew: (name: string) => string;
}

interface SuggestionsProps {
  readonly id: string;
  readonly hits: readonly Hit[];
  /** What can be added; the last line. */
  readonly added: string | undefined;
  readonly words: SuggestionWords;
  readonly active: number;
  readonly onTake: (index: number) => void;
}

/** The organisations suggested under a field. */
export function Suggestions({ id, hits, added, words, active, onTake }: SuggestionsProps) {
  const list = useRef<HTMLDivElement>(null);
  // On a phone it opens below what is seen.
  useEffect(() => {
    list.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const option = (index: number, className: string, children: ReactNode) => (
    <button
      key={index}
      type="button"
      id={`${id}-${index}`}
      className={`suggestion ${className}`}
      role="option"
      aria-selected={index === active}
      tabIndex={-1}
      // The focus stays in the field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onTake(index)}
    >
      {children}
    </button>
  );
  return (
    <div ref={list} id={`${id}-list`} className="suggestions" role="listbox" aria-label={words.suggestions}>
      {hits.map((hit, index) => option(index, '', <Suggestion hit={hit} />))}
      {added !== undefined &&
        option(
          hits.length,
          hits.length > 0 ? 'is-apart' : '',
          <>
            <PlusIcon aria-hidden fontSize="1.125rem" />
            <span>{words.addNew(added)}</span>
          </>,
        )}
    </div>
  );
}

function Suggestion({ hit: { organisation, part, alias } }: { readonly hit: Hit }) {
  const sectors = useMessages().sector;
  const { name, kind } = organisation;
  const sector = sectorOf(kind);
  const [start, end] = part ?? [0, 0];
  return (
    <>
      <Shape name={shapeOfSector[sector]} size={14} />
      <span>
        {name.slice(0, start)}
        {end > start && <b>{name.slice(start, end)}</b>}
        {name.slice(end)}
        {alias && <span className="quiet"> ({alias})</span>}
      </span>
      <span className="kind">{sectors[sector]}</span>
    </>
  );
}
