import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { DocumentName } from '../../shared/commands.ts';
import {
  closeCode,
  helloSchema,
  messageType,
  readAck,
  readJson,
  refusedSchema,
  syncType,
  type Hello,
  type Refused,
} from '../../shared/sync-protocol.ts';
import { Signal } from '../lib/signal.ts';

/** Where the line to the server stands. `final` carries the close code after which there is no point in trying again. */
export type Line =
  | { readonly state: 'connecting' | 'open' | 'offline' | 'storage-down' }
  | { readonly state: 'final'; readonly code: number };

/** What people are told of the line. It outlives a connection, when another takes its place. */
export class LineStatus {
  readonly line = new Signal<Line>({ state: 'connecting' });
  /** Whether everything the document holds is known to be stored. */
  readonly isStored = new Signal(false);
  /** The number of my colour here. The server gives it; until it has, any will do. */
  readonly colour = new Signal(1);
}

/** Sent but not acknowledged for this long, in ms: the line is dead though nobody has said so. */
const ackTimeout = 10_000;

/**
 * The y-websocket provider, and what it does not keep: which of our changes the server has stored. Every step2 and
 * update frame is counted as it goes out; each `ack` says how many of them are on disk.
 */
export class Connection {
  /** Whether everything the server has has come at least once. */
  readonly isSynced = new Signal(false);
  readonly hello = new Signal<Hello | undefined>(undefined);
  readonly refused = new Signal<Refused | undefined>(undefined);
  readonly #provider: WebsocketProvider;
  readonly #status: LineStatus;
  #isDisposed = false;
  #sent = 0;
  #stored = 0;
  /** Whether this connection has had everything we had before it. */
  #isComplete = false;
  #watchdog: ReturnType<typeof setTimeout> | undefined;

  constructor(
    doc: Y.Doc,
    awareness: Awareness,
    plan: string,
    epoch: string | undefined,
    status: LineStatus,
    document: DocumentName = 'plan',
  ) {
    this.#status = status;
    const origin = location.origin.replace(/^http/, 'ws');
    // Tabs of one browser meet on the server, like everybody else: nothing is shown that is not stored.
    const provider = new WebsocketProvider(`${origin}/sync/${plan}`, document, doc, {
      awareness,
      params: epoch === undefined ? {} : { epoch },
      connect: false,
      disableBc: true,
    });
    this.#provider = provider;
    this.#countFrames(provider);
    // The provider passes on what it hears of others as well; the server takes from each only its own.
    const tell = provider._awarenessUpdateHandler;
    awareness.off('update', tell);
    awareness.on(
      'update',
      (changes: unknown, source: unknown) => source === 'local' && tell(changes, source),
    );
    provider.messageHandlers[messageType.hello] = (_encoder, decoder) => {
      const hello = helloSchema.parse(readJson(decoder));
      // From now on the server is told which epoch this copy is of, and turns it away when it holds another.
      provider.params = { ...provider.params, epoch: hello.epoch };
      status.colour.set(hello.colour);
      this.hello.set(hello);
      this.#tell({ state: 'open' });
    };
    provider.messageHandlers[messageType.ack] = (_encoder, decoder) =>
      this.#acknowledge(readAck(decoder).frames);
    provider.messageHandlers[messageType.refused] = (_encoder, decoder) =>
      this.refused.set(refusedSchema.parse(readJson(decoder)));
    provider.on('status', ({ status }) => status === 'connected' && this.#begin(awareness));
    provider.on('sync', (isSynced) => isSynced && this.isSynced.set(true));
    provider.on('connection-close', (event) => this.#lose(event?.code));
    provider.on('closed', ({ code }) => this.#tell({ state: 'final', code }));
    doc.on('update', (_update: Uint8Array, source: unknown) => this.#noteChange(source));
    addEventListener('online', this.#tryNow);
    addEventListener('offline', this.#tryNow);
  }

  connect(): void {
    if (this.#isDisposed) return;
    this.#provider.connect();
  }

  dispose(): void {
    this.#isDisposed = true;
    removeEventListener('online', this.#tryNow);
    removeEventListener('offline', this.#tryNow);
    clearTimeout(this.#watchdog);
    this.#provider.destroy();
  }

  /** The network has come or gone: a fresh try tells at once which, even where the server is this very machine. */
  readonly #tryNow = (): void => {
    if (!this.#provider.shouldConnect) return;
    this.#provider.disconnect();
    this.#provider.wsUnsuccessfulReconnects = 0;
    this.#provider.connect();
  };

  #tell(line: Line): void {
    if (!this.#isDisposed) this.#status.line.set(line);
  }

  #countFrames(provider: WebsocketProvider): void {
    const answer = provider.messageHandlers[messageType.sync];
    provider.messageHandlers[messageType.sync] = (encoder, decoder, ...rest) => {
      const asksForAll = decoder.arr[decoder.pos] === syncType.step1;
      answer?.(encoder, decoder, ...rest);
      if (!asksForAll) return;
      this.#isComplete = true;
      this.#noteSent();
    };
  }

  #begin(awareness: Awareness): void {
    this.#sent = 0;
    this.#stored = 0;
    this.#isComplete = false;
    // The provider forgets the others when a line is lost, but not their clocks, and would pass over all it is told anew.
    for (const client of awareness.meta.keys())
      if (client !== awareness.clientID) awareness.meta.delete(client);
    // A new clock: the others have been told that this client left.
    awareness.setLocalState(awareness.getLocalState());
  }

  #noteChange(source: unknown): void {
    if (source === this.#provider) return;
    if (!this.#isDisposed) this.#status.isStored.set(false);
    if (this.#provider.wsconnected && this.#provider.ws?.readyState === WebSocket.OPEN) this.#noteSent();
  }

  #noteSent(): void {
    this.#sent++;
    if (this.#watchdog === undefined) this.#watch();
  }

  #acknowledge(frames: number): void {
    this.#stored = frames;
    this.#watch();
    if (this.#isComplete && frames >= this.#sent) this.#status.isStored.set(true);
  }

  /** Waits for the next acknowledgement, as long as one is due. */
  #watch(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = this.#stored < this.#sent ? setTimeout(this.#tryNow, ackTimeout) : undefined;
  }

  #lose(code: number | undefined): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = undefined;
    const state = code === closeCode.storageUnavailable ? 'storage-down' : 'offline';
    if (this.#status.line.value.state !== state) this.#tell({ state });
  }
}
