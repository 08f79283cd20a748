import { openFile } from '../../server/exchange/open-file.ts';
import type { Source } from '../../shared/exchange/source.ts';

export const bytesOf = (content: string) => new TextEncoder().encode(content);

/** What a file says. */
export async function open(
  bytes: Uint8Array,
  name = 'plan.docx',
  sheet?: string,
  plan?: string,
): Promise<Source> {
  const opened = await openFile({ bytes, name, sheet, plan });
  if (!('source' in opened)) throw new Error('It is JSON');
  return opened.source;
}

/** The tables of a file as plain text. */
export const tablesOf = ({ blocks }: Source) =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? [block.rows.map((row) => row.map((cell) => cell.text))] : [],
  );
