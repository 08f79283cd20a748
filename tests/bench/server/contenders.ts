import { randomUUID } from 'node:crypto';
import * as encoding from 'lib0/encoding';
import { LeveldbPersistence } from 'y-leveldb';
import * as Y from 'yjs';
import { createContext, type AppContext } from '../../../server/context.ts';
import { hashOf } from '../../../server/storage/secrets.ts';
import { inTransaction } from '../../../server/storage/sqlite.ts';
import { readConfig } from '../../../server/config.ts';
import { planDoc } from '../../../server/storage/plans.ts';
import { startChild, type Child } from './child.ts';
import { openDocuments } from './hocuspocus-store.ts';

export const contenderNames = ['floor', 'reference', 'hocuspocus', 'samplan'] as const;
export type ContenderName = (typeof contenderNames)[number];

export const labels: Readonly<Record<ContenderName, string>> = {
  floor: 'bare ws',
  reference: 'y-websocket',
  hocuspocus: 'Hocuspocus',
  samplan: 'Samplan',
};

/** A room's updates as they have come in, and of whom. */
interface StoredRoom {
  readonly name: string;
  readonly updates: readonly { readonly person: string; readonly update: Uint8Array }[];
}

/** How a server's messages differ from those of y-websocket. */
export interface Dialect {
  /** Stands before every message, in both directions. */
  readonly prefix: Uint8Array;
  /** What a client has to say first of all. */
  readonly greeting: readonly Uint8Array[];
}

/** What a scenario wants of Samplan's limits that is not as it comes. */
export type Limits = Partial<ReturnType<typeof readConfig>['limits']>;

interface Contender {
  /** Starts it on what lies in the directory. */
  start(dataDir: string, limits?: Limits): Promise<Child>;
  /** The path of a room, with a slash before it. */
  path(room: string): string;
  /** What somebody shows at the door. */
  headers?(person: string): Record<string, string>;
  dialect(room: string): Dialect;
  /** Stores rooms as if their updates had come in one by one; no server may be running on the directory. */
  store(dataDir: string, rooms: readonly StoredRoom[]): Promise<void>;
}

const plain: Dialect = { prefix: new Uint8Array(), greeting: [] };

const samplanEnv = (dataDir: string) => ({
  DATA_DIR: dataDir,
  PORT: '0',
  EXAMPLE: 'off',
  LOG_LEVEL: 'silent',
});

export const contenders: Readonly<Record<ContenderName, Contender>> = {
  floor: {
    start: () => startChild('tests/bench/server/programs/floor.ts', {}),
    path: (room) => `/${room}`,
    dialect: () => plain,
    store: () => Promise.resolve(),
  },
  reference: {
    start: (dataDir) => startChild('tests/bench/server/programs/reference.ts', { YPERSISTENCE: dataDir }),
    path: (room) => `/${room}`,
    dialect: () => plain,
    async store(dataDir, rooms) {
      const storage = new LeveldbPersistence(dataDir);
      for (const { name, updates } of rooms)
        await Promise.all(updates.map(({ update }) => storage.storeUpdate(name, update)));
      await storage.destroy();
    },
  },
  hocuspocus: {
    start: (dataDir) => startChild('tests/bench/server/programs/hocuspocus.ts', { DATA_DIR: dataDir }),
    path: () => '/',
    dialect: addressed,
    store(dataDir, rooms) {
      const documents = openDocuments(dataDir);
      for (const room of rooms) documents.write(room.name, merged(room));
      documents.close();
      return Promise.resolve();
    },
  },
  samplan: {
    start: (dataDir, limits) =>
      limits
        ? startChild('tests/bench/server/programs/samplan.ts', {
            ...samplanEnv(dataDir),
            BENCH_LIMITS: JSON.stringify(limits),
          })
        : startChild('server/start.mjs', samplanEnv(dataDir)),
    path: (room) => `/sync/${room}/plan`,
    headers: (person) => ({ cookie: `samplan=${person}` }),
    dialect: () => plain,
    async store(dataDir, rooms) {
      await using ctx = createContext(readConfig(samplanEnv(dataDir)));
      for (const { name, updates } of rooms) {
        const [first, ...rest] = updates;
        const doc = new Y.Doc();
        Y.applyUpdate(doc, first!.update);
        ctx.plans.create(name, doc, first!.person);
        const entries = rest.map(({ person, update }, index) => ({ seq: index + 2, person, update }));
        if (entries.length > 0) await ctx.journal.append(planDoc(name), entries);
      }
      signInAll(
        ctx,
        rooms.map(({ name }) => name),
      );
    },
  },
};

/** How many people may come to each of a few rooms; to many, only two of their own. */
const mostPeople = 1_000;
const fewRooms = 10;

/** Makes people members of rooms, each with a session whose secret is their id. */
function signInAll({ db, people, members }: AppContext, rooms: readonly string[]): void {
  const isFew = rooms.length <= fewRooms;
  const count = isFew ? mostPeople : 2 * rooms.length;
  const session = db.prepare('INSERT INTO session (hash, person, created, expires) VALUES (?, ?, ?, ?)');
  inTransaction(db, () => {
    for (let nth = 0; nth < count; nth++) {
      const id = `p${nth}`;
      people.create({ id, kind: 'account', name: id });
      for (const plan of isFew ? rooms : [rooms[Math.floor(nth / 2)]!])
        members.put({ plan, person: id, role: 'editor', seen: Date.now() });
      session.run(hashOf(id), id, Date.now(), Date.now() + 1e10);
    }
  });
}

/** Everything Hocuspocus sends and reads begins with the name of the document; who comes shows a token first. */
function addressed(room: string): Dialect {
  const prefix = encoding.encode((encoder) => encoding.writeVarString(encoder, room));
  const auth = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, randomUUID());
  });
  return { prefix, greeting: [auth] };
}

function merged({ updates }: StoredRoom): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const { update } of updates) Y.applyUpdate(doc, update);
  });
  return Y.encodeStateAsUpdate(doc);
}
