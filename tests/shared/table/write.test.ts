import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../../../shared/plan/commands.ts';
import type { Action } from '../../../shared/plan/schema.ts';
import { cellText } from '../../../shared/table/cells.ts';
import { columnIds, columnOf, type ColumnId } from '../../../shared/table/columns.ts';
import { StepNames } from '../../../shared/table/parties.ts';
import { writeCell } from '../../../shared/table/write.ts';
import { examplePlan, smallPlan } from '../../builders.ts';
import { actionIn, actionsOf, contextOf } from './table-context.ts';

/** Writes a text into a cell of `a1` and gives what came of it: the action as it is then, the notes, the fault. */
function written(column: ColumnId, text: string, { doc = smallPlan(), step = new StepNames() } = {}) {
  const before = actionIn(doc, 'a1');
  const result = writeCell(before, column, text, contextOf(doc), step);
  if ('fault' in result) return { doc, before, after: before, fault: result.fault };
  if (result.commands.length > 0) run(doc, 'test', ...result.commands);
  const after = actionIn(doc, 'a1');
  expect({ ...before, ...result.fields }).toEqual(after);
  return { doc, before, after, notes: result.notes };
}

/** The small plan with some fields of `a1` set. */
function planWith(fields: Record<string, unknown>) {
  const doc = smallPlan();
  run(doc, 'test', { name: 'setFields', input: { entity: 'action', id: 'a1', fields } });
  return doc;
}

const datesOf = ({ start, due, precision, recurrence }: Action) => ({ start, due, precision, recurrence });
const noDates = { start: undefined, due: undefined, precision: undefined, recurrence: undefined };

describe('lines', () => {
  test('a title is one line and never empty', () => {
    expect(written('title', '  Nytt\nnavn ').after.title).toBe('Nytt navn');
    expect(written('title', ' \n').fault).toEqual({ code: 'never-empty' });
    expect(written('title', 'x'.repeat(301)).fault).toEqual({ code: 'too-long', max: 300 });
  });

  test('a next step can be emptied', () => {
    const doc = planWith({ nextStep: 'Ring' });
    expect(written('next', '', { doc }).after.nextStep).toBeUndefined();
  });
});

describe('time', () => {
  test('the words and what was read of them are set together', () => {
    const { after } = written('time', 'Innen 1. mai 2027');
    expect(after.timeText).toBe('Innen 1. mai 2027');
    expect(datesOf(after)).toEqual({ ...noDates, due: '2027-05-01', precision: 'day', recurrence: 'once' });
  });

  test.each(['Etter avtale', 'Innen 202.01.2027', 'Innen 2027 dersom det er penger', ''])(
    '%j takes along what was read of other words',
    (text) => {
      const doc = planWith({
        timeText: 'Innen 2028',
        due: '2028-12-31',
        precision: 'year',
        recurrence: 'once',
      });
      const { after } = written('time', text, { doc });
      expect(after.timeText).toBe(text || undefined);
      expect(datesOf(after)).toEqual(noDates);
    },
  );

  test('the same words leave days alone that somebody has set right', () => {
    const doc = planWith({ timeText: 'Innen 2028', due: '2028-06-01', precision: 'day' });
    expect(written('time', 'Innen  2028', { doc }).after.due).toBe('2028-06-01');
  });

  test('it is one command, so that it is one line of history', () => {
    const result = writeCell(actionIn(smallPlan(), 'a1'), 'time', 'Innen 2027', contextOf(smallPlan()));
    expect('commands' in result && result.commands.length).toBe(1);
  });
});

