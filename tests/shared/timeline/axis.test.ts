import { describe, expect, it } from 'vitest';
import { halvesOf, nextZoom, scales, stretchOf, ticksOf, zooms } from '../../../shared/timeline/axis.ts';
import { dayOf, isoOfDay } from '../../../shared/timeline/days.ts';
import { lanesOf } from '../../../shared/timeline/lanes.ts';
import { setupFrom, wordsOf } from '../../../shared/timeline/setup.ts';
import { drawnOf, type Axis } from '../../../shared/timeline/shapes.ts';
import { listedIn, standingsOf } from '../../../shared/plan/standing.ts';
import { readAll } from '../../../shared/plan/document.ts';
import { treeOf } from '../../../shared/plan/tree.ts';
import { examplePlan } from '../../builders.ts';

const stretch = { from: dayOf('2026-01-01'), to: dayOf('2028-01-01') };

describe('the axis', () => {
  it.each(zooms)('has its marks where its steps begin: %s', (zoom) => {
    const ticks = ticksOf(stretch, zoom);
    expect(ticks).toHaveLength(24 / scales[zoom].step);
    expect(isoOfDay(ticks[0]!.day)).toBe('2026-01-01');
    expect(isoOfDay(ticks.at(-1)!.day)).toBe(
      {
        month: '2027-12-01',
        quarter: '2027-10-01',
        half: '2027-07-01',
        year: '2027-01-01',
        decade: '2027-01-01',
      }[zoom],
    );
    for (const { day, year, part } of ticks)
      expect(isoOfDay(day)).toBe(`${year}-${String(part * scales[zoom].step + 1).padStart(2, '0')}-01`);
  });

  it('holds all dates and today, in whole years, but none that must be wrong', () => {
    const { from, to } = stretchOf(['2024-05-01', '2031-02-01', '2199-01-01', '1901-01-01'], '2026-11-21');
    expect(isoOfDay(from)).toBe('1986-01-01');
    expect(isoOfDay(to)).toBe('2068-01-01');
    expect(stretchOf([], '2026-11-21')).toEqual({ from: dayOf('2026-01-01'), to: dayOf('2029-01-01') });
  });

  it('is cut into half-years without a gap', () => {
    const halves = halvesOf(stretch);
    expect(halves.map(({ half }) => half)).toEqual(['2026-1', '2026-2', '2027-1', '2027-2']);
    for (const [at, { to }] of halves.entries()) expect(to).toBe(halves[at + 1]?.from ?? stretch.to);
  });

  it('comes nearer and goes farther, to an end', () => {
    expect(nextZoom('half', -1)).toBe('quarter');
    expect(nextZoom('decade', 1)).toBe('decade');
  });
});

describe('a setup', () => {
  it('is written as words and read again, whatever else stands there', () => {
    const setup = { zoom: 'quarter', by: 'lead', hasTray: true, isTable: true } as const;
    expect(setupFrom(wordsOf(setup))).toEqual(setup);
    expect(setupFrom(['x', 'tray', 'y'])).toEqual({
      zoom: 'half',
      by: 'theme',
      hasTray: true,
      isTable: false,
    });
  });
});

describe('lanes', () => {
  const records = readAll(examplePlan());
  const listed = listedIn(records, treeOf(records));

  it('hold every action once, by theme or by who leads it', () => {
    for (const by of ['theme', 'lead'] as const) {
      const ids = lanesOf(listed, by, (key) => key).flatMap((lane) => lane.ids);
      expect(new Set(ids).size).toBe(132);
      expect(ids).toHaveLength(132);
    }
    const leads = lanesOf(listed, 'lead', (key) => key);
    const first = new Map(listed.map(({ action }) => [action.id, action.owners[0]]));
    for (const { key, ids } of leads) for (const id of ids) expect(first.get(id) ?? '').toBe(key);
    expect(leads[0]!.key).toBe('lru');
    expect(leads[0]!.ids.length).toBeLessThanOrEqual(standingsOf(listed).get('lru')!.leads.length);
  });

  it('go by time, what has none last', () => {
    const [lane] = lanesOf(listed, 'theme', (key) => key);
    const dues = lane!.ids.map((id) => listed.find(({ action }) => action.id === id)!.action.due);
    expect(dues).toEqual([
      '2014-12-31',
      '2015-01-31',
      '2015-01-31',
      '2015-03-31',
      '2015-03-31',
      undefined,
      undefined,
    ]);
  });
});

describe('what is drawn', () => {
  const axis: Axis = {
    ...stretch,
    width: 730,
    x: (day) => day - stretch.from,
    dayAt: (x) => x + stretch.from,
  };
  const day = (iso: string) => dayOf(iso);

  it('is where its days are', () => {
    const bar = {
      kind: 'span',
      from: day('2026-02-01'),
      to: day('2026-06-01'),
      softFrom: 30,
      softTo: 0,
    } as const;
    const { shapes, label } = drawnOf(bar, axis)!;
    expect(shapes).toEqual([{ form: 'frame', x: 31, width: 120, softFrom: 30, softTo: 0 }]);
    expect(label).toEqual({ x: 159, isInside: false });
  });

  it('goes on to the edge, with room for its tip', () => {
    const bar = { kind: 'ongoing', from: day('2026-02-01'), softFrom: 0, softTo: 0 } as const;
    const { shapes, label } = drawnOf(bar, axis)!;
    expect(shapes[0]).toMatchObject({ form: 'arrow', x: 31, width: 730 - 14 - 31 });
    expect(label.isInside).toBe(true);
  });

  it('ends firmly at a deadline', () => {
    const { shapes } = drawnOf({ kind: 'deadline', to: day('2026-06-01'), softFrom: 91, softTo: 0 }, axis)!;
    expect(shapes[0]).toMatchObject({ form: 'fade-in', x: 151 - 91, width: 91 });
  });

  it('stays on the axis, and is left out when it is nowhere', () => {
    const { shapes } = drawnOf(
      { kind: 'span', from: day('1950-01-01'), to: day('2100-01-01'), softFrom: 0, softTo: 0 },
      axis,
    )!;
    expect(shapes[0]).toMatchObject({ x: 0, width: 730 });
    expect(drawnOf({ kind: 'words', softFrom: 0, softTo: 0 }, axis)).toBeUndefined();
  });
});
