import type { Frame } from './move.ts';

/** How plans are written: in bokmål or in nynorsk. */
export type Written = 'nb' | 'nn';

const months = 'januar februar mars april mai juni juli august september oktober november desember'.split(
  ' ',
);

const words = {
  nb: {
    within: 'Innen',
    from: 'fra',
    ongoing: 'Løpende',
    yearly: 'Årlig',
    twice: 'To ganger i året',
  },
  nn: {
    within: 'Innan',
    from: 'frå',
    ongoing: 'Løpande',
    yearly: 'Årleg',
    twice: 'To gonger i året',
  },
} as const;

/** Which of the two a plan's own phrases are written in; bokmål when they do not tell. */
export function writtenIn(phrases: Iterable<string>): Written {
  let nynorsk = 0;
  for (const phrase of phrases) {
    if (/(?<!\p{L})(innan|frå|årleg|løpande|gonger|hausten|kvar|seinast)(?!\p{L})/iu.test(phrase)) nynorsk++;
    if (/(?<!\p{L})(innen|fra|årlig|løpende|ganger|høsten|hver|senest)(?!\p{L})/iu.test(phrase)) nynorsk--;
  }
  return nynorsk > 0 ? 'nn' : 'nb';
}

/** What a plan would write for some dates: words that `readTime` reads as those dates. */
export function phraseOf(frame: Frame, written: Written): string {
  const w = words[written];
  const { start, due, recurrence } = frame;
  const point = (iso: string) => pointOf(iso, frame.precision);
  const again = { yearly: w.yearly, 'twice-yearly': w.twice, continuous: w.ongoing }[recurrence as 'yearly'];
  if (start !== undefined && due !== undefined) {
    const [a, b] = [point(start), point(due)];
    if (again) return `${again}${recurrence === 'continuous' ? '' : ','} ${w.from} ${a} til ${b}`;
    if (a === b) return `I løpet av ${a}`;
    if (frame.precision === 'year') return `${a}–${b}`;
    return `${capital(w.from)} ${a} til ${b}`;
  }
  if (due !== undefined) {
    const isPart = frame.precision === 'season' || frame.precision === 'year';
    const within = `${isPart ? 'utgangen av ' : ''}${point(due)}`;
    if (recurrence === 'continuous') return `${w.ongoing} til ${within}`;
    return again ? `${again}, ${w.within.toLowerCase()} ${within}` : `${w.within} ${within}`;
  }
  if (start === undefined) return again ?? '';
  if (recurrence === 'continuous') return `${w.ongoing} ${w.from} ${point(start)}`;
  return again ? `${again}, første gang ${point(start)}` : `Oppstart ${point(start)}`;
}

function pointOf(iso: string, precision: Frame['precision']): string {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  if (precision === 'year') return String(year);
  if (precision === 'season') return `${month <= 6 ? 'første' : 'andre'} halvår ${year}`;
  if (precision === 'month') return `${months[month - 1]} ${year}`;
  return `${day}. ${months[month - 1]} ${year}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
