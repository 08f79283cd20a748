import mammoth from 'mammoth';
import { badFile } from '../../shared/exchange/bad-file.ts';
import type { Source } from '../../shared/exchange/source.ts';
import { blocksOf, notePrefix } from './docx-blocks.ts';
import { styleMapOf } from './docx-styles.ts';
import { repack, type Parts } from './zip-guard.ts';

/** Mammoth knows lists down to the fifth level. */
const deepLists = [6, 7, 8, 9].flatMap((level) =>
  ['unordered', 'ordered'].map((kind) => {
    const outer = 'ul|ol > li > '.repeat(level - 1);
    return `p:${kind}-list(${level}) => ${outer}${kind === 'ordered' ? 'ol' : 'ul'} > li:fresh`;
  }),
);

/** @throws AppError `bad-file`: `no-table`, `broken`, `too-much` */
export async function readDocx(parts: Parts, name: string): Promise<Source> {
  const blocks = blocksOf(await htmlOf(parts));
  if (!blocks.some(({ kind }) => kind === 'table')) throw badFile('no-table');
  return { name, format: 'docx', blocks };
}

async function htmlOf(parts: Parts): Promise<string> {
  const styles = parts.get('word/styles.xml')?.toString('utf8') ?? '';
  const known = new Map(
    [...parts].map(([name, xml]) => [name, name.startsWith('word/') ? plainFields(xml) : xml]),
  );
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: repack(known) },
      {
        styleMap: [...styleMapOf(styles), ...deepLists],
        // A document may bring a map of its own along, and name files elsewhere.
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        idPrefix: notePrefix,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return value;
  } catch (cause) {
    throw badFile('broken', { cause });
  }
}

/** Mammoth passes over what a field shows; a smart tag means nothing and is read through. */
const plainFields = (xml: Buffer): Buffer =>
  xml.includes('w:fldSimple')
    ? Buffer.from(xml.toString('utf8').replaceAll(/<(\/?)w:fldSimple(?=[\s/>])/g, '<$1w:smartTag'))
    : xml;
