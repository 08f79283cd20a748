import * as idb from 'lib0/indexeddb';
import type { Draft, Step } from './steps.ts';

/** How long anybody waits for the browser's store to open, in ms. What is written meanwhile is kept when it has opened. */
const patience = 2_000;

const stores = ['steps', 'drafts'] as const;
const withId: IDBObjectStoreParameters = { keyPath: 'id' };

/** What changes on the shelf: all of it or nothing. */
export interface Change {
  readonly steps?: readonly Step[];
  readonly drafts?: readonly Draft[];
  readonly goneSteps?: readonly string[];
  readonly goneDrafts?: readonly string[];
}

/**
 * My unsent steps and my drafts of one plan, in IndexedDB: a row each, so that two tabs never write over one another,
 * and with room for long texts, which localStorage (5 MB for all plans together) has not.
 */
export class StepShelf {
  readonly #db: Promise<IDBDatabase | undefined>;
  /** When it is not waited for any longer. */
  readonly #late: Promise<undefined>;

  constructor(plan: string) {
    const opened = idb.openDB(`samplan/${plan}/steps`, (db) =>
      idb.createStores(
        db,
        stores.map((name) => [name, withId]),
      ),
    );
    this.#db = opened.catch(() => undefined);
    this.#late = new Promise((resolve) => setTimeout(() => resolve(undefined), patience));
  }

  /** @returns undefined as long as it has not opened although it was waited for */
  #soon(): Promise<IDBDatabase | undefined> {
    return Promise.race([this.#db, this.#late]);
  }

  /** @returns whether it has opened in time */
  async isReady(): Promise<boolean> {
    return (await this.#soon()) !== undefined;
  }

  /** Resolves when it has opened, or cannot be, and what was written until then has been asked for. */
  async opened(): Promise<void> {
    await this.#db;
  }

  /** Takes over the steps of tabs that are gone. @returns all steps of this tab, oldest first */
  async claim(tab: string, isGone: (tab: string) => boolean): Promise<Step[]> {
    // Later they could not be done again in this tab: the next one takes them over.
    const db = await this.#soon();
    if (!db) return [];
    const [steps] = idb.transact(db, ['steps']) as [IDBObjectStore];
    const mine: Step[] = [];
    for (const step of (await idb.getAll(steps)) as Step[]) {
      if (step.tab !== tab && !isGone(step.tab)) continue;
      mine.push({ ...step, tab });
      if (step.tab !== tab) steps.put({ ...step, tab });
    }
    return mine;
  }

  /** @returns undefined when it cannot be opened */
  async drafts(): Promise<Draft[] | undefined> {
    const db = await this.#db;
    if (!db) return undefined;
    const [drafts] = idb.transact(db, ['drafts'], 'readonly') as [IDBObjectStore];
    return (await idb.getAll(drafts)) as Draft[];
  }

  /** Resolves when it is written, cannot be, or has to wait. What is asked for first is written first. */
  async write(change: Change): Promise<void> {
    const written = this.#db.then((db) => db && put(db, change)).catch(() => {});
    if (await this.#soon()) await written;
  }

  async close(): Promise<void> {
    (await this.#db)?.close();
  }
}

async function put(
  db: IDBDatabase,
  { steps = [], drafts = [], goneSteps = [], goneDrafts = [] }: Change,
): Promise<void> {
  const transaction = db.transaction(stores, 'readwrite');
  const [stepStore, draftStore] = [transaction.objectStore('steps'), transaction.objectStore('drafts')];
  for (const id of goneSteps) stepStore.delete(id);
  for (const id of goneDrafts) draftStore.delete(id);
  for (const step of steps) stepStore.put(step);
  for (const draft of drafts) draftStore.put(draft);
  const settled = new Promise<void>((resolve) => {
    for (const end of ['complete', 'abort', 'error']) transaction.addEventListener(end, () => resolve());
  });
  // At once: a transaction that waits to end by itself is lost with the tab.
  transaction.commit();
  await settled;
}
