import { DomUtils, type parseDocument } from 'htmlparser2';

/* What is asked of the trees that htmlparser2 makes. */

type Document = ReturnType<typeof parseDocument>;
export type Node = Document['childNodes'][number];
export type Element = Extract<Node, { attribs: unknown }>;

export const isElement = (node: Node): node is Element => 'attribs' in node;

/** All that is written there. */
export const textIn = (node: Node): string => DomUtils.textContent(node);

export const elementsIn = (parent: { readonly childNodes: readonly Node[] } | undefined): Element[] =>
  (parent?.childNodes ?? []).filter(isElement);

const childrenNamed = (parent: Element | undefined, name: string): Element[] =>
  elementsIn(parent).filter((child) => child.name === name);

export const firstNamed = (parent: Element | undefined, name: string): Element | undefined =>
  childrenNamed(parent, name)[0];

/** All elements of a name, however deep. */
export const descendantsNamed = (parent: Document | Element, name: string): Element[] =>
  DomUtils.getElementsByTagName(name, parent.childNodes);

/** Of an element of Word's: `<w:name w:val="…"/>`. */
export const valueOf = (element: Element | undefined): string | undefined => element?.attribs['w:val'];
