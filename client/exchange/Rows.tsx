import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';
import { RowCard } from './RowCard.tsx';
import type { Group, Laid, Row } from './rows.ts';
import { fewRows, inParts, useNear } from './use-near.ts';
import './rows.css';

/** How tall a row is as long as it is not drawn, in px. */
const rowHeight = 150;

/** Every row beside what becomes of it, under its strategy. */
export function Rows({ laid: { groups, rows } }: { readonly laid: Laid }) {
  const m = useKnownTexts(exchangeTexts);
  if (rows.length === 0) return <p className="import-nothing">{m.rows.noneRead}</p>;
  const isFew = rows.length <= fewRows;
  return (
    <section aria-label={m.rows.label}>
      <div className="rows-head" aria-hidden>
        <span>{m.rows.verbatim}</span>
        <span>{m.rows.becomes}</span>
      </div>
      {groups.map((group) => (
        <section
          key={group.key}
          data-slot={slotOf(group.theme?.no)}
          aria-labelledby={`import-group-${group.key}`}
        >
          <GroupHead group={group} />
          {inParts(group.rows).map((part) => (
            <Part key={part[0]!.at} rows={part} isFew={isFew} />
          ))}
        </section>
      ))}
    </section>
  );
}

function GroupHead({ group: { key, theme, strategy } }: { readonly group: Group }) {
  const m = useKnownTexts(exchangeTexts);
  return (
    <h2 id={`import-group-${key}`} className="group-head" tabIndex={-1}>
      {theme?.no !== undefined && <span className="badge small">{theme.no}</span>}
      {strategy?.number && <b className="number">{strategy.number}</b>}
      <span lang={planLanguage}>{strategy?.title || theme?.title || m.found.noTheme}</span>
    </h2>
  );
}

function Part({ rows, isFew }: { readonly rows: readonly Row[]; readonly isFew: boolean }) {
  const [element, isNear] = useNear<HTMLDivElement>(isFew);
  if (isNear) return rows.map((row) => <RowCard key={row.at} row={row} />);
  return (
    <div
      ref={element}
      data-rows={rows.map(({ at }) => at).join(' ')}
      tabIndex={-1}
      style={{ height: rows.length * rowHeight }}
    />
  );
}
