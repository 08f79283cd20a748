import type { Language } from '../i18n/languages.ts';
import { organisations as enOrganisations } from '../i18n/organisations/en.ts';
import { organisations as nbOrganisations } from '../i18n/organisations/nb.ts';
import { organisations as nnOrganisations } from '../i18n/organisations/nn.ts';
import type { FundingState, horizons, OrganisationKind, Recurrence, Status } from '../plan/schema.ts';
import type { ColumnMeaning } from './found.ts';

/** Columns of the sheet of actions, in their order. Those that an import does not read are there to be read by people. */
export const actionColumns = [
  'id', 'number', 'theme', 'strategy', 'title', 'description', 'owners', 'ownerNote', 'partners', 'partnerNote',
  'time', 'timeNote', 'start', 'due', 'recurrence', 'funding', 'fundingRows', 'status', 'nextStep', 'nextDate', 'effort',
  'benefitParticipants', 'benefitRegion', 'horizon', 'note',
] as const satisfies readonly (ColumnMeaning | 'recurrence' | 'fundingRows')[]; // prettier-ignore
export type ActionColumn = (typeof actionColumns)[number];

export const organisationColumns = [
  'id', 'name', 'short', 'kind', 'area', 'role', 'contact', 'aliases', 'planned',
] as const; // prettier-ignore
export type OrganisationColumn = (typeof organisationColumns)[number];

/** Under which names a document says in its properties which plan it was, and after which change it was written. */
export const fileProperties = { plan: 'samplan-plan', seq: 'samplan-seq' } as const;

type Horizon = (typeof horizons)[number];

/** The words that stand in files: headers of tables and columns, and what a choice is called. */
export interface ExchangeWords {
  readonly sheets: Readonly<Record<'actions' | 'organisations' | 'sums' | 'about', string>>;
  readonly actionColumns: Readonly<Record<ActionColumn, string>>;
  readonly organisationColumns: Readonly<Record<OrganisationColumn, string>>;
  readonly sums: {
    readonly theme: string;
    readonly actions: string;
    readonly money: (state: string) => string;
    readonly all: string;
  };
  readonly about: Readonly<
    Record<'detail' | 'value' | 'plan' | 'planId' | 'seq' | 'written' | 'only', string>
  >;
  /** Where something stands whose theme or strategy is gone. */
  readonly unplaced: string;
  readonly yes: string;
  readonly noAmount: string;
  readonly status: Readonly<Record<Status, string>>;
  readonly recurrence: Readonly<Record<Recurrence, string>>;
  readonly fundingState: Readonly<Record<FundingState, string>>;
  readonly horizon: Readonly<Record<Horizon, string>>;
  readonly kind: Readonly<Record<OrganisationKind, string>>;
  /** Of a document. */
  readonly contents: string;
  readonly period: string;
  readonly municipalities: string;
  readonly vision: string;
  readonly mainGoal: string;
  readonly subGoals: string;
  readonly indicators: string;
  readonly background: string;
  readonly strategy: string;
  readonly due: (day: string) => string;
  readonly from: (day: string) => string;
  readonly span: (from: string, to: string) => string;
  /** Before the number of a page, and between it and how many there are. */
  readonly page: readonly [string, string];
  /** Of a calendar. */
  readonly dates: (plan: string) => string;
  readonly nextStep: string;
}

