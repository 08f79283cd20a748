import { horizons, statuses, type Status } from '../plan/schema.ts';
import { keyOf, tidy } from './spelling.ts';

/** A number before a title: "3.3.2 Fast gruppe", "Tiltak 4: Fast gruppe". It needs a point, or a word before it. */
export function withoutNumber(cell: string): { readonly number?: string; readonly text: string } {
  const text = cell.trim();
  const said =
    /^(?:tiltak|action|measure|indsats|handling|aktivitet)\s+(?:nr\.?\s*)?(\d{1,4}(?:\.\d{1,4}){0,2})\s*[:.)\-–—]?\s+(?=\S)/iu.exec(
      text,
    ) ??
    /^(\d{1,3}(?:\.\d{1,3}){1,2})[.):]?\s+(?=\S)/u.exec(text) ??
    /^(\d{1,3})[.):]\s+(?=\p{Lu})/u.exec(text);
  return said ? { number: said[1]!, text: text.slice(said[0].length) } : { text };
}

/** The number of a cell of its own: 3.3.2. @returns undefined for anything else */
export const spokenIn = (cell: string): string | undefined =>
  /^\s*(?:tiltak\s+)?(\d{1,4}(?:\.\d{1,4}){0,2})\.?\s*$/iu.exec(cell)?.[1];

const statusWords: Readonly<Record<Status, string>> = {
  idea: 'idé|ide|idea',
  proposed: 'foreslått|forslag|proposed|foreslået|ny|planlagt|planlagd|planned',
  clarifying: 'avklares|til avklaring|under avklaring|being clarified|avklaring|clarifying|afklares',
  confirmed: 'bekreftet|stadfesta|confirmed|vedtatt|vedteke|bekræftet|vedtaget',
  'under-way':
    'i gang|under arbeid|pågår|påbegynt|påbyrja|startet|under way|underway|in progress|started|igangsat',
  'on-hold': 'på vent|utsatt|utsett|on hold|postponed|udsat|stilt i bero',
  done: 'ferdig|gjennomført|fullført|utført|done|finished|completed|færdig|gennemført',
  closed: 'avsluttet|avslutta|closed|afsluttet|lukket|lukka|avlyst|skrinlagt',
};
const statusByKey = new Map(
  statuses.flatMap((status) =>
    [status, ...statusWords[status].split('|')].map((word) => [keyOf(word), status] as const),
  ),
);
export const statusIn = (cell: string): Status | undefined => statusByKey.get(keyOf(cell));

type Horizon = (typeof horizons)[number];
/** Half a year, two years, ten years: the number tells. */
export function horizonIn(cell: string): Horizon | undefined {
  if (horizons.includes(cell.trim() as Horizon)) return cell.trim() as Horizon;
  const found =
    /^(?:innen|innan|within|inden)?\s*(\d+)\s*(?:måneder|månader|months|måneder|år|years)$/iu.exec(
      tidy(cell),
    )?.[1];
  return found === '6' ? 'half-year' : found === '2' ? 'two-years' : found === '10' ? 'ten-years' : undefined;
}

/** A day of the calendar as 2026-12-31, from that or from 31.12.2026. */
export function dayIn(cell: string): string | undefined {
  const text = cell.trim();
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:T00:00(?::00(?:\.000)?)?Z?)?$/.exec(text);
  const written = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : written ? written.slice(1).toReversed() : [];
  if (!year) return undefined;
  const found = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const date = new Date(`${found}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toJSON().startsWith(found) ? found : undefined;
}

const yes = new Set(['ja', 'yes', 'x', 'true', 'sann', '1', 'arkivert', 'archived']);
export const yesIn = (cell: string): boolean => yes.has(keyOf(cell));
