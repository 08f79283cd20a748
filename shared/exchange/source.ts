import * as z from 'zod/mini';

/** What may be taken in, in one place. Bytes, counts, seconds, megabytes. */
export const importLimits = {
  fileBytes: 20_000_000,
  /** Of a zipped document: all that it unpacks to, how many times smaller it may be, how many files it holds. */
  unpackedBytes: 200_000_000,
  ratio: 100,
  entries: 2_000,
  seconds: 10,
  memoryMb: 512,
  blocks: 50_000,
  rows: 10_000,
  columns: 60,
  cell: 20_000,
  /** Of all texts together, in UTF-16 units. */
  letters: 20_000_000,
} as const;

const words = z.string().check(z.maxLength(importLimits.cell));

/** A cell of a merged one repeats its text, and says that it does. */
const cell = z.object({ text: words, isRepeat: z.optional(z.literal(true)) });

const table = z.object({
  kind: z.literal('table'),
  /** What it is called in its file: the sheet's name, the words above it. */
  name: z.optional(words),
  /** Every row has the same number of cells. Line breaks in a cell are `\n`, points of a list begin with `- `. */
  rows: z.array(z.array(cell).check(z.maxLength(importLimits.columns))).check(z.maxLength(importLimits.rows)),
});

const block = z.discriminatedUnion('kind', [
  /** A heading by its style. */
  z.object({ kind: z.literal('heading'), level: z.int().check(z.gte(1), z.lte(9)), text: words }),
  /** A paragraph; bold when all of it is, as headings are where nobody used styles. */
  z.object({ kind: z.literal('text'), text: words, isBold: z.optional(z.literal(true)) }),
  /** A point of a list, by how deep it stands: 0 is outermost. */
  z.object({ kind: z.literal('item'), depth: z.int().check(z.gte(0), z.lte(20)), text: words }),
  table,
]);

/**
 * What a file or a pasted table says, in its order, whatever format it had. Footnotes stand where they are referred
 * to from as `{ kind: 'text' }` blocks at the end; their marks are taken out of the words.
 */
export const sourceSchema = z.object({
  name: words,
  format: z.enum(['docx', 'xlsx', 'csv', 'paste']),
  blocks: z.array(block).check(z.maxLength(importLimits.blocks)),
  /** Of a workbook: its sheets, and the one that was read for the actions. */
  sheets: z.optional(z.array(words)),
  sheet: z.optional(words),
  /** The change of the plan that a file of ours was written after. */
  seq: z.optional(z.int()),
});

export type Source = z.output<typeof sourceSchema>;
export type Block = z.output<typeof block>;
export type Table = z.output<typeof table>;
export type Cell = z.output<typeof cell>;
