import type { Language } from '../i18n/languages.ts';
import { daysAfter } from '../plan/likely-day.ts';
import type { Records } from '../plan/document.ts';
import type { Action } from '../plan/schema.ts';
import { namesIn, numbered, outlineOf, partsOf } from './outline.ts';
import { exchangeWords, type ExchangeWords } from './words.ts';

/** What a calendar is made of. */
export interface Calendar {
  readonly records: Records;
  /** The plan's id. */
  readonly plan: string;
  /** What the plan is called. */
  readonly title: string;
  readonly language: Language;
  /** When anything in it was changed last. */
  readonly changed: Date;
  /** Where the plan is shown, without a slash at the end: cards are found under it. */
  readonly url?: string | undefined;
  /** Only actions that this organisation leads or joins. */
  readonly org?: string | undefined;
}

/** One line of a calendar before it is folded: its name with parameters, and its value, written as its type demands. */
type Line = readonly [name: string, value: string];

/**
 * The days of a plan as a calendar (RFC 5545): when actions are due, and when their next steps are. Each takes the whole
 * day. What is archived, done or closed is not in it.
 */
export function calendarOf(calendar: Calendar): string {
  const words = exchangeWords[calendar.language];
  const names = namesIn(calendar.records);
  const outline = outlineOf(calendar.records);
  const parts = calendar.org === undefined ? outline : partsOf(outline, calendar.org);
  const org = calendar.org === undefined ? '' : `, ${names([calendar.org])[0]}`;
  const name = `${words.dates(calendar.title)}${org}`;
  const events = parts.flatMap(({ theme, strategies }) =>
    strategies.flatMap(({ actions }) =>
      actions.flatMap((action) => eventsOf(action, { ...calendar, words, names, theme: theme?.title })),
    ),
  );
  const lines: Line[] = [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//Samplan//Samplan//NO'],
    ['CALSCALE', 'GREGORIAN'],
    // Of RFC 7986, and as calendars call it that are older.
    ['NAME', escaped(name)],
    ['X-WR-CALNAME', escaped(name)],
    ['REFRESH-INTERVAL;VALUE=DURATION', 'PT6H'],
    ...events.flat(),
    ['END', 'VCALENDAR'],
  ];
  return lines.map(([label, value]) => `${folded(`${label}:${value}`)}\r\n`).join('');
}

type Context = Calendar & {
  readonly words: ExchangeWords;
  readonly names: (ids: readonly string[]) => string[];
  readonly theme: string | undefined;
};

const isOver = ({ status }: Action): boolean => status === 'done' || status === 'closed';

function eventsOf(action: Action, context: Context): Line[][] {
  if (isOver(action)) return [];
  const { due, nextDate, nextStep } = action;
  const title = numbered(action.number, action.title);
  const step = `${context.words.nextStep}: ${nextStep || title}`;
  const stepTitle = nextStep ? numbered(action.number, step) : step;
  return [
    ...(due ? [eventOf(action, { uid: action.id, day: due, summary: title }, context)] : []),
    ...(nextDate
      ? [eventOf(action, { uid: `${action.id}-next`, day: nextDate, summary: stepTitle }, context)]
      : []),
  ];
}

interface Happening {
  readonly uid: string;
  /** As 2026-12-31. */
  readonly day: string;
  readonly summary: string;
}

function eventOf(action: Action, { uid, day, summary }: Happening, context: Context): Line[] {
  const { plan, url, words, names, theme, changed } = context;
  const owners = names(action.owners).join(', ');
  const text = [
    owners && `${words.actionColumns.owners}: ${owners}`,
    action.timeText && `${words.actionColumns.time}: ${action.timeText}`,
  ].filter(Boolean);
  return [
    ['BEGIN', 'VEVENT'],
    ['UID', `${uid}@${plan}`],
    ['DTSTAMP', `${changed.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`],
    ['DTSTART;VALUE=DATE', day.replaceAll('-', '')],
    ...endOf(day),
    ['SUMMARY', escaped(summary)],
    ...(text.length ? ([['DESCRIPTION', escaped(text.join('\n'))]] as const) : []),
    ...(url === undefined ? [] : ([['URL', `${url}/plan/${plan}/card/${action.id}`]] as const)),
    ...(theme ? ([['CATEGORIES', escaped(theme)]] as const) : []),
    ['TRANSP', 'TRANSPARENT'],
    ['END', 'VEVENT'],
  ];
}

/** The day after, which is no part of it. The last day that can be written has none: then one day is meant anyhow. */
function endOf(day: string): Line[] {
  const next = daysAfter(day, 1);
  return next.startsWith('+') ? [] : [['DTEND;VALUE=DATE', next.replaceAll('-', '')]];
}

/** Characters that no text may hold (RFC 5545, 3.1): control characters but for the tab; halves of characters. */
const unwritable = /[\p{Cc}--[\t\n]]/gv;

/** A text as a value (RFC 5545, 3.3.11). */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll(unwritable, '')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);

const mostOctets = 75;

/** A line cut into lines of at most 75 octets, each but the first with a space before it; no character is cut (RFC 5545, 3.1). */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let size = 0;
  for (const letter of line) {
    const octets = octetsOf(letter.codePointAt(0)!);
    if (size + octets > mostOctets) {
      lines.push(current);
      current = ' ';
      size = 1;
    }
    current += letter;
    size += octets;
  }
  return [...lines, current].join('\r\n');
}

/** In UTF-8. */
const octetsOf = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);
