import { CheckmarkCircleIcon, PencilIcon, QuestionmarkCircleIcon } from '@navikt/aksel-icons';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import type { Laid } from './rows.ts';

/** How much was read, and how much of it is clear: as numbers and as a bar. */
export function Strip({ laid }: { readonly laid: Laid }) {
  return laid.isDifference ? <OfDifference laid={laid} /> : <OfRows laid={laid} />;
}

function OfRows({ laid: { rows, open } }: { readonly laid: Laid }) {
  const m = useKnownTexts(exchangeTexts);
  const inDoubt = rows.filter(({ isOpen }) => isOpen).length;
  const ready = rows.length - inDoubt;
  return (
    <div className="import-strip">
      <b className="number">{m.strip.read(rows.length)}</b>
      <Bar
        parts={[
          ['green', ready],
          ['amber', inDoubt],
        ]}
      />
      <span className="import-fact green">
        <CheckmarkCircleIcon aria-hidden />
        {m.strip.ready(ready)}
      </span>
      {inDoubt > 0 && (
        <>
          <span className="import-fact amber">
            <QuestionmarkCircleIcon aria-hidden />
            {m.strip.inDoubt(inDoubt, open.size)}
          </span>
          <span className="quiet import-later">{m.strip.later}</span>
        </>
      )}
    </div>
  );
}

function OfDifference({ laid: { rows, open, takes } }: { readonly laid: Laid }) {
  const m = useKnownTexts(exchangeTexts);
  const read = rows.filter(({ action }) => action.outcome !== 'missing').length;
  const same = rows.filter(({ action }) => action.outcome === 'same').length;
  return (
    <div className="import-strip">
      <b className="number">{m.strip.readById(read)}</b>
      <Bar
        parts={[
          ['grey', same],
          ['fjord', takes],
          ['amber', Math.max(rows.length - same - takes, 0)],
        ]}
      />
      <span className="quiet number">{m.strip.unchanged(same)}</span>
      <span className="import-fact fjord">
        <PencilIcon aria-hidden />
        {m.strip.changes(takes)}
      </span>
      {open.size > 0 && (
        <span className="import-fact amber">
          <QuestionmarkCircleIcon aria-hidden />
          {m.doubts.open(open.size)}
        </span>
      )}
    </div>
  );
}

interface BarProps {
  readonly parts: readonly (readonly [colour: 'green' | 'amber' | 'grey' | 'fjord', n: number])[];
}

/** The same numbers stand beside it in words. */
const Bar = ({ parts }: BarProps) => (
  <span className="import-bar" aria-hidden>
    {parts.map(([colour, n]) => n > 0 && <i key={colour} className={colour} style={{ flexGrow: n }} />)}
  </span>
);
