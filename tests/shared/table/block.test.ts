import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { run } from '../../../shared/plan/commands.ts';
import { asTable, blockOf, planClear, planPaste, tabbed, type Block } from '../../../shared/table/block.ts';
import { cellText } from '../../../shared/table/cells.ts';
import { columnIds, type ColumnId } from '../../../shared/table/columns.ts';
import { examplePlan, smallPlan } from '../../builders.ts';
import { actionsOf, contextOf } from './table-context.ts';

const one = { rows: 1, columns: 1 };
const all = () => true;

/** Pastes into the small plan, whose rows are a1, a2, a3, b1. */
function pasted(
  block: Block,
  columns: readonly ColumnId[],
  {
    doc = smallPlan(),
    selected = one,
    isOnlyEmpty = false,
    mayWrite = (_id: string): boolean => true,
    from = 0,
  } = {},
) {
  const ctx = contextOf(doc);
  const actions = actionsOf(doc).slice(from);
  const target = { actions, columns, selected, mayWrite: ({ id }: { id: string }) => mayWrite(id) };
  const plan = planPaste(block, target, ctx, isOnlyEmpty);
  if (plan.commands.length > 0) run(doc, 'test', ...plan.commands);
  const said = (column: ColumnId) => actionsOf(doc).map((action) => cellText(action, column, contextOf(doc)));
  return { ...plan, said, doc };
}

describe('pasting', () => {
  test('a block goes in from the upper left cell, as far as it reaches', () => {
    const { said, rows, columns, changed, ids } = pasted(
      [
        ['Innen mai 2027', 'Ferdig'],
        ['Innen 2028', 'Idé'],
      ],
      ['time', 'status'],
    );
    expect(said('time')).toEqual(['Innen mai 2027', 'Innen 2028', '', '']);
    expect(said('status').slice(0, 2)).toEqual(['Ferdig', 'Idé']);
    expect([rows, columns, changed, ids]).toEqual([2, 2, 4, ['a1', 'a2']]);
  });

  test('one value fills what is selected', () => {
    const { said, rows } = pasted([['På vent']], ['status'], { selected: { rows: 3, columns: 1 } });
    expect(said('status')).toEqual(['På vent', 'På vent', 'På vent', 'Foreslått']);
    expect(rows).toBe(3);
  });

  test('a block that fits evenly is repeated; another goes in once', () => {
    const two = [['Idé'], ['Ferdig']];
    const selected = (rows: number) => ({ selected: { rows, columns: 1 } });
    expect(pasted(two, ['status'], selected(4)).said('status')).toEqual(['Idé', 'Ferdig', 'Idé', 'Ferdig']);
    expect(pasted(two, ['status'], selected(3)).said('status')).toEqual([
      'Idé',
      'Ferdig',
      'Foreslått',
      'Foreslått',
    ]);
  });

  test('what is not understood stays as it was, and is told', () => {
    const { said, refused, changed } = pasted([['snart'], ['01.05.2027'], ['']], ['due']);
    expect(said('due')).toEqual(['', '01.05.2027', '', '']);
    expect(refused).toEqual([
      { id: 'a1', column: 'due', text: 'snart', fault: { code: 'no-date', text: 'snart' } },
    ]);
    expect(changed).toBe(1);
  });

  test('what has no room is told', () => {
    const block = [['Idé', 'x', ''], ['Idé'], ['Ferdig', 'y', 'z'], ['']];
    const { left, said } = pasted(block, ['status'], { from: 2 });
    expect(said('status').slice(2)).toEqual(['Idé', 'Idé']);
    expect(left).toEqual({ rows: 1, columns: 1 });
  });

  test('only empty cells, when that is wanted', () => {
    const doc = smallPlan();
    run(doc, 'test', {
      name: 'setField',
      input: { entity: 'action', id: 'a1', field: 'timeText', value: 'Da' },
    });
    const { said, changed } = pasted([['Innen 2027'], ['Innen 2028']], ['time'], { doc, isOnlyEmpty: true });
    expect(said('time').slice(0, 2)).toEqual(['Da', 'Innen 2028']);
    expect(changed).toBe(1);
  });

  test('an empty cell empties, a part of a merged cell says nothing', () => {
    const { said } = pasted([['']], ['owners']);
    expect(said('owners')[0]).toBe('');
    expect(pasted([[undefined]], ['owners']).said('owners')[0]).toBe('Lillehammer kommune');
  });

  test('where I may not write stays, and is told', () => {
    const { said, refused } = pasted([['Idé'], ['Idé']], ['status'], { mayWrite: (id) => id !== 'a2' });
    expect(said('status').slice(0, 2)).toEqual(['Idé', 'Foreslått']);
    expect(refused).toMatchObject([{ id: 'a2', fault: { code: 'not-allowed' } }]);
  });

  test('days beside the words count, in whatever order the columns stand', () => {
    const { said } = pasted([['01.06.2027', 'Innen 2027']], ['due', 'time']);
    expect([said('time')[0], said('due')[0]]).toEqual(['Innen 2027', '01.06.2027']);
  });

  test('who is named in both columns leads', () => {
    const { said } = pasted([['Høgskolen', 'Høgskolen; Lillehammer kommune']], ['owners', 'partners']);
    expect([said('owners')[0], said('partners')[0]]).toEqual(['Høgskolen', 'Lillehammer kommune']);
  });

  test('a new name in several cells is one organisation', () => {
    const { said, commands, notes } = pasted([['Ny Forening'], ['Ny forening']], ['owners']);
    expect(said('owners').slice(0, 2)).toEqual(['Ny Forening', 'Ny Forening']);
    expect(commands.filter(({ name }) => name === 'createOrganisation')).toHaveLength(1);
    expect(notes).toHaveLength(1);
  });

  test('what was guarded on its way out comes back as it was', () => {
    expect(pasted([["'=1+1"]], ['title']).said('title')[0]).toBe('=1+1');
    expect(pasted([['=1+1']], ['title']).said('title')[0]).toBe('=1+1');
  });
});

