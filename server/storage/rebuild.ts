import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { openRoots } from '../../shared/plan/document.ts';

/*
 * A Yjs document keeps a trace of everything that was ever in it. A rebuild holds the same live values and nothing
 * else. It copies item by item, whatever the items are, so that it loses nothing this program does not know of: unknown
 * roots and fields, records that cannot be read, formatted text, nested and nameless types.
 */

type Type = Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>;

/**
 * A new document with the live contents of another. Keys keep the order in which they were added.
 * @param client the client id of everything in it: one that nobody else writes with
 */
export function rebuild(source: Y.Doc, client: number): Y.Doc {
  const target = new Y.Doc({ gc: source.gc });
  target.clientID = client;
  target.transact((transaction) => {
    for (const [name, root] of rootsOf(source))
      copyContents(root, target.get(name, root.constructor as new () => Type), transaction);
  }, 'rebuild');
  // Whoever writes in it from now on is somebody else.
  target.clientID = new Y.Doc().clientID;
  return target;
}

const rootsOf = (doc: Y.Doc): [string, Type][] =>
  ([...doc.share] as [string, Type][]).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** The items of a type's keys, in the order they were added, and those of its list. */
function itemsOf(type: Type): { keyed: [string, Y.Item][]; listed: Y.Item[] } {
  const keyed = [...type._map].filter(([, item]) => !item.deleted);
  keyed.sort(([, a], [, b]) => a.id.clock - b.id.clock || a.id.client - b.id.client);
  const listed: Y.Item[] = [];
  for (let item = type._start; item; item = item.right) if (!item.deleted) listed.push(item);
  return { keyed, listed };
}

function copyContents(source: Type, target: Type, transaction: Y.Transaction): void {
  const { keyed, listed } = itemsOf(source);
  for (const [key, item] of keyed) copyItem(item, target, null, key, transaction);
  let left: Y.Item | null = null;
  for (const item of listed) left = copyItem(item, target, left, null, transaction);
}

function copyItem(
  item: Y.Item,
  parent: Type,
  left: Y.Item | null,
  key: string | null,
  transaction: Y.Transaction,
): Y.Item {
  const { store, clientID } = transaction.doc;
  const id = Y.createID(clientID, Y.getState(store, clientID));
  const content = item.content.copy();
  const copy = new Y.Item(id, left, left?.lastId ?? null, null, null, parent, key, content);
  copy.integrate(transaction, 0);
  if (item.content instanceof Y.ContentType && content instanceof Y.ContentType)
    copyContents(item.content.type as Type, content.type as Type, transaction);
  return copy;
}

/**
 * A document as bytes that have been read back.
 * @param like what they must say, when the document is made of another
 * @throws Error when they say something else
 */
export function encodeChecked(name: string, doc: Y.Doc, like: Y.Doc = doc): Uint8Array {
  const bytes = Y.encodeStateAsUpdate(doc);
  const readBack = openRoots(new Y.Doc());
  Y.applyUpdate(readBack, bytes);
  if (like === doc && Buffer.compare(Y.encodeStateAsUpdate(readBack), bytes) === 0) return bytes;
  // The same items may be cut otherwise when they are read back in one piece.
  const isSame =
    Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(readBack)) &&
    isDeepStrictEqual(liveValues(readBack), liveValues(like));
  if (isSame) return bytes;
  throw new Error(`"${name}" does not read back the same; it is left as it is`);
}

/** The client id of everything in a rebuild: the same rebuild has the same one, and no other epoch has it. */
export const clientOf = (epoch: string): number => parseInt(epoch.slice(0, 8), 16);

/** Everything live in a document as plain values, to be compared: two with equal values show and order the same. */
export function liveValues(doc: Y.Doc): unknown {
  const roots = rootsOf(doc).map(([name, root]) => [name, valuesOf(root)] as const);
  return roots.filter(([, { keys, list }]) => keys.length + list.length > 0);
}

function valuesOf(type: Type): { name: string; keys: unknown[]; list: unknown[] } {
  const { keyed, listed } = itemsOf(type);
  return {
    name: type instanceof Y.XmlElement ? `XmlElement ${type.nodeName}` : type.constructor.name,
    keys: keyed.map(([key, { content }]) => [key, ...contentsOf(content)]),
    list: listed.flatMap(({ content }) => contentsOf(content)).reduce<unknown[]>(joinTexts, []),
  };
}

/** How a text is cut into items is no part of it. */
function joinTexts(list: unknown[], next: unknown): unknown[] {
  const last = list.at(-1);
  if (last instanceof Piece && next instanceof Piece)
    list[list.length - 1] = new Piece(last.text + next.text);
  else list.push(next);
  return list;
}

class Piece {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function contentsOf(content: Y.Item['content']): unknown[] {
  if (content instanceof Y.ContentType) return [valuesOf(content.type as Type)];
  if (content instanceof Y.ContentFormat) return [{ format: content.key, value: content.value as unknown }];
  if (content instanceof Y.ContentEmbed) return [{ embed: content.embed as unknown }];
  if (content instanceof Y.ContentDoc)
    return [{ document: content.doc.guid, options: content.opts as unknown }];
  if (content instanceof Y.ContentString) return [new Piece(content.str)];
  return content.getContent();
}
