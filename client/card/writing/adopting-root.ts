/**
 * The page as CodeMirror's root. In a document it would put its styles into a `style` element, which the
 * Content-Security-Policy forbids; into a root without a head it puts them as an adopted sheet, which is no markup.
 */
export const adoptingRoot = {
  ownerDocument: document,
  nodeType: document.nodeType,
  get activeElement() {
    return document.activeElement;
  },
  get adoptedStyleSheets() {
    return document.adoptedStyleSheets;
  },
  set adoptedStyleSheets(sheets: CSSStyleSheet[]) {
    document.adoptedStyleSheets = sheets;
  },
  getSelection: () => document.getSelection(),
} as unknown as Document;
