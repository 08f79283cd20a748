import { ArrowRightLeftIcon, CheckmarkIcon, MinusIcon, PencilIcon, PlusIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import type { Change, ProposedAction, ProposedTheme } from '../../shared/exchange/proposal.ts';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { compareWords } from '../lib/compare-words.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';
import { StandPill } from './RowCard.tsx';
import type { Laid, Row } from './rows.ts';
import { fewRows, inParts, useNear } from './use-near.ts';
import './rows.css';
import './differences.css';

/** How tall a row is as long as it is not drawn, in px. */
const rowHeight = 70;

const icons: Record<ProposedAction['outcome'], ReactNode> = {
  changed: <PencilIcon aria-hidden />,
  moved: <ArrowRightLeftIcon aria-hidden />,
  new: <PlusIcon aria-hidden />,
  missing: <MinusIcon aria-hidden />,
  same: <CheckmarkIcon aria-hidden />,
};

interface DifferencesProps {
  readonly laid: Laid;
  readonly isShown: (row: Row) => boolean;
}

/** What a file that was written from the plan would change in it. */
export function Differences({ laid, isShown }: DifferencesProps) {
  const m = useKnownTexts(exchangeTexts);
  const groups = laid.groups.map((group) => ({ ...group, rows: group.rows.filter(isShown) }));
  const themes = [...Map.groupBy(groups, ({ theme }) => theme)]
    .map(([theme, list]) => ({ theme, rows: list.flatMap(({ rows }) => rows) }))
    .filter(({ rows }) => rows.length > 0);
  const isFew = laid.rows.filter(isShown).length <= fewRows;
  if (themes.length === 0) return <p className="import-nothing">{m.diff.none}</p>;
  return (
    <table className="differences">
      <thead>
        <tr>
          <th scope="col">{m.diff.number}</th>
          <th scope="col">{m.diff.change}</th>
          <th scope="col">{m.diff.fromTo}</th>
        </tr>
      </thead>
      {themes.map(({ theme, rows }, at) => [
        <ThemeRow key={`theme-${at}`} theme={theme} />,
        ...inParts(rows).map((part) => <Part key={part[0]!.at} rows={part} isFew={isFew} />),
      ])}
    </table>
  );
}

function ThemeRow({ theme }: { readonly theme: ProposedTheme | undefined }) {
  const m = useKnownTexts(exchangeTexts);
  return (
    <tbody data-slot={slotOf(theme?.no)}>
      <tr>
        <th scope="rowgroup" colSpan={3} className="difference-theme">
          {theme?.no !== undefined && <span className="badge small">{theme.no}</span>}
          <span lang={planLanguage}>{theme?.title || m.found.noTheme}</span>
        </th>
      </tr>
    </tbody>
  );
}

function Part({ rows, isFew }: { readonly rows: readonly Row[]; readonly isFew: boolean }) {
  const [element, isNear] = useNear<HTMLTableSectionElement>(isFew);
  return (
    <tbody ref={element} data-rows={isNear ? undefined : rows.map(({ at }) => at).join(' ')}>
      {isNear ? (
        rows.map((row) => <DifferenceRow key={row.at} row={row} />)
      ) : (
        <tr>
          <td colSpan={3} style={{ height: rows.length * rowHeight }} />
        </tr>
      )}
    </tbody>
  );
}

function DifferenceRow({ row }: { readonly row: Row }) {
  const m = useKnownTexts(exchangeTexts);
  const { at, action, isOpen } = row;
  const { outcome, number, title, changes } = action;
  return (
    <tr id={`import-row-${at}`} tabIndex={-1} className={isOpen ? 'in-doubt' : undefined}>
      <td className="number row-number">{number ?? ''}</td>
      <td>
        <span className={`pill is-${outcome}`}>
          {icons[outcome]}
          {m.diff.outcome[outcome]}
        </span>
        {isOpen && <StandPill row={row} />}
      </td>
      <td>
        <b lang={planLanguage}>{title}</b>
        <dl>
          {/* How exactly a time was read follows from its words. */}
          {changes
            .filter(({ field }) => field in m.diff.field)
            .map((change) => (
              <ChangeLine key={change.field} change={change} />
            ))}
          {isOpen && outcome === 'missing' && (
            <div>
              <dt>{m.diff.file}</dt>
              <dd>{m.diff.mustSettle}</dd>
            </div>
          )}
        </dl>
        {outcome === 'same' && <p className="quiet">{m.diff.unchanged}</p>}
      </td>
    </tr>
  );
}

function ChangeLine({ change: { field, from, to } }: { readonly change: Change }) {
  const m = useKnownTexts(exchangeTexts);
  const [start, removed, added, end] = compareWords(from, to);
  const isPart = start.trim() !== '' || end.trim() !== '';
  const words: Readonly<Record<string, string>> = m.diff.field;
  return (
    <div>
      <dt>{words[field] ?? field}</dt>
      <dd lang={planLanguage}>
        {start}
        {removed && (
          <del>
            <span className="hidden">{m.diff.from} </span>
            {removed}
          </del>
        )}
        {removed && added && (isPart ? ' ' : ' → ')}
        {added && (
          <ins>
            <span className="hidden">{m.diff.to} </span>
            {added}
          </ins>
        )}
        {end}
      </dd>
    </div>
  );
}
