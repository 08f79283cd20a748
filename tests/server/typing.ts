import * as Y from 'yjs';
import { isBroken, readAll } from '../../shared/plan/document.ts';
import { addAction, retitle, titleOf } from '../builders.ts';
import type { Client } from './clients.ts';

/* People who type while the server dies under them, and what they have been promised by then. */

/** Each writes the title of one. */
export const cards = ['a1', 'a2', 'a3'] as const;

/** What must be there after a restart: what somebody else has seen, and what was acknowledged. */
export class Promised {
  /** By client id, the number of its changes. */
  readonly clocks = new Map<number, number>();
  readonly cards = new Set<string>();
  /** The highest count seen in each card's title. */
  readonly titles = new Map<string, number>();

  /** Takes note of everything somebody was shown of the others, and was promised of its own. */
  note({ doc, storedClock }: Client): void {
    for (const author of doc.store.clients.keys())
      this.#raise(this.clocks, author, author === doc.clientID ? storedClock : Y.getState(doc.store, author));
    for (const [id, action] of readAll(doc).actions)
      if (!isBroken(action) && !action.title.startsWith(`${doc.clientID}`)) this.cards.add(id);
    for (const card of cards)
      if (authorOf(doc, card) !== doc.clientID) this.#raise(this.titles, card, countIn(doc, card));
  }

  #raise<K>(of: Map<K, number>, key: K, to: number): void {
    of.set(key, Math.max(to, of.get(key) ?? 0));
  }

  /** @returns what the document lacks of it, in words */
  missingFrom(doc: Y.Doc): string[] {
    const { actions } = readAll(doc);
    const clocks = [...this.clocks].filter(([author, clock]) => Y.getState(doc.store, author) < clock);
    const titles = [...this.titles].filter(([card, count]) => countIn(doc, card) < count);
    return [
      ...clocks.map(([author, clock]) => `changes of ${author} up to ${clock}`),
      ...[...this.cards].filter((id) => !actions.has(id)).map((id) => `card ${id}`),
      ...titles.map(([card, count]) => `title ${count} of ${card}`),
    ];
  }
}

/** Titles that are typed say who wrote them and which time it is: "<client id>:<count>". */
export const authorOf = (doc: Y.Doc, id: string): number => Number(titleOf(doc, id)?.split(':')[0]);
const countIn = (doc: Y.Doc, id: string): number => Number(titleOf(doc, id)?.split(':')[1] ?? 0);

/** Writes in the client's own card and makes new ones, each time when the time before is nearly stored, until the line breaks. */
export async function type(client: Client, card: string): Promise<void> {
  const { doc, provider } = client;
  const start = countIn(doc, card);
  for (let count = start + 1; provider.wsconnected; count++) {
    retitle(doc, card, `${doc.clientID}:${count}`);
    if (count % 5 === 0) addAction(doc, `${doc.clientID} laget ${count}`);
    const keepsUp = () => client.clock - client.storedClock < 10;
    await client.until('the server keeps up', () => keepsUp() || !provider.wsconnected);
    await new Promise(setImmediate);
  }
}
