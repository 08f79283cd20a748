import { parseDocument } from 'htmlparser2';
import { descendantsNamed, firstNamed, valueOf, type Element } from './xml.ts';

/** What a paragraph is by its style. */
type Meaning = { readonly level: number } | 'bold' | 'left out';

interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn: string | undefined;
  /** From 0; none when the style does not say. */
  readonly outline: number | undefined;
  readonly isBold: boolean | undefined;
}

/** Names and ids of headings in the languages of Office that are used here: "heading 2", "Overskrift2", "Rubrik 1". */
const headingName = /^(?:heading|overskrift|rubrik|otsikko|überschrift)[ -]*([1-9])(?!\d)/i;
const titleName = /^(?:title|tittel|titel)$/i;
/** The entries of a table of contents repeat the headings. */
const contentsName =
  /^(?:toc|innhold|innh|indhold|indholdsfortegnelse)[ -]*(?:[1-9]|heading|overskrift)?$|^contents heading$/i;

/**
 * The lines of a style map for mammoth, from the styles of a document: headings by their outline level, their name in
 * any of several languages, or the style they are made from; bold paragraphs; tables of contents, which are left out.
 * @param xml of `word/styles.xml`
 */
export function styleMapOf(xml: string): string[] {
  const styles = descendantsNamed(parseDocument(xml, { xmlMode: true }), 'w:style')
    .filter(({ attribs }) => (attribs['w:type'] ?? 'paragraph') === 'paragraph')
    .map(styleOf);
  const byId = new Map(styles.map((style) => [style.id, style]));
  return styles.flatMap((style) => {
    const meaning = meaningOf(style, byId);
    return meaning === undefined || style.id === '' ? [] : [`p.${escaped(style.id)} => ${targetOf(meaning)}`];
  });
}

const targetOf = (meaning: Meaning): string =>
  meaning === 'left out' ? '!' : meaning === 'bold' ? 'p.bold:fresh' : `h${meaning.level}:fresh`;

function styleOf(element: Element): Style {
  const [id = '', name = id] = [element.attribs['w:styleId'], valueOf(firstNamed(element, 'w:name'))];
  const outline = valueOf(firstNamed(firstNamed(element, 'w:pPr'), 'w:outlineLvl'));
  const bold = firstNamed(firstNamed(element, 'w:rPr'), 'w:b');
  return {
    id,
    name,
    basedOn: valueOf(firstNamed(element, 'w:basedOn')),
    outline: outline === undefined ? undefined : Number(outline),
    isBold: bold && !/^(0|false|off)$/.test(valueOf(bold) ?? ''),
  };
}

/** What the style says of itself, else what those say that it is made from. */
function meaningOf(style: Style, byId: ReadonlyMap<string, Style>): Meaning | undefined {
  const seen = new Set<Style>();
  let isBold: boolean | undefined;
  for (let one: Style | undefined = style; one && !seen.has(one); one = byId.get(one.basedOn ?? '')) {
    seen.add(one);
    isBold ??= one.isBold;
    const own = ownMeaning(one);
    if (own) return own;
    // Level 9 stands for "no heading" where a style takes back what it is made from.
    if (one.outline !== undefined) break;
  }
  return isBold === true ? 'bold' : undefined;
}

function ownMeaning({ id, name, outline }: Style): Meaning | undefined {
  if (contentsName.test(name) || contentsName.test(id)) return 'left out';
  if (outline !== undefined && outline >= 0 && outline < 9) return { level: outline + 1 };
  const level = (headingName.exec(name) ?? headingName.exec(id))?.[1];
  if (level !== undefined) return { level: Number(level) };
  return titleName.test(name) || titleName.test(id) ? { level: 1 } : undefined;
}

/** As an identifier of mammoth's style maps. */
const escaped = (id: string): string =>
  id.replace(/[^a-z0-9_-]/gi, String.raw`\$&`).replace(/^\d/, String.raw`\$&`);