const nb: ExchangeWords = {
  sheets: { actions: 'Tiltak', organisations: 'Organisasjoner', sums: 'Summer', about: 'Om filen' },
  actionColumns: {
    id: 'Id',
    number: 'Nummer',
    theme: 'Tema',
    strategy: 'Strategi',
    title: 'Tiltak',
    description: 'Beskrivelse',
    owners: 'Hovedansvar',
    ownerNote: 'Merknad om hovedansvar',
    partners: 'Samarbeidspartnere',
    partnerNote: 'Merknad om samarbeidspartnere',
    time: 'Tidsbruk',
    timeNote: 'Merknad om tid',
    start: 'Startdato',
    due: 'Frist',
    recurrence: 'Gjentakelse',
    funding: 'Finansiering',
    fundingRows: 'Midler',
    status: 'Status',
    nextStep: 'Neste steg',
    nextDate: 'Dato for neste steg',
    effort: 'Innsats som trengs',
    benefitParticipants: 'Nytte for deltakerne',
    benefitRegion: 'Nytte for regionen',
    horizon: 'Når nytten merkes',
    note: 'Merknad',
  },
  organisationColumns: {
    id: 'Id',
    name: 'Navn',
    short: 'Kortnavn',
    kind: 'Slag',
    area: 'Område',
    role: 'Rolle',
    contact: 'Kontakt',
    aliases: 'Andre navn',
    planned: 'Planlagt',
  },
  sums: { theme: 'Tema', actions: 'Tiltak', money: (state) => `Midler: ${state} (kr)`, all: 'Hele planen' },
  about: {
    detail: 'Opplysning',
    value: 'Verdi',
    plan: 'Plan',
    planId: 'Planens id',
    seq: 'Skrevet etter endring nummer',
    written: 'Skrevet',
    only: 'Bare tiltak med',
  },
  unplaced: 'Uten plass',
  yes: 'ja',
  noAmount: 'beløp ikke kjent',
  status: {
    idea: 'Idé',
    proposed: 'Foreslått',
    clarifying: 'Avklares',
    confirmed: 'Bekreftet',
    'under-way': 'I gang',
    'on-hold': 'På vent',
    done: 'Ferdig',
    closed: 'Avsluttet',
  },
  recurrence: {
    once: 'én gang',
    yearly: 'hvert år',
    'twice-yearly': 'to ganger i året',
    continuous: 'løpende',
  },
  fundingState: { idea: 'idé', applied: 'søkt', granted: 'innvilget', refused: 'avslag' },
  horizon: { 'half-year': 'Innen 6 måneder', 'two-years': 'Innen 2 år', 'ten-years': 'Innen 10 år' },
  kind: nbOrganisations.kind,
  contents: 'Innhold',
  period: 'Planperiode',
  municipalities: 'Kommuner',
  vision: 'Visjon',
  mainGoal: 'Hovedmål',
  subGoals: 'Delmål',
  indicators: 'Indikatorer',
  background: 'Bakgrunn',
  strategy: 'Strategi',
  due: (day) => `Frist ${day}`,
  from: (day) => `Fra ${day}`,
  span: (from, to) => `Fra ${from} til ${to}`,
  page: ['Side ', ' av '],
  dates: (plan) => `Frister i ${plan}`,
  nextStep: 'Neste steg',
};

const nn: ExchangeWords = {
  sheets: { actions: 'Tiltak', organisations: 'Organisasjonar', sums: 'Summar', about: 'Om fila' },
  actionColumns: {
    id: 'Id',
    number: 'Nummer',
    theme: 'Tema',
    strategy: 'Strategi',
    title: 'Tiltak',
    description: 'Omtale',
    owners: 'Hovudansvar',
    ownerNote: 'Merknad om hovudansvar',
    partners: 'Samarbeidspartnarar',
    partnerNote: 'Merknad om samarbeidspartnarar',
    time: 'Tidsbruk',
    timeNote: 'Merknad om tid',
    start: 'Startdato',
    due: 'Frist',
    recurrence: 'Gjentaking',
    funding: 'Finansiering',
    fundingRows: 'Midlar',
    status: 'Status',
    nextStep: 'Neste steg',
    nextDate: 'Dato for neste steg',
    effort: 'Innsats som trengst',
    benefitParticipants: 'Nytte for deltakarane',
    benefitRegion: 'Nytte for regionen',
    horizon: 'Når nytta merkast',
    note: 'Merknad',
  },
  organisationColumns: {
    id: 'Id',
    name: 'Namn',
    short: 'Kortnamn',
    kind: 'Slag',
    area: 'Område',
    role: 'Rolle',
    contact: 'Kontakt',
    aliases: 'Andre namn',
    planned: 'Planlagd',
  },
  sums: { theme: 'Tema', actions: 'Tiltak', money: (state) => `Midlar: ${state} (kr)`, all: 'Heile planen' },
  about: {
    detail: 'Opplysning',
    value: 'Verdi',
    plan: 'Plan',
    planId: 'Id-en til planen',
    seq: 'Skriven etter endring nummer',
    written: 'Skriven',
    only: 'Berre tiltak med',
  },
  unplaced: 'Utan plass',
  yes: 'ja',
  noAmount: 'beløp ikkje kjent',
  status: {
    idea: 'Idé',
    proposed: 'Foreslått',
    clarifying: 'Til avklaring',
    confirmed: 'Stadfesta',
    'under-way': 'I gang',
    'on-hold': 'På vent',
    done: 'Ferdig',
    closed: 'Avslutta',
  },
  recurrence: {
    once: 'éin gong',
    yearly: 'kvart år',
    'twice-yearly': 'to gonger i året',
    continuous: 'løpande',
  },
  fundingState: { idea: 'idé', applied: 'søkt', granted: 'innvilga', refused: 'avslag' },
  horizon: { 'half-year': 'Innan 6 månader', 'two-years': 'Innan 2 år', 'ten-years': 'Innan 10 år' },
  kind: nnOrganisations.kind,
  contents: 'Innhald',
  period: 'Planperiode',
  municipalities: 'Kommunar',
  vision: 'Visjon',
  mainGoal: 'Hovudmål',
  subGoals: 'Delmål',
  indicators: 'Indikatorar',
  background: 'Bakgrunn',
  strategy: 'Strategi',
  due: (day) => `Frist ${day}`,
  from: (day) => `Frå ${day}`,
  span: (from, to) => `Frå ${from} til ${to}`,
  page: ['Side ', ' av '],
  dates: (plan) => `Fristar i ${plan}`,
  nextStep: 'Neste steg',
};

