import { guarded, unguarded } from '../exchange/formula-guard.ts';
import { tidy } from '../exchange/spelling.ts';
import type { Command } from '../plan/command-inputs.ts';
import type { Action } from '../plan/schema.ts';
import { cellText } from './cells.ts';
import { columnIds, columnOf, type ColumnId } from './columns.ts';
import type { CellContext, CellFault, CellNote } from './context.ts';
import { StepNames } from './parties.ts';
import { writeCell } from './write.ts';

/** What was copied somewhere: rows of cells. Undefined: part of a merged cell that says it already. */
export type Block = readonly (readonly (string | undefined)[])[];

/** A paste has at most so many rows and columns, and letters in all; more than that is brought in by import. */
export const blockLimits = { rows: 1_000, columns: 50, letters: 5_000_000 } as const;

/** What is in the selected cells, so that no spreadsheet takes a text for a formula. */
export const blockOf = (
  actions: readonly Action[],
  columns: readonly ColumnId[],
  ctx: CellContext,
): string[][] => actions.map((action) => columns.map((column) => guarded(cellText(action, column, ctx))));

/** A block as spreadsheets copy it: tabs, lines, quotation marks where a cell holds one of them. */
export function tabbed(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) => row.map(quoted).join('\t'));
  // One cell is a text that may go into any field; the end of a row would go with it.
  return rows.length === 1 && rows[0]!.length === 1 ? lines[0]! : lines.map((one) => `${one}\r\n`).join('');
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => escapes[letter]!);

