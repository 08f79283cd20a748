/** What stands on a line of its own. */
const lines = new Set(['P', 'DIV', 'LI', 'TR', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'PRE']);
/** What is no text: what it looks like, and marks that lead to footnotes. */
const silent = 'style, script, template, title, [style*="mso-footnote-id"], [style*="mso-endnote-id"]';

/** The text of a part of a page as a cell holds it: line breaks as `\n`, points of a list begin with `- `. */
export function textOf(element: Element): string {
  return piecesOf(element)
    .join('')
    .split('\n')
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .replace(/^\n+|\n+$/g, '');
}

function piecesOf(node: Node): string[] {
  if (node.nodeType === Node.TEXT_NODE) return [(node.textContent ?? '').replace(/\s+/g, ' ')];
  if (!(node instanceof Element) || node.matches(silent)) return [];
  if (node.tagName === 'BR') return ['\n'];
  const inner = [...node.childNodes].flatMap(piecesOf);
  if (node.tagName === 'LI') return ['\n- ', ...inner, '\n'];
  return lines.has(node.tagName) ? ['\n', ...inner, '\n'] : inner;
}
