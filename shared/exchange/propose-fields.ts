import { AppError } from '../errors.ts';
import { fieldOf, limits, type Action } from '../plan/schema.ts';
import { correctedPhrase, readTime } from '../plan/time-phrase.ts';
import type { ColumnMeaning, FoundAction } from './found.ts';
import type { Doubts } from './propose-doubts.ts';
import { tidy } from './spelling.ts';

/** Fields of an action that are said, with what they are to hold; undefined empties. */
export type Wanted = { -readonly [K in keyof Action]?: Action[K] | undefined };

/** What an action is to hold as a row tells it, besides who leads and joins it. */
export function wantedOf(
  found: FoundAction,
  current: Action | undefined,
  { doubts, row, said }: Around,
): Wanted {
  const isOurs = found.id !== undefined && current !== undefined;
  const wanted: Wanted = {};
  const say = (field: keyof Action, value: string | undefined): void => {
    const text = value?.trim() ?? '';
    if (text !== '') (wanted as Record<string, unknown>)[field] = text;
    else if (isOurs && value !== undefined)
      (wanted as Record<string, unknown>)[field] = isText(field) ? '' : undefined;
  };
  say('title', found.title || undefined);
  say('description', found.description || (said.has('description') ? '' : undefined));
  say('fundingText', found.funding);
  if (found.status) wanted.status = found.status;

  for (const [field, value] of Object.entries(found.fields))
    if (!saidApart.has(field)) say(field as keyof Action, value ?? '');
  sayNote(wanted, found.fields.note, current, isOurs);
  sayTime(wanted, found, current, { doubts, row, said }, isOurs);
  if (!isOurs && current && isSameText(wanted, current)) {
    delete wanted.title;
    delete wanted.description;
  }
  // Below it stands what was too long for its field.
  if (!isOurs && wanted.description && current?.description.startsWith(`${wanted.description}\n`))
    delete wanted.description;
  return fitting(wanted, current);
}

/** Fields that are not just taken over. */
const saidApart = new Set(['note', 'start', 'due', 'recurrence', 'precision']);

const isText = (field: string): boolean => fieldOf('action', field)?.kind === 'text';

const isSameText = (wanted: Wanted, current: Action): boolean =>
  tidy(`${wanted.title ?? ''} ${wanted.description ?? ''}`) ===
  tidy(`${current.title} ${current.description}`);

/** Remarks gather: what a table adds stands below what is there. */
function sayNote(
  wanted: Wanted,
  note: string | undefined,
  current: Action | undefined,
  isOurs: boolean,
): void {
  if (note === undefined) return;
  const held = current?.note ?? '';
  // What was too long for a remark stands in the description.
  if (!isOurs && current?.description.includes(note.trim())) return;
  if (isOurs) wanted.note = note.trim() || undefined;
  else wanted.note = withLine(held, note) || undefined;
}

/** A text with one more below it, unless it says so already. */
const withLine = (held: string, line: string): string =>
  line.trim() === '' || held.includes(line.trim()) ? held : [held, line.trim()].filter(Boolean).join('\n');

export interface Around {
  readonly doubts: Doubts;
  readonly row: number;
  /** What the source has columns for. */
  readonly said: ReadonlySet<ColumnMeaning>;
}

function sayTime(
  wanted: Wanted,
  found: FoundAction,
  current: Action | undefined,
  around: Around,
  isOurs: boolean,
): void {
  const { fields } = found;
  const text = found.time?.trim();
  const isNew = text !== undefined && text !== '' && !isSame(text, current?.timeText);
  if (isNew) Object.assign(wanted, timeOf(text, around));
  else if (text === '' && isOurs) wanted.timeText = undefined;
  for (const field of ['start', 'due', 'recurrence', 'precision'] as const) {
    if (!(field in fields)) continue;
    const value = fields[field];
    // Words that were changed are read again; days beside them count when they were changed too.
    if (isNew && current && value === current[field]) continue;
    if (value !== undefined || (isOurs && !isNew)) (wanted as Record<string, unknown>)[field] = value;
  }
}

