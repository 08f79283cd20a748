/** A link in a text: where it stands, and where it leads. */
export interface TextLink {
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

/** Only these lead anywhere; `javascript:` and all others are letters like any. */
const protocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Marks that steer the direction of writing end a link, so that none can be shown as another than it is. */
const candidate = /(?<![\p{L}\p{N}])(?:https?:\/\/|mailto:)[^\s<>"'«»“”\p{Cc}\p{Cf}]+/giu;
const trailing = /[.,;:!?…)\]}]$/;
const openers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** The links written out in a line. Punctuation after one is not part of it, but a bracket it opened itself is. */
export function linksIn(line: string): TextLink[] {
  return [...line.matchAll(candidate)].flatMap(({ index, 0: found }): TextLink[] => {
    const text = withoutTrailing(found);
    const href = hrefOf(text);
    return href === undefined ? [] : [{ from: index, to: index + text.length, href }];
  });
}

function withoutTrailing(found: string): string {
  let text = found;
  while (trailing.test(text)) {
    const last = text.at(-1)!;
    const opener = openers[last];
    if (opener !== undefined && count(text, opener) >= count(text, last)) return text;
    text = text.slice(0, -1);
  }
  return text;
}

const count = (text: string, sign: string): number => text.split(sign).length - 1;

function hrefOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, href, host, pathname } = new URL(text);
  const leadsSomewhere = protocol === 'mailto:' ? pathname.includes('@') : host !== '';
  return protocols.has(protocol) && leadsSomewhere ? href : undefined;
}
