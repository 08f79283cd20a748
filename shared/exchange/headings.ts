import { keyOf, tidy } from './spelling.ts';

/** What a heading can be about besides a theme or a strategy. */
export type ThemeField = 'vision' | 'mainGoal' | 'subGoals' | 'indicators' | 'background';

/** What the words of a heading say it is. */
export interface Heading {
  readonly title: string;
  /** As it stands: 3, 3.3. */
  readonly number?: string;
  readonly kind: 'theme' | 'strategy' | 'field' | 'plain' | 'front' | 'unsaid';
  readonly field?: ThemeField;
}

const setOf = (text: string): ReadonlySet<string> => new Set(text.split('|').map(keyOf));

const fieldWords: Readonly<Record<ThemeField, ReadonlySet<string>>> = {
  vision: setOf('visjon|visjonen|vision|vår visjon|visjon for temaet|the vision'),
  mainGoal: setOf(
    'hovedmål|hovudmål|mål|målet|målsetting|målsetjing|målsætning|hovedmålsetting|hovudmålsetjing|overordnet mål|overordna mål|' +
      'goal|goals|main goal|overall goal|objective|main objective|mål for temaet|overordnet målsetting|aim',
  ),
  subGoals: setOf(
    'delmål|delmåla|delmålene|resultatmål|sub-goals|subgoals|sub goals|subgoal|sub-goal|objectives|secondary goals',
  ),
  indicators: setOf(
    'indikatorer|indikatorar|indikator|indicators|indicator|måleindikatorer|resultatindikatorer|måltall',
  ),
  background: setOf(
    'bakgrunn|baggrund|background|bakgrunn og status|status og utfordringer|utfordringer|utfordringar|situasjonsbeskrivelse|' +
      'om temaet|nåsituasjon|challenges|udfordringer',
  ),
};

/** What stands over a table or a group of strategies, and names neither. */
const plainWords = setOf(
  'tiltak|tiltaka|tiltakene|actions|measures|handlinger|handlingar|indsatser|handlingsplan|handlingsdel|tiltaksplan|tiltaksliste|' +
    'tiltaksoversikt|tiltakstabell|action plan|strategier|strategiar|strategies|strategier og tiltak|strategiar og tiltak|' +
    'mål og strategier|mål og strategiar|mål og tiltak|strategies and actions|tiltak og ansvar|aktiviteter|prioriterte tiltak',
);
const frontWords = setOf(
  'forord|føreord|innhold|innhald|innholdsfortegnelse|innhaldsliste|indhold|innledning|innleiing|indledning|sammendrag|samandrag|' +
    'ordliste|ordforklaringer|vedlegg|organisering|prosess|foreword|preface|contents|table of contents|introduction|summary|' +
    'appendix|glossary|referanser|kilder|resume|bilag|planprosess|arbeidsgrupper',
);

const number = String.raw`\d{1,3}(?:\.\d{1,3}){0,3}`;
const strategyWord =
  /^(?:strategi|strategy|delstrategi|strategiområde)(?:\s+(?:nr\.?\s*)?(?<number>\d[\d.]*)(?![\d.]*\d)\s*[:.)\-–—]?\s*|\s*[:–—]\s*|\s+-\s+)(?<title>\S.*)$/iu;
const themeWord =
  /^(?:tema|temaområde|satsingsområde|satsningsområde|innsatsområde|indsatsområde|hovedområde|hovudområde|fokusområde|kapittel|kapitel|kap\.?|chapter|theme|focus area|priority area)(?:\s+(?:nr\.?\s*)?(?<number>\d[\d.]*)(?![\d.]*\d)\s*[:.)\-–—]?\s*|\s*[:–—]\s*|\s+-\s+)(?<title>\S.*)$/iu;
const numbered = new RegExp(String.raw`^(?<number>${number})(?:[.):]|\s*[-–—:])?\s+(?<title>\S.*)$`, 'u');

/** Reads what a heading says of itself. Its number is taken off its title. */
export function readHeading(words: string): Heading {
  const text = tidy(words);
  const plain = numbered.exec(text)?.groups;
  const inner = plain ? plain.title! : text;
  const named = strategyWord.exec(inner)?.groups ?? undefined;
  if (named) return of('strategy', named.title!, named.number ?? plain?.number);
  const theme = themeWord.exec(inner)?.groups;
  if (theme) return of('theme', theme.title!, theme.number ?? plain?.number);
  const key = keyOf(inner);
  const field = (Object.keys(fieldWords) as ThemeField[]).find((one) => fieldWords[one].has(key));
  if (field) return { ...of('field', inner, plain?.number), field };
  if (plainWords.has(key) || /^(?:tabell|tabel|table)\s+\d/iu.test(inner)) return of('plain', inner);
  return of(frontWords.has(key) ? 'front' : 'unsaid', inner, plain?.number);
}

const of = (kind: Heading['kind'], title: string, found?: string): Heading => {
  const number = found?.replace(/\.+$/, '');
  return { kind, title: title.replace(/\s*:\s*$/u, '') || title, ...(number && { number }) };
};

/** A paragraph that names what it is about and goes on: "Hovedmål: Flere bedrifter". */
export function labelled(words: string): { readonly field: ThemeField; readonly text: string } | undefined {
  const match = /^([^:]{3,40}?)\s*:\s*(\S[\s\S]*)$/u.exec(words.trim());
  if (!match) return undefined;
  const { field } = readHeading(match[1]!);
  return field && { field, text: match[2]! };
}

/** A paragraph that looks like a heading though it has no such style, by how it looks: 0 the most. */
export function lookOf(words: string, isBold: boolean): number | undefined {
  const text = tidy(words);
  // A line of a table of contents ends in its page.
  if (/\t\s*\d+\s*$|\.{4}/.test(words)) return undefined;
  if (text.length === 0 || text.length > longestHeading || !/\p{L}/u.test(text)) return undefined;
  const { kind, number } = readHeading(text);
  const parts = number?.split('.').length ?? 0;
  if (kind === 'strategy') return looks.saidStrategy;
  if (kind === 'theme') return looks.theme;
  if (kind === 'field') return isBold || !/[.,;]$/u.test(text) ? looks.bold : undefined;
  if (/[.;,!?]$/u.test(text) && !isBold) return undefined;
  const isCaps = text === text.toUpperCase() && text !== text.toLowerCase() && /\p{Lu}{4}/u.test(text);
  if (parts >= 2 && text.length <= longestPlain) return parts === 2 ? looks.bold : looks.deep;
  if (parts === 1 && (isBold || isCaps || text.length <= longestPlain)) return looks.theme;
  if (isCaps) return looks.theme;
  return isBold ? looks.bold : undefined;
}

const longestHeading = 160;
const longestPlain = 90;
/** Below the levels of styles. */
const looks = { theme: 11, bold: 12, saidStrategy: 13, deep: 14 } as const;
