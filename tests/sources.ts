import type { Block, Cell, Source } from '../shared/exchange/source.ts';
import { isBroken, type Records } from '../shared/plan/document.ts';
import type { Action, Strategy, Theme } from '../shared/plan/schema.ts';
import { treeOf } from '../shared/plan/tree.ts';

/* Documents as they are read from files, made by hand and from a plan. */

export const heading = (level: number, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'text', text });
export const bold = (text: string): Block => ({ kind: 'text', text, isBold: true });
export const point = (text: string, depth = 0): Block => ({ kind: 'item', depth, text });
export const row = (...texts: string[]): Cell[] => texts.map((text) => ({ text }));
/** One cell across so many columns. */
export const across = (text: string, width: number): Cell[] =>
  Array.from({ length: width }, (_, at) => (at === 0 ? { text } : { text, isRepeat: true }));
/** A cell that goes on from the row above. */
export const goesOn = (text: string): Cell => ({ text, isRepeat: true });
export const table = (...rows: Cell[][]): Block => ({ kind: 'table', rows });
export const documentOf = (...blocks: Block[]): Source => ({ name: 'Plan.docx', format: 'docx', blocks });
export const sheetOf = (...rows: Cell[][]): Source => ({
  name: 'Plan.xlsx',
  format: 'xlsx',
  blocks: [table(...rows)],
});
export const pasted = (...rows: Cell[][]): Source => ({
  name: '',
  format: 'paste',
  blocks: [table(...rows)],
});
export const usualHeader = row('Tiltak', 'Hovedansvar', 'Samarbeidspartnere', 'Tidsbruk');

/** How a document is made of a plan. */
export interface Making {
  readonly theme: (theme: Theme) => Block[];
  readonly strategy: (strategy: Strategy) => Block[];
  readonly table: (
    actions: readonly Action[],
    strategy: Strategy,
    names: (ids: readonly string[]) => string[],
  ) => Block[];
}

/** The living plan as a document of a certain making. */
export function written(records: Records, { theme, strategy, table }: Making): Source {
  const tree = treeOf(records);
  const names = (ids: readonly string[]) =>
    ids.map((id) => {
      const one = records.organisations.get(id)!;
      return isBroken(one) ? id : (one.name ?? id);
    });
  const blocks = tree.themes.flatMap((id) => [
    ...theme(records.themes.get(id) as Theme),
    ...(tree.strategies.get(id) ?? []).flatMap((one) => {
      const record = records.strategies.get(one) as Strategy;
      const actions = (tree.actions.get(one) ?? []).map((action) => records.actions.get(action) as Action);
      return [...strategy(record), ...table(actions, record, names)];
    }),
  ]);
  return documentOf(
    heading(1, 'Næringsplan'),
    heading(1, 'Forord'),
    paragraph('Til leseren.'),
    ...blocks,
    heading(1, 'Ordliste'),
    glossary(),
  );
}

const glossary = (): Block => table(row('Ord', 'Betydning'), row('FoU', 'Forskning og utvikling'));
