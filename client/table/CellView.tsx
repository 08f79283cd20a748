import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { memo, useCallback, useSyncExternalStore, type ReactNode } from 'react';
import type { FundingState, Action } from '../../shared/plan/schema.ts';
import { amountText, sumsOf } from '../../shared/plan/money.ts';
import { hasImpossibleDate } from '../../shared/plan/timeframe.ts';
import { cellText, type CellContext } from '../../shared/table/cells.ts';
import type { ColumnId } from '../../shared/table/columns.ts';
import { partyName } from '../../shared/table/parties.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import { CommitmentShape } from '../marks/CommitmentMark.tsx';
import { FundingShape } from '../marks/FundingMark.tsx';
import { OrganisationChip } from '../marks/OrganisationChip.tsx';
import { StatusMark } from '../marks/StatusMark.tsx';
import { useLook } from '../state/filter.ts';
import { useFigure, useStore } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { useStanding } from '../state/said.ts';
import { useSession } from '../sync/hooks.tsx';
import { Marked } from '../ui/Marked.tsx';
import './cells.css';

export interface CellProps {
  readonly action: Action;
  readonly column: ColumnId;
  readonly ctx: CellContext;
}

/** What stands in a cell that nobody writes in. It follows what it draws by itself. */
export const CellView = memo(function CellView(props: CellProps) {
  const Drawn = views[props.column];
  return <Drawn {...props} />;
});

const views: Readonly<Record<ColumnId, (props: CellProps) => ReactNode>> = {
  number: NumberCell,
  title: TitleCell,
  owners: PartiesCell,
  partners: PartiesCell,
  time: PlanTextCell,
  due: DueCell,
  status: StatusCell,
  funding: FundingCell,
  changed: ChangedCell,
  theme: PlaceCell,
  strategy: PlaceCell,
  start: PlainCell,
  recurrence: PlainCell,
  next: PlanTextCell,
  nextDate: PlainCell,
  confirmed: ConfirmedCell,
};

/** A word for nothing: never a dash, which would say that it is not wanted. */
const Nothing = ({ children }: { readonly children: string }) => (
  <span className="cell-none">{children}</span>
);

function NumberCell({ action: { number } }: CellProps) {
  const m = useMessages();
  return number ? (
    <span className="cell-number number">{number}</span>
  ) : (
    <span className="pill green">{m.board.new}</span>
  );
}

function StatusCell({ action: { status = 'proposed' } }: CellProps) {
  return (
    <span className="cell-line">
      <StatusMark status={status} />
    </span>
  );
}

function TitleCell({ action: { id, title } }: CellProps) {
  return (
    <span className="cell-title" lang={planLanguage}>
      <Marked text={title} parts={useLook(id)?.hits} />
    </span>
  );
}

function PlanTextCell({ action, column, ctx }: CellProps) {
  const text = cellText(action, column, ctx);
  const { none } = ctx.words.cells;
  if (text === '') return <Nothing>{column === 'time' ? none.time : none.other}</Nothing>;
  return (
    <span className="cell-text number" title={text} lang={planLanguage}>
      {text}
    </span>
  );
}

function PlainCell({ action, column, ctx }: CellProps) {
  const text = cellText(action, column, ctx);
  return text === '' ? (
    <Nothing>{ctx.words.cells.none.other}</Nothing>
  ) : (
    <span className="number">{text}</span>
  );
}

/** What organisations are called, as one text; it follows the register. */
function useNames(ids: readonly string[], ctx: CellContext): string {
  const store = useStore();
  const subscribe = useCallback((listener: () => void) => store.subscribe('register', listener), [store]);
  return useSyncExternalStore(subscribe, () => ids.map((id) => partyName(id, ctx)).join('; '));
}

/** The first by its shape and short name; how many more, and who they are for those who listen or point. */
function PartiesCell({ action, column, ctx }: CellProps) {
  const side = column === 'owners' ? 'owners' : 'partners';
  const [first, ...others] = action[side];
  const names = useNames(others, ctx);
  const { none } = ctx.words.cells;
  if (first === undefined && side === 'partners') return <Nothing>{none.partners}</Nothing>;
  if (first === undefined)
    return (
      <span className="chip missing">
        <ExclamationmarkTriangleIcon aria-hidden />
        <span>{none.owners}</span>
      </span>
    );
  return (
    <span className="cell-line">
      <OrganisationChip id={first} />
      {others.length > 0 && (
        <span className="more" title={names}>
          <span aria-hidden>+{others.length}</span>
          <span className="hidden">{names}</span>
        </span>
      )}
    </span>
  );
}

/** Whether the words name a day that there is none of, and nobody has said which was meant. */
const isUnsettled = ({ timeText, start, due }: Action): boolean =>
  timeText !== undefined && (start ?? due) === undefined && hasImpossibleDate(timeText);

function DueCell({ action, ctx }: CellProps) {
  const { cells } = ctx.words;
  const text = cellText(action, 'due', ctx);
  if (text !== '') return <span className="number">{text}</span>;
  if (isUnsettled(action))
    return (
      <span className="cell-bad">
        <ExclamationmarkTriangleIcon aria-hidden />
        {cells.badDate}
      </span>
    );
  const { recurrence, timeText } = action;
  const isAgain = recurrence !== undefined && recurrence !== 'once';
  return (
    <Nothing>
      {isAgain ? cells.recurrence[recurrence] : timeText === undefined ? cells.none.time : cells.none.undated}
    </Nothing>
  );
}

/** What is furthest counts first: a hope is never added to a grant. */
const furthest: readonly FundingState[] = ['granted', 'applied', 'idea', 'refused'];

function FundingCell({ action, ctx }: CellProps) {
  const sums = sumsOf(action.funding);
  const [first] = furthest.flatMap((state) => sums.filter((one) => one.state === state));
  const text = cellText(action, 'funding', ctx);
  if (!first)
    return text === '' ? (
      <Nothing>{ctx.words.cells.none.funding}</Nothing>
    ) : (
      <span className="cell-text" title={text}>
        {text}
      </span>
    );
  return (
    <span className="cell-line cell-sum" title={text}>
      <span aria-hidden className="cell-line number">
        <FundingShape state={first.state} />
        {amountText(first.sum)}
        {sums.length > 1 && <span className="more">+{sums.length - 1}</span>}
      </span>
      <span className="hidden">{text}</span>
    </span>
  );
}

function ChangedCell({ action, ctx }: CellProps) {
  const { activity } = useSession();
  const text = useSignalPart(activity.known, () => cellText(action, 'changed', ctx));
  return <span className="cell-none number">{text}</span>;
}

/** The theme or strategy it is at home in, which others may call otherwise at any time. */
function PlaceCell({ action, column, ctx }: CellProps) {
  const text = useFigure(() => cellText(action, column, ctx));
  return text === '' ? (
    <Nothing>{ctx.words.cells.none.other}</Nothing>
  ) : (
    <span className="cell-text number" title={text} lang={planLanguage}>
      {text}
    </span>
  );
}

function ConfirmedCell({ action, ctx }: CellProps) {
  const { confirmed, parts } = useStanding(action);
  const { cells } = ctx.words;
  if (parts === 0) return <Nothing>{cells.none.nobodyAsked}</Nothing>;
  // Until what was said has come, nothing is told of it.
  if (!ctx.standing(action)) return null;
  return (
    <span className="cell-line number">
      <span className={confirmed === parts ? 'commitment confirmed' : 'commitment'}>
        <CommitmentShape state={confirmed === parts ? 'confirmed' : 'proposed'} />
        {cells.confirmedOf(confirmed, parts)}
      </span>
    </span>
  );
}
