import { statusIn } from '../exchange/cells.ts';
import { keyOf, tidy } from '../exchange/spelling.ts';
import { limits, recurrences, statuses, type Action, type Recurrence, type Status } from '../plan/schema.ts';
import { readTime } from '../plan/time-phrase.ts';
import { cellText } from './cells.ts';
import type { ColumnId } from './columns.ts';
import type { CellContext, CellFault, Written } from './context.ts';
import { StepNames, writeParties } from './parties.ts';
import { readDay, readDue, readStart, whenOf } from './when.ts';

type Fields = Partial<Action>;
/** @param text as one line; `written` as it came */
type Writer = (action: Action, text: string, ctx: CellContext, step: StepNames, written: string) => Written;

const fault = (fault: CellFault): Written => ({ fault });

const writers: Partial<Readonly<Record<ColumnId, Writer>>> = {
  title: (action, text) =>
    text === '' ? fault({ code: 'never-empty' }) : line(action, 'title', text, limits.title),
  owners: (action, _line, ctx, step, text) => writeParties(action, 'owners', text, ctx, step),
  partners: (action, _line, ctx, step, text) => writeParties(action, 'partners', text, ctx, step),
  time: writeTime,
  due: writeDue,
  status: (action, text, { words }) => {
    if (text === '') return fault({ code: 'never-empty' });
    const status = chosen<Status>(statuses, words.status, text) ?? statusIn(text);
    const { status: now = 'proposed' } = action;
    if (!status) return fault({ code: 'no-status', text });
    return setting(action, status === now ? {} : { status });
  },
  start: writeStart,
  recurrence: (action, text, { words }) => {
    const recurrence = text === '' ? undefined : readRecurrence(text, words.cells.recurrence);
    return recurrence === null ? fault({ code: 'no-recurrence', text }) : setting(action, { recurrence });
  },
  next: (action, text) => line(action, 'nextStep', text, limits.phrase),
  nextDate: (action, text) => {
    const nextDate = text === '' ? undefined : readDay(text);
    return text !== '' && !nextDate ? fault({ code: 'no-date', text }) : setting(action, { nextDate });
  },
};

/**
 * What it takes to make a cell say a text. Total.
 * @param step what the same step has found out about names in other cells
 */
export function writeCell(
  action: Action,
  column: ColumnId,
  written: string,
  ctx: CellContext,
  step: StepNames = new StepNames(),
): Written {
  const text = tidy(written);
  const stands = cellText(action, column, ctx);
  if (written === stands || text === tidy(stands)) return { commands: [], fields: {}, notes: [] };
  return writers[column]?.(action, text, ctx, step, written) ?? fault({ code: 'read-only' });
}

/** Sets fields as one command; those that hold the same already are left alone. */
function setting(action: Action, wanted: Fields): Written {
  const fields = Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => action[name as keyof Action] !== value),
  );
  const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? null]));
  const { id } = action;
  const isSame = Object.keys(fields).length === 0;
  return {
    commands: isSame ? [] : [{ name: 'setFields', input: { entity: 'action', id, fields: values } }],
    fields,
    notes: [],
  };
}

function line(action: Action, field: 'title' | 'nextStep', text: string, max: number): Written {
  if (text.length > max) return fault({ code: 'too-long', max });
  return setting(action, { [field]: text || undefined });
}

/** The words, and what was read from them: what was read from others before goes. */
function writeTime(action: Action, text: string): Written {
  if (text.length > limits.phrase) return fault({ code: 'too-long', max: limits.phrase });
  return setting(action, { timeText: text || undefined, ...whenOf(text) });
}

/** Emptied, the cell is empty: the beginning that would stand in it goes too. */
function writeDue(action: Action, text: string): Written {
  if (text === '') return setting(action, { due: undefined, start: undefined, precision: undefined });
  const read = readDue(text);
  if (!read) return fault({ code: 'no-date', text });
  const { due, start, precision } = read;
  return setting(action, due ? { due, precision } : { due: undefined, start, precision });
}

/** How exactly things are known is said of the deadline, where there is one. */
function writeStart(action: Action, text: string): Written {
  const read = text === '' ? { start: undefined, precision: undefined } : readStart(text);
  if (!read) return fault({ code: 'no-date', text });
  const { start, precision } = read;
  return setting(action, action.due ? { start } : { start, precision });
}

const chosen = <T extends string>(
  all: readonly T[],
  words: Readonly<Record<T, string>>,
  text: string,
): T | undefined => all.find((one) => keyOf(words[one]) === keyOf(text));

/** @returns null for what is none */
function readRecurrence(text: string, words: Readonly<Record<Recurrence, string>>): Recurrence | null {
  const read = chosen(recurrences, words, text) ?? readTime(text).recurrence;
  return read ?? (once.has(keyOf(text)) ? 'once' : null);
}

const once = new Set(['én gang', 'ein gong', 'once'].map(keyOf));
