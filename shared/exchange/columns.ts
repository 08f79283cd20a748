import type { Column, ColumnChoices, ColumnMeaning } from './found.ts';
import { keyOf, looseKeyOf, slipsBetween, tidy } from './spelling.ts';
import { exchangeWords } from './words.ts';

/** What columns are called in plans, in bokmål, nynorsk, Danish and English, and in files of our own. */
const words: Readonly<Record<Exclude<ColumnMeaning, 'none'>, string>> = {
  id: 'id|tiltaks-id|action id',
  number: 'nr|nummer|no|number|tiltak nr|tiltaksnr|tiltaksnummer|løpenummer|lopenr',
  theme:
    'tema|theme|satsingsområde|satsningsområde|innsatsområde|indsatsområde|hovedområde|hovudområde|temaområde|fokusområde|' +
    'område|kapittel|focus area|priority area|topic',
  strategy: 'strategi|strategy|delstrategi|strategiområde|strategier',
  title:
    'tiltak|tiltaket|tiltaka|tiltakene|tiltak og aktiviteter|indsats|indsatser|handling|handlinger|aktivitet|aktiviteter|' +
    'aktivitetar|action|actions|measure|measures|activity|initiative|initiativ|hva|kva|hvad|what|tittel|title|prosjekt|' +
    'projekt|project|oppgave|oppgåve|task|hva skal gjøres|kva skal gjerast',
  description:
    'beskrivelse|beskriving|skildring|omtale|innhold|innhald|description|details|utdypning|forklaring|om tiltaket|konkretisering',
  owners:
    'ansvar|hovedansvar|hovudansvar|ansvarlig|ansvarleg|ansvarlige|hovedansvarlig|hovudansvarleg|eier|tiltakseier|eigar|' +
    'responsible|responsibility|lead|lead responsibility|main responsibility|owner|leader|ansvarlig enhet|ansvarlig aktør|' +
    'ansvarlig part|hvem|kven|who|tovholder|projektleder|prosjekteier|ansvarlig for gjennomføring|responsible party|led by',
  ownerNote: 'merknad om hovedansvar|merknad om hovudansvar|note on lead responsibility|merknad til ansvar',
  partners:
    'samarbeidspartnere|samarbeidspartnarar|samarbeidspartner|samarbejdspartnere|samarbejdspartner|partnere|partnarar|' +
    'partners|partner|samarbeid|samarbejde|samarbeid med|samarbeidsparter|deltakere|deltakarar|deltagere|medvirkende|' +
    'andre aktører|øvrige aktører|bidragsytere|cooperation partners|cooperation|collaborators|collaboration|involverte|' +
    'medansvar|medansvarlig|participants|supporting partners',
  partnerNote: 'merknad om samarbeidspartnere|merknad om samarbeidspartnarar|note on partners',
  time:
    'tidsbruk|tid|tidsplan|tidsramme|tidspunkt|tidsperiode|tidshorisont|periode|når|gjennomføring|gjennomføringstid|framdrift|' +
    'fremdrift|tidsfrist|tidfesting|timeframe|time frame|timing|schedule|when|timeline|time|tidsangivelse|tidsangivelser|' +
    'år|hvornår|frist|deadline|tidslinje|timescale|period',
  timeNote: 'merknad om tid|note on time',
  start: 'startdato|start date|start|oppstart|startdag',
  due: 'due|due date|sluttdato|slutt|end date|frist tolket|frist dato|ferdigdato',
  funding:
    'finansiering|kostnad|kostnader|kostnadar|økonomi|budsjett|budget|funding|cost|costs|finansieringskilde|finance|financing|' +
    'midler|midlar|ressurser|ressursar|resources|kostnad og finansiering|økonomiske konsekvenser|omkostninger|kostnadsramme',
  status: 'status|tilstand|framdriftsstatus',
  nextStep: 'neste steg|neste skritt|next step',
  nextDate: 'dato for neste steg|date of the next step',
  effort: 'innsats som trengs|innsats som trengst|effort needed|innsats',
  benefitParticipants: 'nytte for deltakerne|nytte for deltakarane|benefit for those who take part',
  benefitRegion: 'nytte for regionen|benefit for the region',
  horizon: 'når nytten merkes|når nytta merkast|when the benefit shows',
  note: 'merknad|merknader|kommentar|kommentarer|kommentarar|notat|notater|note|notes|comment|comments|bemerkning|remark|remarks|anmerkning',
  archived: 'arkivert|archived',
};

