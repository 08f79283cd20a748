import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recurrences } from '../../../shared/plan/schema.ts';
import { readTime } from '../../../shared/plan/time-phrase.ts';
import {
  dayOf,
  firstDayOf,
  isoOfDay,
  lastDayOf,
  nearestUnit,
  unitOf,
} from '../../../shared/timeline/days.ts';
import {
  endAt,
  isSameFrame,
  placedAt,
  stepped,
  unitsBetween,
  type Frame,
} from '../../../shared/timeline/move.ts';
import { phraseOf, writtenIn } from '../../../shared/timeline/phrase.ts';

const snaps = ['day', 'month', 'half'] as const;
const today = '2026-11-21';
const step = (frame: Frame, part: 'all' | 'start' | 'due', units: number, snap: (typeof snaps)[number]) => {
  const { start, due, precision } = stepped(frame, part, units, snap, today);
  return [start, due, precision];
};

describe('units of time', () => {
  it('hold each day once, from their first to their last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.constantFrom(...snaps), (day, snap) => {
        const unit = unitOf(day, snap);
        expect(firstDayOf(unit, snap)).toBeLessThanOrEqual(day);
        expect(lastDayOf(unit, snap)).toBeGreaterThanOrEqual(day);
        expect(firstDayOf(unit + 1, snap)).toBe(lastDayOf(unit, snap) + 1);
      }),
    );
  });

  it('are snapped to at the nearer border', () => {
    const at = (iso: string, part = 0) =>
      isoOfDay(firstDayOf(nearestUnit(dayOf(iso) + part, 'month'), 'month'));
    expect(at('2026-03-10')).toBe('2026-03-01');
    expect(at('2026-03-20')).toBe('2026-04-01');
    expect(isoOfDay(nearestUnit(dayOf('2026-03-10') + 0.7, 'day'))).toBe('2026-03-11');
  });
});

describe('moving', () => {
  const span = { start: '2026-08-01', due: '2027-03-31', precision: 'season' } as const;

  it('goes by days, months or half-years, and says how exactly', () => {
    expect(step(span, 'all', 1, 'day')).toEqual(['2026-08-02', '2027-04-01', 'day']);
    expect(step(span, 'all', 1, 'month')).toEqual(['2026-09-01', '2027-04-30', 'month']);
    expect(step(span, 'all', 1, 'half')).toEqual(['2027-01-01', '2027-12-31', 'year']);
    expect(step(span, 'due', 1, 'half')).toEqual(['2026-08-01', '2027-12-31', 'month']);
    expect(step({ due: '2027-06-30' }, 'all', 2, 'half')).toEqual([undefined, '2028-06-30', 'season']);
  });

  it('lets no end pass the other', () => {
    expect(step(span, 'due', -20, 'month')).toEqual(['2026-08-01', '2026-08-31', 'month']);
    expect(step(span, 'start', 20, 'month')).toEqual(['2027-03-01', '2027-03-31', 'month']);
    expect(endAt(span, 'due', dayOf('2020-01-01'), 'month')).toMatchObject({ due: '2026-08-31' });
  });

  it('gives an end to what has none', () => {
    expect(step({}, 'all', 1, 'month')).toEqual([undefined, '2026-12-31', 'month']);
    expect(step({ recurrence: 'continuous' }, 'all', 1, 'month')).toEqual(['2026-12-01', undefined, 'month']);
    expect(step({ due: '2027-03-31' }, 'start', -1, 'month')).toEqual(['2027-02-01', '2027-03-31', 'month']);
    expect(step({ start: '2027-03-01' }, 'due', 1, 'month')).toEqual(['2027-03-01', '2027-04-30', 'month']);
    expect(placedAt({}, dayOf('2027-05-17'), 'half')).toMatchObject({
      due: '2027-06-30',
      precision: 'season',
    });
  });

  it('puts an end at the border that is nearest', () => {
    expect(endAt(span, 'due', dayOf('2027-05-20'), 'month')).toMatchObject({ due: '2027-05-31' });
    expect(endAt(span, 'start', dayOf('2026-10-10'), 'month')).toMatchObject({ start: '2026-10-01' });
  });

  it('there and back again is where it was, when it stood at borders', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.constantFrom('day', 'month'), (units, snap) => {
        const there = stepped(span, 'all', units, snap as 'day', today);
        if (snap === 'day') expect(isSameFrame(stepped(there, 'all', -units, 'day', today), span)).toBe(true);
        else
          expect(stepped(there, 'all', -units, 'month', today)).toMatchObject({
            start: '2026-08-01',
            due: '2027-03-31',
          });
      }),
    );
    expect(unitsBetween(dayOf('2026-01-01'), dayOf('2026-03-02'), 'month')).toBe(2);
  });
});

describe('the phrase for some dates', () => {
  const frame = fc
    .record({
      snap: fc.constantFrom(...snaps),
      a: fc.integer({ min: 19_000, max: 24_000 }),
      length: fc.integer({ min: 400, max: 2_000 }),
      ends: fc.constantFrom('start', 'due', 'both'),
      recurrence: fc.constantFrom(...recurrences),
    })
    .map(({ snap, a, length, ends, recurrence }): Frame => {
      const start = isoOfDay(firstDayOf(unitOf(a, snap), snap));
      const due = isoOfDay(lastDayOf(unitOf(a + length, snap), snap));
      const base = { recurrence, ...(ends !== 'due' && { start }), ...(ends !== 'start' && { due }) };
      return stepped(base, 'all', 0, snap, today);
    });

  it.each(['nb', 'nn'] as const)('is read as those dates again: %s', (written) => {
    fc.assert(
      fc.property(frame, (frame) => {
        const { start, due, precision, recurrence } = readTime(phraseOf(frame, written));
        expect({ start, due, precision, recurrence }, phraseOf(frame, written)).toEqual({
          start: frame.start,
          due: frame.due,
          precision: frame.precision,
          recurrence: frame.recurrence,
        });
      }),
      { numRuns: 500 },
    );
  });

  it('says it as a plan would', () => {
    expect(phraseOf({ due: '2027-03-31', precision: 'month' }, 'nb')).toBe('Innen mars 2027');
    expect(phraseOf({ due: '2027-03-31', precision: 'month' }, 'nn')).toBe('Innan mars 2027');
    expect(phraseOf({ start: '2027-01-01', due: '2027-12-31', precision: 'year' }, 'nb')).toBe(
      'I løpet av 2027',
    );
    expect(phraseOf({ start: '2027-03-01', precision: 'month', recurrence: 'yearly' }, 'nb')).toBe(
      'Årlig, første gang mars 2027',
    );
  });

  it('is in the language of the plan', () => {
    expect(writtenIn(['Innan mars 2027', 'Årleg frå 2026', 'Innen mai'])).toBe('nn');
    expect(writtenIn(['Innen mars 2027', 'Hausten 2027', 'Fra 2026'])).toBe('nb');
    expect(writtenIn([])).toBe('nb');
  });
});
