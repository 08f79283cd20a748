import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openRecordRoots } from '../../shared/record/document.ts';
import { closeCode } from '../../shared/sync-protocol.ts';
import { Signal } from '../lib/signal.ts';
import { Connection, LineStatus } from './connection.ts';

/** How long until a fresh copy is asked for when the one at hand was turned away, in ms. */
const pause = 2_000;

/** A copy of the record, and its line. */
class RecordCopy {
  readonly doc = openRecordRoots(new Y.Doc());
  readonly connection: Connection;
  readonly #awareness = new Awareness(this.doc);

  constructor(plan: string, status: LineStatus) {
    // Who is here is told on the plan's own line.
    this.#awareness.setLocalState(null);
    this.connection = new Connection(this.doc, this.#awareness, plan, undefined, status, 'record');
  }

  dispose(): void {
    this.connection.dispose();
    this.#awareness.destroy();
    this.doc.destroy();
  }
}

/**
 * The line to what was said of a plan. It is only read: what somebody says goes to the server as a command, and comes
 * back on this line when it is stored. Nothing of it is kept on this machine.
 */
export class RecordLine {
  readonly status = new LineStatus();
  /** What has come so far; another document once the server holds another one. */
  readonly doc: Signal<Y.Doc>;
  /** Whether all that was said has come at least once. */
  readonly isHere = new Signal(false);
  readonly #plan: string;
  #copy: RecordCopy;
  #fresh: RecordCopy | undefined;
  #isWanted = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(plan: string) {
    this.#plan = plan;
    this.#copy = this.#make((copy) => this.#take(copy));
    this.doc = new Signal(this.#copy.doc);
    this.status.line.subscribe(() => this.#checkLine());
  }

  /** Opens the line, unless it has been opened. */
  connect(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.#copy.connection.connect();
  }

  /** Tries again after the line was closed for good: somebody has signed in again. */
  reconnect(): void {
    if (!this.#isWanted) return;
    this.status.line.set({ state: 'connecting' });
    (this.#fresh ?? this.#copy).connection.connect();
  }

  dispose(): void {
    clearTimeout(this.#retry);
    this.#fresh?.dispose();
    this.#copy.dispose();
  }

  #make(onSynced: (copy: RecordCopy) => void): RecordCopy {
    const copy = new RecordCopy(this.#plan, this.status);
    copy.connection.isSynced.subscribe(() => onSynced(copy));
    return copy;
  }

  /** From now on this is what was said. What stood before it is shown until then. */
  #take(copy: RecordCopy): void {
    if (copy !== this.#copy) {
      this.#copy.dispose();
      this.#copy = copy;
      this.#fresh = undefined;
      this.doc.set(copy.doc);
    }
    this.isHere.set(true);
  }

  /** The server holds another document now: nothing is lost here when all of it is fetched anew. */
  #checkLine(): void {
    const line = this.status.line.value;
    if (line.state !== 'final' || line.code !== closeCode.discardCopy) return;
    clearTimeout(this.#retry);
    const isAgain = this.#fresh !== undefined;
    this.#fresh?.dispose();
    this.#copy.connection.dispose();
    this.#fresh = this.#make((copy) => this.#take(copy));
    const { connection } = this.#fresh;
    this.status.line.set({ state: 'connecting' });
    if (isAgain) this.#retry = setTimeout(() => connection.connect(), pause);
    else connection.connect();
  }
}