describe('deadlines', () => {
  test.each([
    ['31.12.2026', { due: '2026-12-31', precision: 'day' }],
    ['2026-12-31', { due: '2026-12-31', precision: 'day' }],
    ['des. 2026', { due: '2026-12-31', precision: 'month' }],
    ['2028', { due: '2028-12-31', precision: 'year' }],
    ['våren 2027', { due: '2027-06-30', precision: 'season' }],
    ['fra 02.01.2027', { start: '2027-01-02', precision: 'day' }],
    ['frå 2027', { start: '2027-01-01', precision: 'year' }],
  ])('%s', (text, dates) => {
    const { after } = written('due', text);
    expect(datesOf(after)).toEqual({ ...noDates, ...dates });
    expect(after.timeText).toBeUndefined();
  });

  test.each([
    'snart',
    '31.02.2027',
    '2027-2029',
    'årlig innen mai 2027',
    'fra 1.1.2027 til 1.2.2027',
    '46000',
    'mai',
  ])('%s is no date', (text) => {
    expect(written('due', text).fault).toEqual({ code: 'no-date', text });
  });

  test('a deadline leaves the beginning where it is', () => {
    const doc = planWith({ start: '2026-01-01', due: '2026-12-31', precision: 'day' });
    const { after } = written('due', '2028', { doc });
    expect(datesOf(after)).toEqual({ ...noDates, start: '2026-01-01', due: '2028-12-31', precision: 'year' });
  });

  test('emptied, the cell is empty, whatever it was read from', () => {
    for (const due of ['2028-12-31', undefined]) {
      const doc = planWith({ start: '2027-01-01', due, precision: 'year', recurrence: 'yearly' });
      expect(datesOf(written('due', '', { doc }).after)).toEqual({ ...noDates, recurrence: 'yearly' });
    }
  });
});

describe('other days', () => {
  test('a beginning says how exactly it is known where there is no deadline', () => {
    expect(datesOf(written('start', 'mars 2027').after)).toEqual({
      ...noDates,
      start: '2027-03-01',
      precision: 'month',
    });
    const doc = planWith({ due: '2028-05-05', precision: 'day' });
    expect(written('start', '2027', { doc }).after).toMatchObject({ start: '2027-01-01', precision: 'day' });
  });

  test('of a month or a year the last day is meant for a next step', () => {
    expect(written('nextDate', 'mai 2027').after.nextDate).toBe('2027-05-31');
    expect(written('nextDate', 'i morgen').fault).toEqual({ code: 'no-date', text: 'i morgen' });
  });
});

describe('choices', () => {
  test.each([
    ['Ferdig', 'done'],
    ['ferdig', 'done'],
    ['in progress', 'under-way'],
    ['under-way', 'under-way'],
    ['PÅ VENT', 'on-hold'],
  ])('status %s', (text, status) => {
    expect(written('status', text).after.status).toBe(status);
  });

  test('a status is one of the eight, and never none', () => {
    expect(written('status', 'kanskje').fault).toEqual({ code: 'no-status', text: 'kanskje' });
    expect(written('status', '').fault).toEqual({ code: 'never-empty' });
  });

  test.each([
    ['Hvert år', 'yearly'],
    ['årleg', 'yearly'],
    ['Ongoing', 'continuous'],
    ['to ganger i året', 'twice-yearly'],
    ['Éin gong', 'once'],
    ['', undefined],
  ])('again: %j', (text, recurrence) => {
    expect(written('recurrence', text, { doc: planWith({ recurrence: 'once' }) }).after.recurrence).toBe(
      recurrence,
    );
  });

  test('what is no rhythm is told', () => {
    expect(written('recurrence', 'av og til').fault).toEqual({ code: 'no-recurrence', text: 'av og til' });
  });
});

