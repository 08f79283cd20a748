import type { PartyGroup } from '../../../shared/actors/sectors.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { planLanguage } from '../../state/plan-language.ts';
import { slotOf } from '../../state/slot.ts';
import { BalanceBar } from './BalanceBar.tsx';
import { patternOf, Patterns } from './patterns.tsx';
import type { BalanceRow, Balances } from './rows.ts';

interface BalanceTableProps {
  readonly balances: Balances;
  readonly onList: (row: string, group: PartyGroup) => void;
}

/** Theme by theme, in how many actions each kind of party takes part. The heads are the key to the patterns. */
export function BalanceTable({ balances: { rows, sum, groups }, onList }: BalanceTableProps) {
  const m = useKnownTexts(actorsTexts).sectors;
  return (
    <>
      <svg className="balance-patterns" aria-hidden>
        <Patterns prefix="party" />
      </svg>
      <table className="balance-table">
        <caption className="hidden">{m.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{m.theme}</th>
            <th scope="col" className="balance-number">
              {m.actions}
            </th>
            <td />
            {groups.map((group) => (
              <th key={group} scope="col" className="balance-group">
                <svg width="26" height="14" aria-hidden className={`party is-${group}`}>
                  <rect
                    className="party-piece"
                    x="1"
                    y="1"
                    width="24"
                    height="12"
                    fill={patternOf('party', group)}
                  />
                </svg>
                {m.group[group]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BalanceLine key={row.key} row={row} groups={groups} onList={onList} />
          ))}
        </tbody>
        <tfoot>
          <BalanceLine row={sum} groups={groups} onList={onList} />
        </tfoot>
      </table>
    </>
  );
}

interface BalanceLineProps extends Pick<BalanceTableProps, 'onList'> {
  readonly row: BalanceRow;
  readonly groups: readonly PartyGroup[];
}

function BalanceLine({ row, groups, onList }: BalanceLineProps) {
  const m = useKnownTexts(actorsTexts);
  return (
    <tr>
      <th scope="row">
        <span className="balance-theme">
          {row.no !== undefined && (
            <span className="badge small" data-slot={slotOf(row.no)}>
              {row.no}
            </span>
          )}
          <span lang={row.no === undefined ? undefined : planLanguage}>{row.title}</span>
        </span>
      </th>
      <td className="balance-number number">
        <b>{row.actions.length}</b>
      </td>
      <td className="balance-place">
        <BalanceBar row={row} />
      </td>
      {groups.map((group) => {
        const n = row.groups.get(group)?.length ?? 0;
        return (
          <td key={group} className="balance-cell number">
            {n === 0 ? (
              <span className="quiet">
                <span aria-hidden>·</span>
                <span className="hidden">{m.load.zero}</span>
              </span>
            ) : (
              <button
                type="button"
                aria-label={m.sectors.cell(row.whole, m.sectors.group[group], n)}
                onClick={() => onList(row.key, group)}
              >
                {n}
              </button>
            )}
          </td>
        );
      })}
    </tr>
  );
}