test('emptying leaves titles and statuses, and tells where I may not write', () => {
  const doc = smallPlan();
  const target = {
    actions: actionsOf(doc),
    columns: columnIds,
    mayWrite: ({ id }: { id: string }) => id !== 'b1',
  };
  const plan = planClear(target, contextOf(doc));
  run(doc, 'test', ...plan.commands);
  const [first] = actionsOf(doc);
  expect(first).toMatchObject({ title: 'Tiltak a1', status: 'proposed', owners: [] });
  expect(plan.refused.every(({ id, fault }) => id === 'b1' && fault.code === 'not-allowed')).toBe(true);
  expect(plan.ids).toEqual(['a1', 'a2', 'a3']);
});

describe('copying', () => {
  const doc = examplePlan();
  const ctx = contextOf(doc);
  const actions = actionsOf(doc);
  const parsed = (text: string) => Papa.parse<string[]>(text, { delimiter: '\t' }).data;

  test('what looks like a formula is none', () => {
    const action = { ...actions[0]!, title: '=HYPERLINK("http://x")' };
    expect(blockOf([action], ['title'], ctx)).toEqual([['\'=HYPERLINK("http://x")']]);
  });

  test('one cell is its text, several are rows that end', () => {
    expect(tabbed([['a']])).toBe('a');
    expect(
      tabbed([
        ['a', 'b\tc'],
        ['"d"', ''],
      ]),
    ).toBe('a\t"b\tc"\r\n"""d"""\t\r\n');
  });

  test('as a table of a page it is text and nothing else', () => {
    expect(asTable([['<img src=x onerror=y>', 'a & "b"']])).not.toMatch(/<img|"b"</);
    expect(asTable([['a']])).toContain("mso-number-format:'\\@'");
  });

  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom('"', '\t', '\n', '\r\n', 'a', "'", '=', ' ', '')).map((some) => some.join('')),
  );

  test('any block is read as it was written', () => {
    const blocks = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    const property = fc.property(blocks, (rows) => {
      expect(parsed(tabbed(rows).replace(/\r\n$/, ''))).toEqual(rows);
    });
    fc.assert(property, { seed: 20261122, numRuns: 1_000 });
  });

  test('a block that is pasted where it was copied changes nothing', () => {
    const property = fc.property(
      fc.integer({ min: 0, max: actions.length - 3 }),
      fc.shuffledSubarray([...columnIds], { minLength: 1 }),
      (from, columns) => {
        const rows = actions.slice(from, from + 3);
        const text = tabbed(blockOf(rows, columns, ctx)).replace(/\r\n$/, '');
        const target = { actions: rows, columns, selected: one, mayWrite: all };
        expect(planPaste(parsed(text), target, ctx)).toMatchObject({ changed: 0, refused: [], commands: [] });
      },
    );
    fc.assert(property, { seed: 20261122, numRuns: 100 });
  });

  test('whatever lies on the clipboard, pasting it never throws', () => {
    const small = smallPlan();
    const smallCtx = contextOf(small);
    const property = fc.property(
      fc.array(fc.array(fc.option(cell, { nil: undefined }))),
      fc.shuffledSubarray([...columnIds]),
      fc.record({ rows: fc.integer({ min: 1, max: 6 }), columns: fc.integer({ min: 1, max: 6 }) }),
      (block, columns, selected) => {
        const doc = smallPlan();
        const target = { actions: actionsOf(doc), columns, selected, mayWrite: all };
        const { commands } = planPaste(block, target, smallCtx);
        if (commands.length > 0) run(doc, 'test', ...commands);
      },
    );
    fc.assert(property, { seed: 20261124, numRuns: 500 });
  });
});
