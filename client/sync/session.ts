import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { run, type Done } from '../../shared/plan/commands.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { openRoots, rootOf } from '../../shared/plan/document.ts';
import { closeCode } from '../../shared/sync-protocol.ts';
import { Signal } from '../lib/signal.ts';
import { memory } from '../lib/storage.ts';
import { PlanStore } from '../state/plan-store.ts';
import { Undo, type Deed } from '../state/undo.ts';
import { Connection } from './connection.ts';
import { LineNews } from './line-news.ts';
import { keepLocally, knownEpoch, setCopyAside } from './local-copy.ts';

/**
 * One plan open in this tab: the document, its copies here and on the server, and everything read from it.
 * Made outside React, so that a render never opens or closes a connection.
 */
export class Session {
  readonly plan: string;
  /** The id of who sits here. */
  readonly person: string;
  readonly doc = openRoots(new Y.Doc());
  readonly awareness = new Awareness(this.doc);
  readonly store = new PlanStore(this.doc);
  readonly undo: Undo;
  readonly connection: Connection;
  /** Whether there is something to show: from the local copy, or from the server. */
  readonly isOpen = new Signal(false);
  /** Whether what is written here survives closing the tab without a network. */
  readonly isKept = new Signal(false);
  /** How many of my changes are not known to be stored. */
  readonly unsent = new Signal(0);
  readonly lineNews: LineNews;
  /** The records (`entity/id`) I have changed without a network, until that is stored. */
  readonly unsentRecords = new Signal<ReadonlySet<string>>(new Set());

  /** @param known what is known of who sits here, besides the id */
  constructor(
    plan: string,
    person: string,
    known?: { readonly name: string; readonly organisation: string },
  ) {
    this.plan = plan;
    this.person = person;
    this.undo = new Undo(this.doc, person);
    const epoch = knownEpoch(plan);
    this.connection = new Connection(this.doc, this.awareness, plan, {
      person: person,
      ...(known && { name: known.name, organisation: known.organisation }),
      ...(epoch && { epoch }),
    });
    this.lineNews = new LineNews(this.connection, this.unsent);
    this.#countUnsent();
    this.connection.isSynced.subscribe(() => this.#show());
    this.connection.line.subscribe(() => this.#checkLine());
    void this.#open(epoch);
  }

  /** Runs commands as one step of mine, which undo takes back. Throws as `run` does. */
  do(deed: Deed, ...commands: Command[]): Done {
    const done = run(this.doc, this.person, ...commands);
    const created = done.created[0];
    if (done.patches.length > 0) this.undo.push({ ...deed, id: created ?? deed.id }, done.inverse);
    if (this.connection.line.value.state !== 'open') {
      const records = done.patches.map(({ entity, id }) => `${entity}/${id}`);
      this.unsentRecords.set(new Set([...this.unsentRecords.value, ...records]));
    }
    return done;
  }

  dispose(): void {
    this.lineNews.dispose();
    this.connection.dispose();
    this.awareness.destroy();
    this.store.dispose();
    this.doc.destroy();
  }

  /** The local copy first, so that the board stands before the line does. */
  async #open(epoch: string | undefined): Promise<void> {
    if (epoch) {
      this.isKept.set(await keepLocally(this.doc, this.plan, epoch));
      if (rootOf(this.doc, 'theme').size > 0) this.#show();
    } else {
      const forget = this.connection.hello.subscribe(() => {
        forget();
        const { epoch } = this.connection.hello.value!;
        void keepLocally(this.doc, this.plan, epoch).then((kept) => this.isKept.set(kept));
      });
    }
    this.connection.connect();
  }

  /** Opens the board with all that has come so far, never an empty one first. */
  #show(): void {
    this.store.showNow();
    this.isOpen.set(true);
  }

  /** The count outlives the tab: after a reload without a network it still tells what waits. */
  #countUnsent(): void {
    const key = `unsent.${this.plan}`;
    this.unsent.set(Number(memory.get(key) ?? 0));
    this.doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
      if (local) this.unsent.set(this.unsent.value + 1);
    });
    this.connection.isStored.subscribe(() => {
      if (!this.connection.isStored.value) return;
      this.unsent.set(0);
      if (this.unsentRecords.value.size > 0) this.unsentRecords.set(new Set());
    });
    this.unsent.subscribe(() => memory.set(key, this.unsent.value ? String(this.unsent.value) : undefined));
  }

  #checkLine(): void {
    const line = this.connection.line.value;
    if (line.state === 'final' && line.code === closeCode.discardCopy) setCopyAside(this.plan);
  }
}
