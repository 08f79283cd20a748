import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import { titleIn, type Exported } from '../../shared/exchange/export-rows.ts';
import {
  namesIn,
  numbered,
  outlineOf,
  type StrategyPart,
  type ThemePart,
} from '../../shared/exchange/outline.ts';
import { exchangeWords, fileProperties, type ExchangeWords } from '../../shared/exchange/words.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import { isBroken, type Records } from '../../shared/plan/document.ts';
import { actionTable, type TableWords } from './docx-out-table.ts';
import { paragraphsOf, pointsOf } from './docx-out-text.ts';
import { styles, tocHeading } from './docx-out-styles.ts';
import { xmlText } from './out-text.ts';

/** A4 with margins of 2 cm, in twentieths of a point. */
const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_134, right: 1_134, bottom: 1_134, left: 1_134 },
};

/** So many actions have their page numbers in the contents; of more, Word works them out when it opens the document. */
const mostNumbered = 400;

const tagOf: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** The plan as a Word document in the form that plans have: a chapter a theme, a table a strategy. */
export default async function docxOf(exported: Exported): Promise<Uint8Array> {
  const words = exchangeWords[exported.language];
  const title = xmlText(titleIn(exported));
  const outline = outlineOf(exported.records);
  const table: TableWords = {
    words,
    names: namesIn(exported.records),
    language: tagOf[exported.language],
  };
  const document = new Document({
    title,
    creator: 'Samplan',
    lastModifiedBy: 'Samplan',
    customProperties: [
      { name: fileProperties.plan, value: exported.plan },
      { name: fileProperties.seq, value: String(exported.seq) },
    ],
    styles: styles(tagOf[exported.language]),
    ...(exported.records.actions.size <= mostNumbered && { pageNumbers: estimatePageNumbers }),
    sections: [
      {
        properties: { page, titlePage: true },
        footers: { default: footer(words), first: new Footer({ children: [new Paragraph('')] }) },
        children: [
          ...front(title, exported.records, words),
          new Paragraph({ style: tocHeading, text: words.contents }),
          new TableOfContents(words.contents, { hyperlink: true, headingStyleRange: '1-2' }),
          ...outline.flatMap((part) => chapter(part, table)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const footer = ({ page: [before, between] }: ExchangeWords): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });

/** What it is, for when and for whom. */
function front(title: string, { plan }: Records, words: ExchangeWords): Paragraph[] {
  const heading = new Paragraph({ heading: HeadingLevel.TITLE, text: title });
  if (isBroken(plan)) return [heading];
  const { periodFrom, periodTo, municipalities = [], purpose = '' } = plan;
  const period = [periodFrom, periodTo].filter((year) => year !== undefined).join('–');
  const facts = [
    period && `${words.period}: ${period}`,
    municipalities.length && `${words.municipalities}: ${municipalities.join(', ')}`,
  ].filter((fact) => typeof fact === 'string' && fact !== '');
  return [heading, ...facts.flatMap((fact) => paragraphsOf(String(fact))), ...paragraphsOf(purpose)];
}

function chapter({ theme, strategies }: ThemePart, table: TableWords) {
  const { words } = table;
  const title = theme ? numbered(theme.no, theme.title) : words.unplaced;
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, text: xmlText(title) }),
    ...(theme
      ? [
          ...section(words.vision, paragraphsOf(theme.vision)),
          ...section(words.mainGoal, paragraphsOf(theme.mainGoal)),
          ...section(words.subGoals, pointsOf(theme.subGoals)),
          ...section(words.indicators, pointsOf(theme.indicators)),
          ...section(words.background, paragraphsOf(theme.background)),
        ]
      : []),
    ...strategies.flatMap((part) => strategySection(part, table)),
  ];
}

/** Nothing where there is no text. */
const section = (heading: string, paragraphs: readonly Paragraph[]): Paragraph[] =>
  paragraphs.length ? [new Paragraph({ heading: HeadingLevel.HEADING_2, text: heading }), ...paragraphs] : [];

function strategySection({ strategy, actions }: StrategyPart, table: TableWords) {
  const heading = strategy && `${numbered(table.words.strategy, strategy.number ?? '')}: ${strategy.title}`;
  return [
    ...(strategy ? [new Paragraph({ heading: HeadingLevel.HEADING_2, text: xmlText(heading ?? '') })] : []),
    ...paragraphsOf(strategy?.description ?? ''),
    // A table that touches the next one would be read as its continuation.
    ...(actions.length ? [actionTable(actions, table), new Paragraph('')] : []),
  ];
}
