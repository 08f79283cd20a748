/** What has a name, and the room it takes itself. */
interface Named {
  readonly id: string;
  readonly short: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A name where it is written: the point on its line from which, in the middle of which, or to which it runs. */
export interface Label {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const fontSize = 12;
/** A line of it, in px, and half of that. */
const height = 15;
/** About what a letter takes. Rather more than less: names that touch cannot be read. */
const letter = fontSize * 0.57;
const gap = 4;
/** Longer names are cut; the whole one is told in other ways. */
const longest = 28;

const cut = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;

/**
 * Writes names where they cover neither another name nor a mark, the first first; who finds no room has no name.
 * @param marks all that must not be covered
 */
export function placeLabels(
  named: readonly Named[],
  marks: readonly Named[],
  size: { readonly width: number; readonly height: number },
): Label[] {
  const taken: (Box & { readonly of?: string })[] = marks.map(({ id, x, y, radius }) => ({
    of: id,
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  return named.flatMap((one) => {
    for (const label of waysFor(one)) {
      const box = boxOf(label);
      const isInside = box.left >= 0 && box.right <= size.width && box.top >= 0 && box.bottom <= size.height;
      if (!isInside || taken.some((other) => other.of !== one.id && overlaps(box, other))) continue;
      taken.push(box);
      return [label];
    }
    return [];
  });
}

function waysFor({ id, short, x, y, radius }: Named): Label[] {
  const text = cut(short);
  const beside = radius + gap;
  const aslant = radius / 2;
  const above = radius + height / 2 + 1;
  return [
    { id, text, x: x + beside, y, anchor: 'start' },
    { id, text, x: x - beside, y, anchor: 'end' },
    { id, text, x, y: y - above, anchor: 'middle' },
    { id, text, x, y: y + above, anchor: 'middle' },
    { id, text, x: x + aslant, y: y - above, anchor: 'start' },
    { id, text, x: x + aslant, y: y + above, anchor: 'start' },
    { id, text, x: x - aslant, y: y - above, anchor: 'end' },
    { id, text, x: x - aslant, y: y + above, anchor: 'end' },
  ];
}

function boxOf({ text, x, y, anchor }: Label): Box {
  const width = text.length * letter;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - height / 2, bottom: y + height / 2 };
}

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
