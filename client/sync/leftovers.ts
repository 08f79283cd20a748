import * as idb from 'lib0/indexeddb';
import { memory } from '../lib/storage.ts';

/** What this browser holds of plans begins like this, in IndexedDB (the copies, and the shelves of steps and drafts). */
const prefix = 'samplan/';
const shelf = /^samplan\/[^/]+\/steps$/;

/** Of localStorage: what is of the machine, not of the person. */
const ofMachine: readonly string[] = ['language', 'scheme', 'single-keys'];

/** What would be lost if everything was cleared now. */
export interface Unsent {
  readonly changes: number;
  readonly drafts: number;
}

/** Counts, over all plans, what this browser holds that no server has. */
export async function unsentHere(): Promise<Unsent> {
  const counts = await withStores(
    (name) => shelf.test(name),
    async (stores) => {
      const count = (name: string) => {
        const store = stores.find((one) => one.name === name);
        return store ? idb.count(store) : 0;
      };
      return { changes: await count('steps'), drafts: await count('drafts') };
    },
  );
  return counts.reduce(
    (sum, { changes, drafts }) => ({ changes: sum.changes + changes, drafts: sum.drafts + drafts }),
    { changes: 0, drafts: 0 },
  );
}

/**
 * Clears what this browser holds of plans and of whoever has sat here: copies, unsent steps, drafts, titles. The stores
 * are emptied rather than deleted, which another tab that has them open would hold up.
 */
export async function clearLeftovers(): Promise<void> {
  memory.clear((key) => !ofMachine.includes(key));
  await withStores(
    (name) => name.startsWith(prefix),
    async (stores) => {
      await Promise.all(stores.map((store) => idb.rtop(store.clear())));
    },
  );
}

/** Does something with all stores of those databases, one database after the other; what cannot be opened holds nothing. */
async function withStores<T>(
  isMeant: (name: string) => boolean,
  work: (stores: readonly IDBObjectStore[]) => Promise<T>,
): Promise<T[]> {
  const done: T[] = [];
  for (const name of await databases()) {
    if (!isMeant(name)) continue;
    const db = await idb.openDB(name, () => {}).catch(() => undefined);
    if (!db) continue;
    const names = [...db.objectStoreNames];
    if (names.length > 0) done.push(await work(idb.transact(db, names)).finally(() => db.close()));
    else db.close();
  }
  return done;
}

async function databases(): Promise<string[]> {
  try {
    return (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  } catch {
    return [];
  }
}
