import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openFile } from '../../server/exchange/open-file.ts';
import { AppError } from '../../shared/errors.ts';
import { actionRows, goodDocx, xlsxOf, zipOf } from '../files.ts';

/* Files that somebody spoilt: each is read, or refused on purpose. What hangs runs into the time limit of the test. */

/** Whole numbers below `most`, the same for the same seed. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** Some bytes changed, doubled or taken out. */
function spoilt(bytes: Uint8Array, roll: (most: number) => number): Uint8Array {
  let all = Buffer.from(bytes);
  for (let count = 1 + roll(4); count > 0; count--) {
    const [from, length] = [roll(all.length), 1 + roll(40)];
    const piece = all.subarray(from, from + length);
    const way = roll(3);
    if (way === 0) for (let at = 0; at < piece.length; at++) piece[at] = roll(256);
    else
      all = Buffer.concat([
        all.subarray(0, from),
        ...(way === 1 ? [piece, piece] : []),
        all.subarray(from + length),
      ]);
    if (all.length === 0) return all;
  }
  return all;
}

/** The file with one of its parts spoilt, and packed again as it should be. */
function spoiltInside(file: Uint8Array, roll: (most: number) => number): Uint8Array {
  const parts = unzipSync(file);
  const names = Object.keys(parts);
  const name = names[roll(names.length)]!;
  return zipOf({ ...parts, [name]: spoilt(parts[name]!, roll) });
}

const csv = new TextEncoder().encode(
  'Tiltak;Ansvar;Tid\n"Lage; kart";Kommunen;2027\n\'=A1;"Laget\nog";høst\n',
);

test.each<[string, () => Promise<Uint8Array> | Uint8Array, boolean]>([
  ['a Word document', goodDocx, false],
  ['a part of a Word document', goodDocx, true],
  ['a workbook', () => xlsxOf({ name: 'Ark', data: actionRows(3) }), false],
  ['a part of a workbook', () => xlsxOf({ name: 'Ark', data: actionRows(3) }), true],
  ['a text file', () => csv, false],
])('%s', async (_what, make, isInside) => {
  const good = await make();
  const ends = { opened: 0, refused: 0 };
  for (let seed = 1; seed <= 300; seed++) {
    const roll = dice(seed);
    const bytes = isInside ? spoiltInside(good, roll) : spoilt(good, roll);
    try {
      await openFile({ bytes, name: 'a.docx' });
      ends.opened++;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'bad-file'))
        throw new Error(`Seed ${seed}`, { cause: error });
      ends.refused++;
    }
  }
  expect(ends.opened + ends.refused).toBe(300);
  // Both ends are worth looking at, but few of the spoilt zip files can be opened.
  expect(isInside ? Math.min(ends.opened, ends.refused) : 100).toBeGreaterThan(10);
});