describe('who leads and who joins', () => {
  const nameOf = (doc: ReturnType<typeof smallPlan>, id: string) => contextOf(doc).organisation(id)?.name;

  test.each([
    'Høgskolen; Lillehammer kommune',
    'Høgskolen, lillehammer kommune',
    'Hogskolen\nLillehammer kommune',
  ])('%j are two of the register, in that order', (text) => {
    expect(written('owners', text).after.owners).toEqual(['hil', 'lk']);
  });

  test('who leads is no partner too', () => {
    const doc = smallPlan();
    run(doc, 'test', { name: 'setPartners', input: { id: 'a1', partners: ['hil'] } });
    const { after } = written('owners', 'Høgskolen', { doc });
    expect([after.owners, after.partners]).toEqual([['hil'], []]);
    const partners = written('partners', 'Høgskolen; Lillehammer kommune', { doc });
    expect(partners.after.partners).toEqual(['lk']);
    expect(partners.notes).toEqual([{ code: 'owns-already', names: ['Høgskolen'] }]);
  });

  test('an unknown name becomes an organisation, once in a step', () => {
    const step = new StepNames();
    const { doc, after, notes } = written('partners', 'Ny Forening; ny forening', { step });
    expect(after.partners.map((id) => nameOf(doc, id))).toEqual(['Ny Forening']);
    expect(notes).toEqual([{ code: 'new-organisations', names: ['Ny Forening'] }]);
    const again = writeCell(actionIn(doc, 'a2'), 'partners', 'Ny forening', contextOf(smallPlan()), step);
    expect(again).toMatchObject({ fields: { partners: after.partners }, notes: [] });
  });

  test('a slip of the hand is read as who is meant, and told', () => {
    const { after, notes } = written('partners', 'Høkskolen');
    expect(after.partners).toEqual(['hil']);
    expect(notes).toEqual([{ code: 'read-as', written: 'Høkskolen', name: 'Høgskolen' }]);
  });

  test('unless somebody has said that it is another', () => {
    const step = new StepNames();
    step.insist('Høkskolen');
    const { doc, after } = written('partners', 'Høkskolen', { step });
    expect(after.partners.map((id) => nameOf(doc, id))).toEqual(['Høkskolen']);
  });

  test('what a cell says beside the names is kept as a remark', () => {
    const { after, notes } = written('partners', 'Høgskolen m.fl.');
    expect([after.partners, after.partnerNote]).toEqual([['hil'], 'Høgskolen m.fl.']);
    expect(notes).toEqual([{ code: 'more-kept', names: ['Høgskolen m.fl.'] }]);
  });

  test('a sentence is nobody', () => {
    const text = 'Alle som vil være med på dette. Vi spør dem til høsten';
    expect(written('partners', text).fault).toMatchObject({ code: 'no-names' });
    expect(written('partners', '***').fault).toMatchObject({ code: 'no-names' });
  });

  test('emptied', () => {
    expect(written('owners', '').after.owners).toEqual([]);
  });
});

test('a cell that is not written in says so', () => {
  expect(written('number', '9.9').fault).toEqual({ code: 'read-only' });
  expect(written('funding', '50 000').fault).toEqual({ code: 'read-only' });
});

describe('with the example plan', () => {
  const doc = examplePlan();
  const actions = actionsOf(doc);
  const editable = columnIds.filter((id) => columnOf(id).isEditable);

  test.each(['nb', 'nn', 'en'] as const)('writing what stands there changes nothing (%s)', (language) => {
    const ctx = contextOf(doc, language);
    for (const action of actions)
      for (const column of editable)
        expect(writeCell(action, column, cellText(action, column, ctx), ctx)).toMatchObject({ commands: [] });
  });

  // The words of one action written into another: then it says the same, or as much of it as it can.
  test.each(['nb', 'nn', 'en'] as const)('what one cell says another can be made to say (%s)', (language) => {
    const ctx = { ...contextOf(doc, language), names: once(contextOf(doc, language).names) };
    const property = fc.property(
      fc.constantFrom(...actions),
      fc.constantFrom(...actions),
      fc.constantFrom(...editable),
      (from, to, column) => {
        const text = cellText(from, column, ctx);
        const result = writeCell({ ...to, owners: [], partners: [] }, column, text, ctx);
        if ('fault' in result) throw new Error(`${column} takes no ${text}`);
        const after = { ...to, owners: [], partners: [], ...result.fields };
        expect(cellText(after, column, ctx)).toBe(text.trim().replaceAll(/\s+/g, ' '));
      },
    );
    fc.assert(property, { seed: 20261122, numRuns: 2_000 });
  });

  test('whatever is written, it never throws and can be run', () => {
    const ctx = { ...contextOf(smallPlan()), names: once(contextOf(smallPlan()).names) };
    const bits = fc.constantFrom(
      'Høgskolen', ';', ', ', 'fra ', '2027', '31.12.', 'våren ', 'm.fl.', '\n', '\t', ' ', '-', 'Én gang', 'Ferdig', '=1+1', '(x)', 'og ', '/', '"',
    ); // prettier-ignore
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.array(bits).map((some) => some.join('')),
    );
    const property = fc.property(fc.constantFrom(...columnIds), text, (column, text) => {
      const doc = smallPlan();
      const action = actionIn(doc, 'a1');
      const result = writeCell(action, column, text, ctx);
      if ('fault' in result || result.commands.length === 0) return;
      run(doc, 'test', ...result.commands);
      expect(actionIn(doc, 'a1')).toEqual({ ...action, ...result.fields });
    });
    fc.assert(property, { seed: 20261123, numRuns: 1_500 });
  });
});

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};
