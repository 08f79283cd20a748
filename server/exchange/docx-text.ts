import { elementsIn, isElement, textIn, type Element, type Node } from './xml.ts';

const lists: readonly string[] = ['ul', 'ol'];
const blocks: readonly string[] = [
  ...lists,
  'p',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'h7',
  'h8',
  'h9',
];

/** Digits and signs by which a note is referred to. */
const mark = /^[\s\d,;*†‡§)]+$/;
/** What stands high after these is a square or a cube. */
const unit = /(?:^|[^\p{L}])[kdcm]?m$/u;
const powers: Readonly<Record<string, string>> = { '2': '²', '3': '³' };

/** The words of a paragraph, a heading or a point of a list without what is below it; line breaks as `\n`. */
export function inlineText(element: Element): string {
  let text = '';
  for (const child of element.childNodes) text = added(text, child);
  // Written as letters of their own, glued to the word.
  return text.replaceAll(/(?<=\p{L}{3})[⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu, '');
}

function added(text: string, node: Node): string {
  if (!isElement(node)) return text + textIn(node);
  if (node.name === 'br') return `${text}\n`;
  if (node.name === 'sup') return text + raised(node, text);
  if (isNoteLink(node) || [...lists, 'table'].includes(node.name)) return text;
  return node.childNodes.reduce(added, text);
}

/** Marks of notes are taken out; other raised text stays. */
function raised(sup: Element, before: string): string {
  const text = sup.childNodes.reduce(added, '');
  const power = powers[text.trim()];
  if (power !== undefined && unit.test(before)) return power;
  return mark.test(text) && /[\p{L}\p{P}]\s*$/u.test(before) ? '' : text;
}

/** To a note, or back from one. */
const isNoteLink = ({ name, attribs }: Element): boolean =>
  name === 'a' && /^#samplan-(?:foot|end)note-/.test(attribs.href ?? '');

/** Whether all that can be read in it is bold. */
export function isBold(element: Element): boolean {
  const plain = (node: Node): string =>
    isElement(node)
      ? node.name === 'strong' || node.name === 'sup'
        ? ''
        : node.childNodes.map(plain).join('')
      : textIn(node);
  return inlineText(element).trim() !== '' && plain(element).trim() === '';
}

/** What stands in a cell of a table, line by line: points of lists begin with `- `, cells of inner tables are lines. */
export function linesOf(cell: Element): string[] {
  if (!elementsIn(cell).some(({ name }) => blocks.includes(name))) return [bulleted(inlineText(cell))];
  return elementsIn(cell).flatMap((child) => {
    if (lists.includes(child.name)) return pointsOf(child, '');
    if (child.name === 'table') return cellsIn(child).flatMap(linesOf);
    const text = inlineText(child);
    return text.trim() === '' ? [] : [bulleted(text)];
  });
}

/** Bullets that were typed. */
const bulleted = (text: string): string => text.replaceAll(/^[ \t]*[•·▪◦‣∙●○■\uf0b7][ \t]*/gm, '- ');

const pointsOf = (list: Element, indent: string): string[] =>
  elementsIn(list).flatMap((item) => [
    ...[inlineText(item)].filter((text) => text.trim() !== '').map((text) => `${indent}- ${text.trim()}`),
    ...elementsIn(item).flatMap((inner) =>
      lists.includes(inner.name)
        ? pointsOf(inner, `${indent}  `)
        : inner.name === 'table'
          ? cellsIn(inner).flatMap(linesOf)
          : [],
    ),
  ]);

/** Not those of tables in its cells. */
function cellsIn(element: Element): Element[] {
  return elementsIn(element).flatMap((child) => (/^t[dh]$/.test(child.name) ? [child] : cellsIn(child)));
}
