import type {
  Answers,
  Doubt,
  Proposal,
  ProposedAction,
  ProposedStrategy,
  ProposedTheme,
} from '../../shared/exchange/proposal.ts';

/** One row of a source, and what becomes of it. */
export interface Row {
  readonly at: number;
  readonly action: ProposedAction;
  readonly doubts: readonly Doubt[];
  /** Whether nobody has settled some doubt about it. */
  readonly isOpen: boolean;
}

/** Rows that go to one strategy. */
export interface Group {
  readonly key: string;
  readonly theme: ProposedTheme | undefined;
  readonly strategy: ProposedStrategy | undefined;
  readonly rows: readonly Row[];
}

export interface Laid {
  readonly rows: readonly Row[];
  readonly groups: readonly Group[];
  /** Doubts that nobody has settled. */
  readonly open: ReadonlySet<Doubt>;
  /** Whether some rows were recognised as actions of the plan: then what counts is what differs. */
  readonly isDifference: boolean;
  /** How many actions there would be news of. */
  readonly takes: number;
}

/** What an import would do, laid out to be looked over: rows under their strategies, in the order of the source. */
export function layOut(proposal: Proposal, answers: Answers): Laid {
  const byKey = new Map(proposal.doubts.map((doubt) => [doubt.key, doubt]));
  const open = new Set(proposal.doubts.filter(({ key }) => answers[key] === undefined));
  const rows = proposal.actions.map((action, at): Row => {
    const doubts = action.doubts.flatMap((key) => byKey.get(key) ?? []);
    return { at, action, doubts, isOpen: doubts.some((doubt) => open.has(doubt)) };
  });
  const groups = [...Map.groupBy(rows, ({ action }) => `${action.theme}-${action.strategy}`)];
  const isDifference = rows.some(({ action }) => action.outcome !== 'new');
  return {
    rows,
    open,
    isDifference,
    takes: rows.filter((row) => isTaken(row, answers)).length,
    groups: groups.map(([key, list]): Group => {
      const { theme, strategy } = list[0]!.action;
      const found = proposal.themes[theme];
      return { key, theme: found, strategy: found?.strategies[strategy], rows: list };
    }),
  };
}

/** Whether taking the source in would do something to the action. */
function isTaken({ action, doubts }: Row, answers: Answers): boolean {
  if (action.outcome === 'same') return false;
  return action.outcome !== 'missing' || doubts.some(({ key }) => answers[key] === 'archive');
}

/** What people call an action by, before it has a number too. */
export const labelOf = ({ number, title }: Pick<ProposedAction, 'number' | 'title'>): string =>
  number ?? `«${title}»`;
