import type { Language } from '../i18n/languages.ts';
import { isBroken, type Records } from '../plan/document.ts';
import { amountText, sumsOf } from '../plan/money.ts';
import { fundingStates, statuses, type Action, type FundingRow, type Organisation } from '../plan/schema.ts';
import { namesIn, numbered, outlineOf, partsOf, type StrategyPart, type ThemePart } from './outline.ts';
import {
  actionColumns,
  exchangeWords,
  organisationColumns,
  type ActionColumn,
  type ExchangeWords,
  type OrganisationColumn,
} from './words.ts';

/** A text, a number, a day as 2026-12-31, or nothing. */
export type SheetCell = string | number | { readonly day: string } | undefined;

/** One sheet of a workbook. */
export interface SheetRows {
  readonly name: string;
  /** `width` in letters. */
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** What a file is made of. */
export interface Exported {
  readonly records: Records;
  /** The plan's id. */
  readonly plan: string;
  /** The last change that is in it. */
  readonly seq: number;
  /** When it is written, as 2026-12-31. */
  readonly day: string;
  readonly language: Language;
  /** Only actions that this organisation leads or joins. */
  readonly org?: string | undefined;
}

export const titleIn = ({ records: { plan }, plan: id }: Pick<Exported, 'records' | 'plan'>): string =>
  (isBroken(plan) ? undefined : plan.title) || id;

/** The sheet of actions alone, for files that have but one. */
export const actionSheet = (exported: Exported): SheetRows =>
  sheetOfActions(outline(exported), exported.records, exchangeWords[exported.language]);

/** All sheets: actions, organisations, sums, and what the file is. */
export function sheetsOf(exported: Exported): SheetRows[] {
  const { records, language } = exported;
  const words = exchangeWords[language];
  const parts = outline(exported);
  return [
    sheetOfActions(parts, records, words),
    sheetOfOrganisations(records, words),
    sheetOfSums(parts, words),
    aboutFile(exported, words),
  ];
}

const outline = ({ records, org }: Exported): ThemePart[] =>
  org === undefined ? outlineOf(records) : partsOf(outlineOf(records), org);

const actionWidths: Partial<Record<ActionColumn, number>> = {
  id: 14, number: 9, title: 44, description: 60, owners: 36, partners: 44, time: 30, start: 12, due: 12, funding: 30,
  fundingRows: 36, status: 14, nextDate: 14,
}; // prettier-ignore
const organisationWidths: Partial<Record<OrganisationColumn, number>> = {
  id: 26, name: 44, aliases: 44, role: 40, planned: 10,
}; // prettier-ignore
const usualWidth = 24;

function sheetOfActions(parts: readonly ThemePart[], records: Records, words: ExchangeWords): SheetRows {
  const names = namesIn(records);
  return {
    name: words.sheets.actions,
    columns: actionColumns.map((column) => ({
      header: words.actionColumns[column],
      width: actionWidths[column] ?? usualWidth,
    })),
    rows: parts.flatMap(({ theme, strategies }) =>
      strategies.flatMap((part) => {
        const place = {
          theme: theme ? numbered(theme.no, theme.title) : words.unplaced,
          strategy: strategyText(part),
        };
        return part.actions.map((action) => {
          const cells = { ...place, ...actionCells(action, names, words) };
          return actionColumns.map((column) => cells[column] || undefined);
        });
      }),
    ),
  };
}

const strategyText = ({ strategy }: StrategyPart): string =>
  strategy ? numbered(strategy.number, strategy.title) : '';

const day = (iso: string | undefined): SheetCell => iso && { day: iso };

const actionCells = (
  action: Action,
  names: (ids: readonly string[]) => string[],
  words: ExchangeWords,
): Record<Exclude<ActionColumn, 'theme' | 'strategy'>, SheetCell> => ({
  id: action.id,
  number: action.number,
  title: action.title,
  description: action.description,
  owners: names(action.owners).join('; '),
  ownerNote: action.ownerNote,
  partners: names(action.partners).join('; '),
  partnerNote: action.partnerNote,
  time: action.timeText,
  timeNote: action.timeNote,
  start: day(action.start),
  due: day(action.due),
  recurrence: action.recurrence && words.recurrence[action.recurrence],
  funding: action.fundingText,
  fundingRows: fundingLines(action, words).join('; '),
  status: words.status[statusOf(action)],
  nextStep: action.nextStep,
  nextDate: day(action.nextDate),
  effort: action.effort,
  benefitParticipants: action.benefitParticipants,
  benefitRegion: action.benefitRegion,
  horizon: action.horizon && words.horizon[action.horizon],
  note: action.note,
});

const statusOf = ({ status }: Action) => status ?? 'proposed';

/** Rows of money in words: "Regionrådet 50 000 kr (innvilget)". */
export const fundingLines = ({ funding }: Pick<Action, 'funding'>, words: ExchangeWords): string[] =>
  funding.map((row) => `${row.source} ${sumText(row, words)} (${words.fundingState[row.state]})`.trim());

const sumText = ({ amount }: Pick<FundingRow, 'amount'>, { noAmount }: ExchangeWords): string =>
  amount === undefined ? noAmount : `${amountText(amount)} kr`;

function sheetOfOrganisations({ organisations }: Records, words: ExchangeWords): SheetRows {
  const living = [...organisations.values()].filter(
    (one): one is Organisation => !isBroken(one) && one.archived !== true,
  );
  return {
    name: words.sheets.organisations,
    columns: organisationColumns.map((column) => ({
      header: words.organisationColumns[column],
      width: organisationWidths[column] ?? usualWidth,
    })),
    rows: living.map((one) => {
      const cells: Record<OrganisationColumn, SheetCell> = {
        id: one.id,
        name: one.name,
        short: one.short,
        kind: one.kind && words.kind[one.kind],
        area: one.area,
        role: one.role,
        contact: one.contact,
        aliases: one.aliases.join('; '),
        planned: one.planned ? words.yes : undefined,
      };
      return organisationColumns.map((column) => cells[column] || undefined);
    }),
  };
}

/** How many actions have come how far, and what their money comes to, state by state: a hope is never added to a grant. */
function sheetOfSums(parts: readonly ThemePart[], words: ExchangeWords): SheetRows {
  const row = (name: string, actions: readonly Action[]): SheetCell[] => {
    const money = new Map(
      sumsOf(actions.flatMap(({ funding }) => funding)).map(({ state, sum }) => [state, sum]),
    );
    return [
      name,
      actions.length,
      ...statuses.map((status) => actions.filter((action) => statusOf(action) === status).length),
      ...fundingStates.map((state) => money.get(state)),
    ];
  };
  const { theme, actions, money, all } = words.sums;
  const headers = [
    theme,
    actions,
    ...statuses.map((status) => words.status[status]),
    ...fundingStates.map((state) => money(words.fundingState[state])),
  ];
  const under = ({ strategies }: ThemePart) => strategies.flatMap((part) => part.actions);
  return {
    name: words.sheets.sums,
    columns: headers.map((header, index) => ({
      header,
      width: index === 0 ? 36 : Math.max(12, header.length + 2),
    })),
    rows: [
      ...parts.map((part) =>
        row(part.theme ? numbered(part.theme.no, part.theme.title) : words.unplaced, under(part)),
      ),
      row(all, parts.flatMap(under)),
    ],
  };
}

/** So that an import knows which plan it was, and what has changed in that since. */
function aboutFile(exported: Exported, words: ExchangeWords): SheetRows {
  const { plan, seq, org, records } = exported;
  const { detail, value, plan: title, planId, seq: after, written, only } = words.about;
  return {
    name: words.sheets.about,
    columns: [
      { header: detail, width: 32 },
      { header: value, width: 60 },
    ],
    rows: [
      [title, titleIn(exported)],
      [planId, plan],
      [after, seq],
      [written, { day: exported.day }],
      ...(org === undefined ? [] : [[only, namesIn(records)([org])[0]]]),
    ],
  };
}

/** Whether an organisation can be asked for by its id: it is in the register, and not put away. */
export function isLivingOrganisation({ organisations }: Records, org: string): boolean {
  const one = organisations.get(org);
  return one !== undefined && !isBroken(one) && one.archived !== true;
}