const isSame = (a: string, b: string | undefined): boolean => tidy(a) === tidy(b ?? '');

/** A phrase as it stands, and the days it names when there is no doubt about them. */
function timeOf(text: string, { doubts, row }: Around): Wanted {
  const read = (timeText: string, isSure: boolean): Wanted => {
    const { start, due, precision, recurrence, doubt } = readTime(timeText);
    const isRead = isSure && doubt === undefined && precision !== 'none';
    return {
      timeText,
      start: isRead ? start : undefined,
      due: isRead ? due : undefined,
      precision: isRead ? precision : undefined,
      recurrence: doubt === undefined ? recurrence : undefined,
    };
  };
  if (readTime(text).doubt !== 'impossible-date') return read(text, true);
  const likely = correctedPhrase(text);
  const key = `time:${text}`;
  doubts.add(
    { kind: 'time', key, text, likely, choices: likely === undefined ? ['keep'] : ['keep', 'likely'] },
    row,
  );
  const isLikely = likely !== undefined && doubts.answer(key, 'keep') === 'likely';
  return isLikely ? { ...read(likely, true), timeNote: text } : read(text, false);
}

/** What does not fit its field stands whole in the description, and as far as it fits where it belongs. */
function fitting(wanted: Wanted, current: Action | undefined): Wanted {
  const spilled: string[] = [];
  const fitted: Record<string, unknown> = { ...wanted };
  for (const [field, value] of Object.entries(wanted)) {
    const most = mostOf(field);
    if (typeof value !== 'string' || most === undefined || value.length <= most || field === 'description')
      continue;
    fitted[field] = shortened(value, most);
    spilled.push(value);
  }
  if (spilled.length > 0)
    fitted.description = spilled.reduce(withLine, wanted.description ?? current?.description ?? '');
  if (typeof fitted.description === 'string' && fitted.description.length > limits.text)
    throw new AppError(
      'limit',
      `A description holds at most ${limits.text} characters`,
      'action/description',
    );
  return fitted;
}

const lengths: Readonly<Record<string, number>> = {
  title: limits.title, timeText: limits.phrase, nextStep: limits.phrase, ownerNote: limits.note, partnerNote: limits.note,
  timeNote: limits.note, fundingText: limits.note, effort: limits.note, benefitParticipants: limits.note,
  benefitRegion: limits.note, note: limits.note,
}; // prettier-ignore
const mostOf = (field: string): number | undefined => lengths[field];

/** As much as fits, with a sign that it goes on. */
export const shortened = (text: string, most: number): string => {
  const part = text.slice(0, most - 1);
  return `${/[\ud800-\udbff]$/.test(part) ? part.slice(0, -1) : part}…`;
};

/** Remarks on who leads and joins: the cell's words below what stands there. They spill like other texts. */
export const withNotes = (
  wanted: Wanted,
  current: Action | undefined,
  notes: Partial<Record<'ownerNote' | 'partnerNote', string>>,
): Wanted => {
  const all: Record<string, unknown> = { ...wanted };
  for (const field of ['ownerNote', 'partnerNote'] as const) {
    const words = notes[field];
    if (words === undefined || current?.description.includes(words)) continue;
    const held = field in wanted ? (wanted[field] ?? '') : (current?.[field] ?? '');
    all[field] = withLine(held, words);
  }
  return fitting(all, current);
};

/** Fields in which an action differs from what is wanted. */
export function changedFields(wanted: Wanted, current: Action): (keyof Wanted)[] {
  return (Object.keys(wanted) as (keyof Wanted)[]).filter((field) => {
    const [to, from] = [wanted[field] as unknown, current[field] as unknown];
    if (typeof to === 'string' && typeof from === 'string')
      return to.replace(/\r\n?/g, '\n').trim() !== from.trim();
    return (to ?? '') !== (from ?? '');
  });
}