/** A block as a table of a page, each cell marked as text: a spreadsheet would make a day or a number of what is like one. */
export function asTable(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) =>
    `<td style="mso-number-format:'\\@'" data-sheets-value="${escaped(JSON.stringify({ 1: 2, 2: text }))}">` +
    `${escaped(text).replaceAll('\n', '<br>')}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  return `<meta charset="utf-8"><table>${body}</table>`;
}

/** Where a block goes. */
export interface Target {
  /** The rows from the first one on. */
  readonly actions: readonly Action[];
  readonly columns: readonly ColumnId[];
  /** How much is selected. */
  readonly selected: { readonly rows: number; readonly columns: number };
  readonly mayWrite: (action: Action) => boolean;
}

/** A cell that stayed as it was. */
export interface Refused {
  readonly id: string;
  readonly column: ColumnId;
  readonly text: string;
  readonly fault: CellFault;
}

export interface BlockPlan {
  readonly commands: readonly Command[];
  /** How large what is put in is. */
  readonly rows: number;
  readonly columns: number;
  readonly changed: number;
  /** The actions in which something changes. */
  readonly ids: readonly string[];
  readonly refused: readonly Refused[];
  readonly notes: readonly CellNote[];
  /** How many rows and columns of the block, with something in them, had no room. */
  readonly left: { readonly rows: number; readonly columns: number };
}

/**
 * What it takes to put a block in, cell by cell: what is not understood stays as it was, and is among the refused. Total.
 * One value, and a block that fits evenly into what is selected, are repeated there.
 * @param isOnlyEmpty cells that say something stay
 */
export function planPaste(block: Block, target: Target, ctx: CellContext, isOnlyEmpty = false): BlockPlan {
  const { selected, actions, columns } = target;
  const own = { rows: block.length, columns: Math.max(0, ...block.map((row) => row.length)) };
  const isRepeated =
    own.rows > 0 && own.columns > 0 && fits(selected.rows, own.rows) && fits(selected.columns, own.columns);
  const wanted = isRepeated ? selected : own;
  const rows = Math.min(wanted.rows, actions.length);
  const wide = columns.slice(0, wanted.columns);
  const plan = emptyPlan();
  for (const [at, action] of actions.slice(0, rows).entries()) {
    const row = block[at % own.rows]!;
    const texts = new Map(wide.map((column, place) => [column, plain(row[place % own.columns])]));
    writeRow(plan, action, texts, { ctx, isOnlyEmpty, may: target.mayWrite(action) });
  }
  return { ...plan, rows, columns: wide.length, left: leftOf(block, rows, wide.length) };
}

const plain = (cell: string | undefined) => (cell === undefined ? undefined : unguarded(cell));
const fits = (room: number, size: number): boolean => room % size === 0;

/** Empties cells. What is never empty stays, and so does what I may not write in; the latter is told. */
export function planClear(
  { actions, columns, mayWrite }: Omit<Target, 'selected'>,
  ctx: CellContext,
): BlockPlan {
  const plan = emptyPlan();
  const texts = new Map(
    columns.filter((column) => columnOf(column).isEditable).map((column) => [column, '']),
  );
  for (const action of actions)
    writeRow(plan, action, texts, { ctx, isOnlyEmpty: false, may: mayWrite(action) });
  const refused = plan.refused.filter(({ fault }) => fault.code !== 'never-empty');
  return { ...plan, refused, rows: actions.length, columns: columns.length, left: { rows: 0, columns: 0 } };
}

interface Growing {
  readonly commands: Command[];
  readonly ids: string[];
  readonly refused: Refused[];
  readonly notes: CellNote[];
  readonly names: StepNames;
  changed: number;
}

const emptyPlan = (): Growing => ({
  commands: [],
  ids: [],
  refused: [],
  notes: [],
  names: new StepNames(),
  changed: 0,
});

interface Around {
  readonly ctx: CellContext;
  readonly isOnlyEmpty: boolean;
  readonly may: boolean;
}

/** Each cell is written into the action as the cells before have left it: what time says is read before the days beside it. */
function writeRow(
  plan: Growing,
  action: Action,
  texts: ReadonlyMap<ColumnId, string | undefined>,
  { ctx, isOnlyEmpty, may }: Around,
): void {
  const now = { ...action };
  const commands: Command[] = [];
  const before = plan.changed;
  for (const column of columnIds) {
    const text = texts.get(column);
    if (text === undefined || tidy(text) === tidy(cellText(now, column, ctx))) continue;
    if (isOnlyEmpty && cellText(action, column, ctx) !== '') continue;
    const refuse = (fault: CellFault) =>
      plan.refused.push({ id: action.id, column, text: tidy(text), fault });
    if (!columnOf(column).isEditable) {
      if (tidy(text) !== '') refuse({ code: 'read-only' });
    } else if (!may) refuse({ code: 'not-allowed' });
    else {
      const written = writeCell(now, column, text, ctx, plan.names);
      if ('fault' in written) refuse(written.fault);
      else {
        commands.push(...written.commands);
        plan.notes.push(...written.notes);
        if (written.commands.length > 0) plan.changed++;
        Object.assign(now, written.fields);
      }
    }
  }
  if (plan.changed > before) plan.ids.push(action.id);
  plan.commands.push(...asFew(commands));
}

/** Fields of one action are set together: a large block is so much faster. */
function asFew(commands: readonly Command[]): Command[] {
  const fields: Record<string, unknown> = {};
  const others: Command[] = [];
  let first: Extract<Command, { name: 'setFields' }> | undefined;
  for (const command of commands) {
    if (command.name !== 'setFields') others.push(command);
    else {
      first ??= command;
      Object.assign(fields, command.input.fields);
    }
  }
  return first ? [...others, { name: 'setFields', input: { ...first.input, fields } }] : others;
}

function leftOf(block: Block, rows: number, columns: number): BlockPlan['left'] {
  const says = (text: string | undefined) => text !== undefined && text.trim() !== '';
  const beyond = new Set<number>();
  for (const row of block.slice(0, rows))
    for (const [at, text] of row.entries()) if (at >= columns && says(text)) beyond.add(at);
  return { rows: block.slice(rows).filter((row) => row.some(says)).length, columns: beyond.size };
}
