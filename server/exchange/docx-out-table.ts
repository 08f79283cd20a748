import { Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { fundingLines } from '../../shared/exchange/export-rows.ts';
import { numbered } from '../../shared/exchange/outline.ts';
import type { ExchangeWords } from '../../shared/exchange/words.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { tableText } from './docx-out-styles.ts';
import { boldParagraph, paragraphsOf, remark } from './docx-out-text.ts';

/** What all tables of a document need. */
export interface TableWords {
  readonly words: ExchangeWords;
  /** What organisations are called, by their ids. */
  readonly names: (ids: readonly string[]) => string[];
  /** BCP 47. */
  readonly language: string;
}

/** Of four columns, and with one of money. In twentieths of a point; together the width between the margins. */
const widths = {
  four: [3_700, 2_000, 2_338, 1_600],
  five: [3_000, 1_750, 2_088, 1_400, 1_400],
} as const;

const look = { style: tableText } as const;

/** Actions of one strategy. Its first row is a header, which comes again on every page. */
export function actionTable(actions: readonly Action[], table: TableWords): Table {
  const { actionColumns: names } = table.words;
  const hasMoney = actions.some((action) => money(action, table).length > 0);
  const columns = hasMoney ? widths.five : widths.four;
  const headers = [
    names.title,
    names.owners,
    names.partners,
    names.time,
    ...(hasMoney ? [names.funding] : []),
  ];
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: headers.map(
      (text, n) =>
        new TableCell({
          children: [boldParagraph(text, look)],
          shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'E6ECF2' },
          width: { size: columns[n]!, type: WidthType.DXA },
        }),
    ),
  });
  const row = (action: Action) =>
    new TableRow({
      children: cellsOf(action, table, hasMoney).map(
        (children, n) => new TableCell({ children, width: { size: columns[n]!, type: WidthType.DXA } }),
      ),
    });
  return new Table({
    rows: [header, ...actions.map(row)],
    columnWidths: columns,
    width: { size: columns.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    tableLook: {
      firstRow: true,
      lastRow: false,
      firstColumn: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
  });
}

function cellsOf(action: Action, table: TableWords, hasMoney: boolean): Paragraph[][] {
  const cells = [
    [boldParagraph(numbered(action.number, action.title), look), ...paragraphsOf(action.description, look)],
    [...paragraphsOf(listed(table.names(action.owners)), look), ...remark(action.ownerNote, look)],
    [...paragraphsOf(listed(table.names(action.partners)), look), ...remark(action.partnerNote, look)],
    [...paragraphsOf(timeOf(action, table), look), ...remark(action.timeNote, look)],
    ...(hasMoney ? [money(action, table)] : []),
  ];
  // Word opens no cell without a paragraph.
  return cells.map((paragraphs) => (paragraphs.length ? paragraphs : [new Paragraph(look)]));
}

const money = (action: Action, { words }: TableWords): Paragraph[] => [
  ...paragraphsOf(action.fundingText ?? '', look),
  ...fundingLines(action, words).flatMap((line) => paragraphsOf(line, look)),
];

/** By commas, or by semicolons where a name has a comma of its own. */
const listed = (names: readonly string[]): string =>
  names.join(names.some((name) => /[,;]/.test(name)) ? '; ' : ', ');

/** The plan's own words; where it has none, its dates. */
function timeOf({ timeText, start, due, recurrence }: Action, { words, language }: TableWords): string {
  if (timeText) return timeText;
  const day = (iso: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
  if (start && due) return words.span(day(start), day(due));
  if (due) return words.due(day(due));
  if (start) return words.from(day(start));
  return recurrence && recurrence !== 'once' ? words.recurrence[recurrence] : '';
}
