import type { CellTexts } from '../../shared/i18n/table/cells/nb.ts';
import type { CellContext, CellFault, CellNote } from '../../shared/table/context.ts';
import { correctedPhrase, readTime } from '../../shared/plan/time-phrase.ts';
import {
  dayText,
  dueText,
  likelyDue,
  readDay,
  readDue,
  readStart,
  type When,
} from '../../shared/table/when.ts';

/** Why a text was not taken, as a sentence. */
export function faultText(fault: CellFault, { faults }: CellTexts): string {
  if ('text' in fault) return faults[fault.code](fault.text);
  return 'max' in fault ? faults[fault.code](fault.max) : faults[fault.code];
}

/** What else there is to say, as a sentence. */
export function noteText(note: CellNote, { notes }: CellTexts): string {
  return note.code === 'read-as'
    ? notes['read-as'](note.written, note.name)
    : notes[note.code](note.names.join(', '));
}

/** How dates were read: "frist 01.05.2027", "fra 2027 til 2029, hvert år". Empty when there is nothing to tell. */
function whenText(
  { start, due, precision, recurrence }: When,
  { language, words: { cells } }: CellContext,
): string {
  const { dates, reading } = cells;
  const text = (one: Pick<When, 'start'> | Pick<When, 'due'>) =>
    dueText({ start: undefined, due: undefined, precision, ...one }, language, dates);
  const isStretch =
    start !== undefined &&
    (precision === 'year' || precision === 'season') &&
    start.slice(0, 4) === due?.slice(0, 4);
  const when =
    due === undefined
      ? start && text({ start })
      : start === undefined || isStretch
        ? reading.deadline(text({ due }))
        : reading.span(text({ start }), text({ due }));
  const again = recurrence === undefined || recurrence === 'once' ? '' : reading.again[recurrence];
  return [when, again].filter(Boolean).join(', ');
}

/** What is told under a cell while a time is written in it. Empty when there is nothing to tell. */
export function timeReading(phrase: string, ctx: CellContext): string {
  const { cells } = ctx.words;
  const read = readTime(phrase);
  const { doubt } = read;
  if (phrase.trim() === '') return '';
  if (doubt === 'impossible-date') {
    const likely = correctedPhrase(phrase) && likelyDue(phrase, ctx.language, cells.dates);
    return likely ? cells.reading.likely(likely) : cells.reading.noDay;
  }
  if (doubt !== undefined) return cells.reading[doubt];
  const { start, due, precision, recurrence } = read;
  return cells.reading.as(whenText({ start, due, precision, recurrence }, ctx));
}

/** The same while a date is written by itself; of a step only its last day counts. */
export function dateReading(text: string, kind: 'due' | 'start' | 'day', ctx: CellContext): string {
  const { cells } = ctx.words;
  if (text.trim() === '') return '';
  if (kind === 'day') {
    const day = readDay(text);
    return day === undefined ? cells.reading.notYet : cells.reading.as(dayText(day, ctx.language));
  }
  const start = kind === 'start' ? readStart(text) : undefined;
  const read = kind === 'start' ? start && { ...start, due: undefined } : readDue(text);
  return read ? cells.reading.as(whenText({ ...read, recurrence: undefined }, ctx)) : cells.reading.notYet;
}
