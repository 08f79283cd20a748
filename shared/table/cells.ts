import { amountText, sumsOf } from '../plan/money.ts';
import { statuses, recurrences, type Action } from '../plan/schema.ts';
import type { ColumnId } from './columns.ts';
import type { CellContext } from './context.ts';
import { partyName } from './parties.ts';
import { dayText, dueText } from './when.ts';

export type { CellContext } from './context.ts';

type Reader = (action: Action, ctx: CellContext) => string | undefined;

const readers: Readonly<Record<ColumnId, Reader>> = {
  number: ({ number }) => number,
  title: ({ title }) => title,
  owners: ({ owners }, ctx) => owners.map((id) => partyName(id, ctx)).join('; '),
  partners: ({ partners }, ctx) => partners.map((id) => partyName(id, ctx)).join('; '),
  time: ({ timeText }) => timeText,
  due: (action, { language, words }) => dueText(action, language, words.cells.dates),
  status: ({ status = 'proposed' }, { words }) => words.status[status],
  funding: (action, { words }) => fundingText(action, words),
  changed: ({ id }, ctx) => {
    const at = ctx.changed(id);
    return at && ctx.moment(at);
  },
  theme: (action, ctx) => titled(ctx.theme(action)?.no, ctx.theme(action)?.title),
  strategy: (action, ctx) => titled(ctx.strategy(action)?.number, ctx.strategy(action)?.title),
  start: ({ start }, { language }) => start && dayText(start, language),
  recurrence: ({ recurrence }, { words }) => recurrence && words.cells.recurrence[recurrence],
  next: ({ nextStep }) => nextStep,
  nextDate: ({ nextDate }, { language }) => nextDate && dayText(nextDate, language),
  confirmed: (action, ctx) => {
    const { confirmed, parts = 0 } = ctx.standing(action) ?? {};
    return parts === 0 ? '' : ctx.words.cells.confirmedOf(confirmed!, parts);
  },
};

/** What a cell shows, as words: what is copied, printed and edited. Empty where nothing is said. */
export const cellText = (action: Action, column: ColumnId, ctx: CellContext): string =>
  readers[column](action, ctx) ?? '';

const titled = (number: string | number | undefined, title = ''): string =>
  [number, title].filter((part) => part !== undefined && part !== '').join(' ');

/** What the money comes to, each state by itself; of what nobody has counted, the plan's own words. */
function fundingText(
  { funding, fundingText }: Action,
  { cells, funding: words }: CellContext['words'],
): string {
  const sums = sumsOf(funding).map(({ state, sum }) => words.sum(words.state[state], amountText(sum)));
  if (sums.length > 0) return sums.join('; ');
  return funding.length > 0 ? cells.noAmount : (fundingText ?? '');
}

/** What actions are put in order by: numbers in turn, then a text. Nothing at all comes last. */
type SortKey = { readonly numbers: readonly number[]; readonly text: string } | undefined;

const numbersIn = (spoken: string | undefined): number[] => spoken?.split('.').map(Number) ?? [];
const dayNumber = (iso: string): number => Date.parse(iso);
const ofText = (text: string): SortKey => (text === '' ? undefined : { numbers: [], text });
const ofNumbers = (numbers: readonly number[], text = ''): SortKey =>
  numbers.length === 0 && text === '' ? undefined : { numbers, text };
const ofDay = (iso: string | undefined): SortKey => (iso ? ofNumbers([dayNumber(iso)]) : undefined);

/** Where nothing is written, what stands there says how to sort. */
const sorters: Partial<Readonly<Record<ColumnId, (action: Action, ctx: CellContext) => SortKey>>> = {
  number: ({ number }) => ofNumbers(numbersIn(number)),
  time: ({ timeText = '', due, start }) => {
    const day = due ?? start;
    return timeText === '' ? undefined : { numbers: [day ? dayNumber(day) : Infinity], text: timeText };
  },
  due: ({ due, start }) => ofDay(due ?? start),
  status: ({ status = 'proposed' }) => ofNumbers([statuses.indexOf(status)]),
  // What is granted counts before what is hoped for.
  funding: ({ funding, fundingText = '' }) => {
    const sums = new Map(sumsOf(funding).map(({ state, sum }) => [state, sum]));
    if (sums.size === 0)
      return funding.length === 0 && fundingText === '' ? undefined : ofText(`${fundingText} `);
    return ofNumbers(
      (['granted', 'applied', 'idea', 'refused'] as const).map((state) => -(sums.get(state) ?? 0)),
    );
  },
  changed: ({ id }, ctx) => ofDay(ctx.changed(id)),
  theme: (action, ctx) => ofNumbers([ctx.theme(action)?.no ?? []].flat(), ctx.theme(action)?.title),
  strategy: (action, ctx) => ofNumbers(numbersIn(ctx.strategy(action)?.number), ctx.strategy(action)?.title),
  start: ({ start }) => ofDay(start),
  recurrence: ({ recurrence }) => (recurrence ? ofNumbers([recurrences.indexOf(recurrence)]) : undefined),
  nextDate: ({ nextDate }) => ofDay(nextDate),
  confirmed: (action, ctx) => {
    const { confirmed, parts = 0 } = ctx.standing(action) ?? {};
    return parts === 0 ? undefined : ofNumbers([confirmed! / parts, parts]);
  },
};

/** Plans are written in Norwegian, whatever the program speaks. */
const norwegian = new Intl.Collator('nb', { numeric: true });

/**
 * The order of two actions by a column: numbers as numbers, days as days, words in Norwegian order; what is empty comes
 * last in either direction.
 */
export function compareCells(
  column: ColumnId,
  ctx: CellContext,
  direction: 1 | -1 = 1,
): (a: Action, b: Action) => number {
  const sorter = sorters[column] ?? ((action: Action) => ofText(cellText(action, column, ctx)));
  const keys = new Map<Action, SortKey>();
  const keyOf = (action: Action): SortKey => {
    if (!keys.has(action)) keys.set(action, sorter(action, ctx));
    return keys.get(action);
  };
  return (a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    if (!one || !other) return Number(!one) - Number(!other);
    return direction * compareKeys(one, other);
  };
}

function compareKeys(a: NonNullable<SortKey>, b: NonNullable<SortKey>): number {
  for (const [at, number] of a.numbers.entries()) {
    const other = b.numbers[at];
    if (other === undefined) return 1;
    if (number !== other) return number < other ? -1 : 1;
  }
  return a.numbers.length - b.numbers.length || norwegian.compare(a.text, b.text);
}
