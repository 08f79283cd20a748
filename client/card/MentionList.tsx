import { PersonIcon } from '@navikt/aksel-icons';
import { useEffect, useRef } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { sectorOf } from '../../shared/plan/sector.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { shapeOfSector } from '../ui/sectors.ts';
import { Shape } from '../ui/Shape.tsx';
import '../ui/suggestions.css';
import type { Mentionable } from './use-mentions.ts';

interface MentionListProps {
  readonly id: string;
  readonly meant: readonly Mentionable[];
  readonly active: number;
  readonly onTake: (index: number) => void;
}

/** Whom one may mean after an @; the first is taken by Enter. */
export function MentionList({ id, meant, active, onTake }: MentionListProps) {
  const m = useKnownTexts(partiesTexts);
  const { sector } = useMessages();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <>
      <div
        ref={list}
        id={`${id}-list`}
        className="suggestions mentions"
        role="listbox"
        aria-label={m.comments.mentions}
      >
        {meant.map(({ id: key, name, label, organisation, kind }, index) => (
          <button
            key={key}
            type="button"
            id={`${id}-${index}`}
            className="suggestion"
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            // The focus stays in the field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(index)}
          >
            {organisation === undefined ? (
              <Shape name={shapeOfSector[sectorOf(kind)]} size={14} />
            ) : (
              <PersonIcon aria-hidden />
            )}
            <bdi>{name === label ? name : `${name} (${label})`}</bdi>
            <span className="kind">{organisation ?? sector[sectorOf(kind)]}</span>
          </button>
        ))}
      </div>
      <output className="hidden">{m.hits(meant.length)}</output>
    </>
  );
}
