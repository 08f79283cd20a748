/**
 * Reads QR codes, after ISO/IEC 18004 and apart from the library that draws them: byte mode, error correction level M,
 * versions 1 to 9. It mends nothing: a code that is not whole is an error.
 */

/** Of level M, by version: how many codewords correct errors in each block, and how many blocks there are. */
const blocksOfM: readonly (readonly [correcting: number, blocks: number])[] = [
  [10, 1], [16, 1], [26, 1], [18, 2], [24, 2], [16, 4], [18, 4], [22, 4], [22, 5],
]; // prettier-ignore

type Matrix = readonly (readonly boolean[])[];

/** @param matrix rows of modules, true for dark, without the white around @throws Error that says what is wrong */
export function readQr(matrix: Matrix): string {
  const size = matrix.length;
  const version = (size - 17) / 4;
  const [correcting, count] = blocksOfM[version - 1] ?? [0, 0];
  const isMasked = masks[maskOf(matrix)]!;
  const bits = pathOf(version, size).map(([x, y]) => Number(matrix[y]![x] !== isMasked(x, y)));
  const words = Array.from({ length: bits.length >> 3 }, (_, at) => numberOf(bits.slice(at * 8, at * 8 + 8)));
  return textIn(dataOf(words, correcting, count), version);
}

const numberOf = (bits: readonly number[]): number => bits.reduce((sum, bit) => sum * 2 + bit, 0);

/** Level and mask stand beside the first corner, and again beside the two others. */
function maskOf(matrix: Matrix): number {
  const last = matrix.length - 1;
  const around = [0, 1, 2, 3, 4, 5, 7, 8];
  const first = [...around.map((x) => [x, 8]), ...[7, 5, 4, 3, 2, 1, 0].map((y) => [8, y])];
  const second = [
    ...Array.from({ length: 7 }, (_, at) => [8, last - at]),
    ...Array.from({ length: 8 }, (_, at) => [last - 7 + at, 8]),
  ];
  const [format, again] = [first, second].map(
    (places) => numberOf(places.map(([x, y]) => Number(matrix[y!]![x!]))) ^ 0b101010000010010,
  );
  if (format !== again) throw new Error('The two descriptions differ');
  let rest = format!;
  for (let at = 14; at >= 10; at--) if ((rest >> at) & 1) rest ^= 0b10100110111 << (at - 10);
  if (rest !== 0) throw new Error('The description does not hold');
  if (format! >> 13 !== 0) throw new Error('The level is not M');
  return (format! >> 10) & 7;
}

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** The modules that hold data, in the order they are read: in pairs of columns from the right, up and down. */
function pathOf(version: number, size: number): (readonly [x: number, y: number])[] {
  const places: (readonly [number, number])[] = [];
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right--;
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = isUp ? size - 1 - step : step;
        if (!isFixed(x, y, version, size)) places.push([x, y]);
      }
    isUp = !isUp;
  }
  return places;
}

/** Whether a module belongs to the pattern that every code of this version has. */
function isFixed(x: number, y: number, version: number, size: number): boolean {
  const [far, middles] = [size - 9, centresOf(version, size)];
  const isCorner = (x < 9 && y < 9) || (x > far && y < 9) || (x < 9 && y > far);
  const isTiming = x === 6 || y === 6;
  const isVersion = version > 6 && ((x > size - 12 && y < 6) || (y > size - 12 && x < 6));
  const isNear = (centre: number, at: number) => Math.abs(centre - at) <= 2;
  const isAlignment = middles.some(([cx, cy]) => isNear(cx, x) && isNear(cy, y));
  return isCorner || isTiming || isVersion || isAlignment;
}

function centresOf(version: number, size: number): (readonly [number, number])[] {
  if (version === 1) return [];
  const lines = version < 7 ? [6, size - 7] : [6, (size - 1) / 2, size - 7];
  const isCorner = (x: number, y: number) =>
    (x === 6 && y === 6) || (x === 6 && y === size - 7) || (x === size - 7 && y === 6);
  return lines.flatMap((x) => lines.filter((y) => !isCorner(x, y)).map((y) => [x, y] as const));
}

/** Blocks stand word by word beside each other; the last ones may be a word longer. */
function dataOf(words: readonly number[], correcting: number, count: number): number[] {
  const dataLength = words.length - correcting * count;
  const short = Math.floor(dataLength / count);
  const firstLong = count - (dataLength % count);
  const blocks = Array.from({ length: count }, () => [] as number[]);
  words.slice(0, dataLength).forEach((word, at) => {
    const isExtra = at >= short * count;
    blocks[isExtra ? firstLong + (at - short * count) : at % count]!.push(word);
  });
  words.slice(dataLength).forEach((word, at) => blocks[at % count]!.push(word));
  for (const block of blocks)
    if (!isWhole(block, correcting)) throw new Error('A block of the code does not hold');
  return blocks.flatMap((block) => block.slice(0, -correcting));
}

/** Whether a block is zero at every root of the generator (Reed-Solomon over GF(256), x⁸ + x⁴ + x³ + x² + 1). */
function isWhole(block: readonly number[], correcting: number): boolean {
  let root = 1;
  for (let at = 0; at < correcting; at++, root = times(root, 2))
    if (block.reduce((sum, word) => times(sum, root) ^ word, 0) !== 0) return false;
  return true;
}

function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (product & 0x80 ? 0x11d : 0);
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}

function textIn(data: readonly number[], version: number): string {
  if (version > 9) throw new Error('The length would have 16 bits');
  const nibbles = data.flatMap((word) => [word >> 4, word & 15]);
  const [mode, ...rest] = nibbles;
  if (mode !== 4) throw new Error(`Mode ${mode} is not bytes`);
  const bytes = Array.from({ length: rest.length >> 1 }, (_, at) => rest[at * 2]! * 16 + rest[at * 2 + 1]!);
  return Buffer.from(bytes.slice(1, 1 + bytes[0]!)).toString('utf8');
}
