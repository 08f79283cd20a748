import { expect, test } from 'vitest';
import { standstillDays, standstillOf } from '../../shared/plan/standstill.ts';

const now = new Date(2027, 2, 10, 12).valueOf();
const daysAgo = (days: number) => new Date(now - days * 24 * 60 * 60 * 1_000).toISOString();

test.each(['clarifying', 'confirmed', 'under-way'] as const)(
  'what is %s stands still when nothing has moved for 90 days',
  (status) => {
    const moved = daysAgo(standstillDays);
    expect(standstillOf({ status, nextDate: undefined }, moved, now)).toEqual({
      kind: 'still',
      since: moved,
    });
    expect(standstillOf({ status, nextDate: undefined }, daysAgo(standstillDays - 1), now)).toBeUndefined();
    expect(standstillOf({ status, nextDate: undefined }, undefined, now)).toBeUndefined();
  },
);

test.each(['idea', 'proposed', 'on-hold', 'done', 'closed', undefined] as const)(
  'nothing is expected of what is %s',
  (status) => {
    expect(standstillOf({ status, nextDate: undefined }, daysAgo(1_000), now)).toBeUndefined();
  },
);

test('a next step that was due before today is late, also when something has just moved', () => {
  const late = { status: 'idea', nextDate: '2027-03-09' } as const;
  expect(standstillOf(late, daysAgo(0), now)).toEqual({ kind: 'overdue', since: '2027-03-09' });
  expect(standstillOf({ ...late, nextDate: '2027-03-10' }, daysAgo(0), now)).toBeUndefined();
  for (const status of ['done', 'closed'] as const)
    expect(standstillOf({ ...late, status }, daysAgo(0), now)).toBeUndefined();
});
