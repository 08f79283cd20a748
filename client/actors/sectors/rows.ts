import { unplaced, type Role } from '../../../shared/actors/load.ts';
import {
  balancesOf,
  groupsOf,
  partyGroups,
  type Balance,
  type PartyGroup,
} from '../../../shared/actors/sectors.ts';
import type { ActorsTexts } from '../../../shared/i18n/actors/nb.ts';
import type { Figures } from '../use-carried.ts';
import { themeIn, themeWords } from '../words.ts';

/** A theme in the table of balances, or the whole plan. */
export interface BalanceRow extends Pick<Balance, 'actions' | 'groups'> {
  readonly key: string;
  /** Its number; undefined for the whole plan and for what is unplaced. */
  readonly no: number | undefined;
  /** What stands beside the number. */
  readonly title: string;
  /** Number and title. */
  readonly whole: string;
}

export interface Balances {
  readonly rows: readonly BalanceRow[];
  readonly sum: BalanceRow;
  /** The kinds that are in the plan at all. */
  readonly groups: readonly PartyGroup[];
}

export function balanceRows({ carried, records, themes }: Figures, role: Role, m: ActorsTexts): Balances {
  const register = records.organisations;
  const rows = balancesOf(carried, themes, register, role).map(({ theme = unplaced, ...balance }) => {
    const known = themeIn(records, theme);
    const whole = themeWords(records, theme, m);
    return { key: theme, no: known?.no, title: known?.title ?? whole, whole, ...balance };
  });
  const whole = m.sectors.sum;
  const all = groupsOf(carried, register, role);
  return {
    rows,
    sum: { key: 'sum', no: undefined, title: whole, whole, actions: carried, groups: all },
    groups: partyGroups.filter((group) => all.has(group)),
  };
}

/** A piece of a bar: from where to where, as parts of the whole. */
export interface Piece {
  readonly group: PartyGroup;
  readonly n: number;
  readonly from: number;
  readonly part: number;
}

/** How taking part is shared between the kinds, in their order. */
export function piecesOf(groups: Balance['groups']): Piece[] {
  const counts = partyGroups.map((group) => ({ group, n: groups.get(group)?.length ?? 0 }));
  const sum = counts.reduce((total, { n }) => total + n, 0);
  let from = 0;
  return counts.flatMap(({ group, n }) => {
    if (n === 0) return [];
    const piece = { group, n, from, part: n / sum };
    from += piece.part;
    return [piece];
  });
}