const keysOf = (key: (text: string) => string): ReadonlyMap<string, ColumnMeaning> =>
  new Map(
    Object.entries(words).flatMap(([meaning, list]) =>
      list.split('|').map((word) => [key(word), meaning as ColumnMeaning] as const),
    ),
  );
const written = keysOf(keyOf);
const spelled = keysOf(looseKeyOf);
/** Headers of our own files over what is only there for people; in others' tables they may mean something else. */
const unread = new Set(
  Object.values(exchangeWords).flatMap(({ actionColumns: { recurrence, fundingRows } }) =>
    [recurrence, fundingRows].map(keyOf),
  ),
);
/** In shorter words a slip makes another word. */
const leastForSlip = 5;

/** A header says little; what is longer is a text. */
const longest = 60;

/** What a header means, as near to a known word as it is written; undefined when it says nothing known. */
function meaningOf(header: string): ColumnMeaning | undefined {
  const text = tidy(header)
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/[\d¹²³⁴⁵*:]+$/u, '');
  if (text.length === 0 || text.length > longest) return undefined;
  const [key, loose] = [keyOf(text), looseKeyOf(text)];
  return written.get(key) ?? spelled.get(loose) ?? nearly(loose) ?? firstOf(text);
}

function nearly(key: string): ColumnMeaning | undefined {
  if (key.length < leastForSlip) return undefined;
  const most = key.length < 9 ? 1 : 2;
  let best: { readonly meaning: ColumnMeaning; readonly slips: number } | undefined;
  for (const [word, meaning] of spelled) {
    if (word.length < leastForSlip) continue;
    const slips = slipsBetween(key, word, most);
    if (slips < (best?.slips ?? Infinity)) best = { meaning, slips };
  }
  return best?.meaning;
}

/** "Tiltak/aktivitet", "Hovedansvarlig for tiltaket": the first word tells. */
function firstOf(text: string): ColumnMeaning | undefined {
  const [first = '', ...more] = text.split(/\s*[/,&]\s*|\s+(?:og|and|eller|for|i|til|med|som|by|of)\s+/u);
  const meaning = written.get(keyOf(first)) ?? spelled.get(looseKeyOf(first));
  return more.length > 0 && more.length < 4 ? meaning : undefined;
}

/** The columns of a row of headers, or undefined when it is none: it names what is to be done, and one thing more. */
export function columnsIn(headers: readonly string[], choices: ColumnChoices = {}): Column[] | undefined {
  const chosen = (header: string) =>
    Object.hasOwn(choices, tidy(header)) ? choices[tidy(header)] : undefined;
  const guessed = headers.map((header) => chosen(header) ?? meaningOf(header));
  const known = new Set(guessed.filter((meaning) => meaning !== undefined && meaning !== 'none'));
  if (!known.has('title') || known.size < 2) return undefined;
  const isOurs = known.has('id');
  return headers.map((header, at) => {
    const said = guessed[at];
    const text = tidy(header);
    if (chosen(header)) return { header: text, meaning: said! };
    if (isOurs && unread.has(keyOf(text))) return { header: text, meaning: 'none' };
    // Beside the words of the plan a bare deadline is the day that was read from them.
    const isDue =
      said === 'time' && isDeadline(text) && guessed.some((one, other) => other !== at && one === 'time');
    return { header: text, meaning: isDue ? 'due' : (said ?? (isOurs ? 'none' : 'note')) };
  });
}

const isDeadline = (header: string): boolean => ['frist', 'deadline'].includes(keyOf(header));

/** How a table without headers is read: what is to be done, who leads, who joins, when. */
export const columnsByPlace = (width: number, choices: ColumnChoices = {}): Column[] =>
  Array.from({ length: width }, (_, at) => {
    const header = String(at + 1);
    const meaning = (['title', 'owners', 'partners', 'time', 'funding'] as const)[at] ?? 'note';
    return { header, meaning: Object.hasOwn(choices, header) ? choices[header]! : meaning };
  });