const en: ExchangeWords = {
  sheets: { actions: 'Actions', organisations: 'Organisations', sums: 'Sums', about: 'About this file' },
  actionColumns: {
    id: 'Id',
    number: 'Number',
    theme: 'Theme',
    strategy: 'Strategy',
    title: 'Action',
    description: 'Description',
    owners: 'Lead responsibility',
    ownerNote: 'Note on lead responsibility',
    partners: 'Partners',
    partnerNote: 'Note on partners',
    time: 'Time',
    timeNote: 'Note on time',
    start: 'Start date',
    due: 'Due date',
    recurrence: 'Recurrence',
    funding: 'Funding',
    fundingRows: 'Money',
    status: 'Status',
    nextStep: 'Next step',
    nextDate: 'Date of the next step',
    effort: 'Effort needed',
    benefitParticipants: 'Benefit for those who take part',
    benefitRegion: 'Benefit for the region',
    horizon: 'When the benefit shows',
    note: 'Remark',
  },
  organisationColumns: {
    id: 'Id',
    name: 'Name',
    short: 'Short name',
    kind: 'Kind',
    area: 'Area',
    role: 'Role',
    contact: 'Contact',
    aliases: 'Other names',
    planned: 'Planned',
  },
  sums: {
    theme: 'Theme',
    actions: 'Actions',
    money: (state) => `Money: ${state} (NOK)`,
    all: 'The whole plan',
  },
  about: {
    detail: 'Detail',
    value: 'Value',
    plan: 'Plan',
    planId: 'Id of the plan',
    seq: 'Written after change number',
    written: 'Written',
    only: 'Only actions with',
  },
  unplaced: 'Without a place',
  yes: 'yes',
  noAmount: 'amount not known',
  status: {
    idea: 'Idea',
    proposed: 'Proposed',
    clarifying: 'Being clarified',
    confirmed: 'Confirmed',
    'under-way': 'Under way',
    'on-hold': 'On hold',
    done: 'Done',
    closed: 'Closed',
  },
  recurrence: {
    once: 'once',
    yearly: 'every year',
    'twice-yearly': 'twice a year',
    continuous: 'continuous',
  },
  fundingState: { idea: 'idea', applied: 'applied for', granted: 'granted', refused: 'refused' },
  horizon: {
    'half-year': 'Within 6 months',
    'two-years': 'Within 2 years',
    'ten-years': 'Within 10 years',
  },
  kind: enOrganisations.kind,
  contents: 'Contents',
  period: 'Period',
  municipalities: 'Municipalities',
  vision: 'Vision',
  mainGoal: 'Main goal',
  subGoals: 'Sub-goals',
  indicators: 'Indicators',
  background: 'Background',
  strategy: 'Strategy',
  due: (day) => `Due ${day}`,
  from: (day) => `From ${day}`,
  span: (from, to) => `From ${from} to ${to}`,
  page: ['Page ', ' of '],
  dates: (plan) => `Dates in ${plan}`,
  nextStep: 'Next step',
};

export const exchangeWords: Readonly<Record<Language, ExchangeWords>> = { nb, nn, en };
