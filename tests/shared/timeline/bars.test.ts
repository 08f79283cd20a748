import { describe, expect, it } from 'vitest';
import { readAll, isBroken } from '../../../shared/plan/document.ts';
import { precisions, recurrences } from '../../../shared/plan/schema.ts';
import {
  barOf,
  dueByHalf,
  hasNoTime,
  isLoose,
  overdueSince,
  repeatsOf,
  type Timed,
} from '../../../shared/timeline/bars.ts';
import { dayOf, isoOfDay } from '../../../shared/timeline/days.ts';
import { examplePlan, exampleSource } from '../../builders.ts';

const timed = (fields: Partial<Timed>): Timed => ({
  timeText: undefined,
  start: undefined,
  due: undefined,
  precision: undefined,
  recurrence: undefined,
  status: undefined,
  ...fields,
});

describe('how a bar ends', () => {
  const dates = { start: '2026-01-01', due: '2027-12-31' };

  it.each([
    ['day', 0],
    ['month', 30],
    ['season', 91],
    ['year', 365],
    ['none', 0],
  ] as const)('is as soft as its precision: %s', (precision, soft) => {
    expect(precisions).toContain(precision);
    const bar = barOf(timed({ ...dates, precision }));
    expect(bar).toEqual({
      kind: 'span',
      from: dayOf('2026-01-01'),
      to: dayOf('2028-01-01'),
      softFrom: soft,
      softTo: soft,
    });
  });

  it('is never softer than half of it', () => {
    const bar = barOf(timed({ start: '2026-01-01', due: '2026-12-31', precision: 'year' }));
    expect(bar.softFrom).toBe(365 / 2);
    expect(bar.softTo).toBe(365 / 2);
  });

  it.each(recurrences)('tells what is known of it: %s', (recurrence) => {
    const kind = { once: 'span', continuous: 'span', yearly: 'repeats', 'twice-yearly': 'repeats' }[
      recurrence
    ];
    expect(barOf(timed({ ...dates, recurrence })).kind).toBe(kind);
    const undated = { once: 'unset', continuous: 'ongoing', yearly: 'repeats', 'twice-yearly': 'repeats' };
    expect(barOf(timed({ recurrence })).kind).toBe(undated[recurrence]);
    const begun = { once: 'from', continuous: 'ongoing', yearly: 'repeats', 'twice-yearly': 'repeats' };
    expect(barOf(timed({ start: '2026-01-01', recurrence })).kind).toBe(begun[recurrence]);
  });

  it('fades in before a deadline alone, which is firm', () => {
    const bar = barOf(timed({ due: '2027-03-31', precision: 'month' }));
    expect(bar).toEqual({ kind: 'deadline', to: dayOf('2027-04-01'), softFrom: 30, softTo: 0 });
  });

  it('tells what stands nowhere on the axis', () => {
    expect(barOf(timed({ timeText: 'Operativ fra 202.01.2014', precision: 'none' })).kind).toBe('wrong');
    expect(barOf(timed({ start: '2027-01-01', due: '2026-01-01' })).kind).toBe('wrong');
    expect(barOf(timed({ timeText: 'Ved behov' })).kind).toBe('words');
    expect(barOf(timed({ timeText: ' ' })).kind).toBe('unset');
  });
});

describe('what comes again', () => {
  const until = dayOf('2029-01-01');
  const times = (fields: Partial<Timed>) =>
    repeatsOf(barOf(timed(fields)), dayOf('2026-01-01'), until).map(({ from, to }) => [
      isoOfDay(from),
      isoOfDay(to),
    ]);

  it('comes every year, on the same day', () => {
    const days = times({ start: '2026-03-01', precision: 'day', recurrence: 'yearly' });
    expect(days.map(([from]) => from)).toEqual(['2026-03-01', '2027-03-01', '2028-03-01']);
  });

  it('comes twice a year, on the last day of shorter months', () => {
    const days = times({ start: '2026-08-31', precision: 'day', recurrence: 'twice-yearly' });
    expect(days.map(([from]) => from)).toEqual([
      '2026-08-31', '2027-02-28', '2027-08-31', '2028-02-29', '2028-08-31',
    ]); // prettier-ignore
  });

  it('ends where it is due', () => {
    const days = times({ due: '2026-01-31', precision: 'month', recurrence: 'yearly' });
    expect(days.map(([, to]) => to)).toEqual(['2026-02-01', '2027-02-01', '2028-02-01']);
  });

  it('comes some time each year when nobody has said when', () => {
    const bar = barOf(timed({ recurrence: 'yearly' }));
    const all = repeatsOf(bar, dayOf('2026-01-01'), until);
    expect(all).toHaveLength(3);
    expect(all.every(({ isLoose }) => isLoose)).toBe(true);
  });
});

describe('what is late', () => {
  const late = { due: '2026-03-01' };
  it('is so from the day after', () => {
    expect(overdueSince(timed(late), '2026-03-01')).toBeUndefined();
    expect(overdueSince(timed(late), '2026-03-02')).toBe('2026-03-01');
  });
  it.each(['done', 'closed'] as const)('is not what is %s', (status) => {
    expect(overdueSince(timed({ ...late, status }), '2027-01-01')).toBeUndefined();
  });
  it('is not what comes again', () => {
    expect(overdueSince(timed({ ...late, recurrence: 'yearly' }), '2027-01-01')).toBeUndefined();
  });
});

describe('the example plan', () => {
  const actions = [...readAll(examplePlan()).actions.values()].flatMap((one) => (isBroken(one) ? [] : one));
  const source = exampleSource().themes.flatMap(({ strategies }) =>
    strategies.flatMap(({ actions }) => actions),
  );

  it('has as many deadlines in each half-year as its source', () => {
    const counts: Record<string, number> = {};
    for (const { time } of source) {
      const [, year, month] = /^(\d+)-(\d+)/.exec(time?.due ?? '') ?? [];
      if (!year) continue;
      const half = `${year}-${['01', '02', '03', '04', '05', '06'].includes(month!) ? 1 : 2}`;
      counts[half] = (counts[half] ?? 0) + 1;
    }
    expect(Object.fromEntries(dueByHalf(actions))).toEqual(counts);
    expect(counts['2014-2']).toBe(27);
  });

  it('says nothing of when in ten of its actions, and only words in seven more', () => {
    expect(actions.filter(hasNoTime)).toHaveLength(10);
    expect(source.filter(({ time }) => !time?.text)).toHaveLength(10);
    expect(actions.filter(isLoose)).toHaveLength(17);
    expect(actions.filter((one) => barOf(one).kind === 'wrong')).toHaveLength(1);
  });
});
