import {
  ArrowRightLeftIcon,
  CheckmarkIcon,
  ExclamationmarkTriangleIcon,
  MinusIcon,
  PencilIcon,
  PlusIcon,
  BulletListIcon,
} from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import type { ProposedAction } from '../../shared/exchange/proposal.ts';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import type { Laid, Row } from './rows.ts';

/** Which rows are shown: all that differ, those of one outcome, or those changed on both sides. */
export type Shown = 'all' | 'both' | ProposedAction['outcome'];

const choices: readonly (readonly [Shown, ReactNode])[] = [
  ['all', <ArrowRightLeftIcon key="all" aria-hidden />],
  ['changed', <PencilIcon key="changed" aria-hidden />],
  ['moved', <BulletListIcon key="moved" aria-hidden />],
  ['new', <PlusIcon key="new" aria-hidden />],
  ['missing', <MinusIcon key="missing" aria-hidden />],
  ['both', <ExclamationmarkTriangleIcon key="both" aria-hidden />],
  ['same', <CheckmarkIcon key="same" aria-hidden />],
];

const isBoth = ({ doubts }: Row): boolean => doubts.some(({ kind }) => kind === 'both');

export function isShown(row: Row, shown: Shown): boolean {
  if (shown === 'all') return row.action.outcome !== 'same' || row.doubts.length > 0;
  return shown === 'both' ? isBoth(row) : row.action.outcome === shown;
}

interface DifferenceFiltersProps {
  readonly laid: Laid;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
}

/** How many rows there are of each kind of change; pressing one shows those. */
export function DifferenceFilters({ laid: { rows }, shown, onShow }: DifferenceFiltersProps) {
  const m = useKnownTexts(exchangeTexts);
  const words = (one: Shown) =>
    one === 'all' ? m.diff.all : one === 'both' ? m.diff.both : m.diff.filter[one];
  return (
    <section aria-label={m.diff.label}>
      <h2>{m.diff.title}</h2>
      <ul className="difference-filters">
        {choices.map(([one, icon]) => (
          <li key={one}>
            <button
              type="button"
              className="import-theme"
              aria-pressed={one === shown}
              onClick={() => onShow(one)}
            >
              {icon}
              <span className="import-theme-title">{words(one)}</span>
              <span className="number import-n">{rows.filter((row) => isShown(row, one)).length}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="import-note">
        <b>{m.diff.idTitle}</b>
        <p className="quiet">{m.diff.idHelp}</p>
      </div>
    </section>
  );
}
