import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket, type ClientOptions } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { openRoots } from '../../shared/plan/document.ts';
import {
  awarenessFrame,
  helloSchema,
  messageType,
  readAck,
  readJson,
  refusedSchema,
  syncFrame,
  syncType,
  type Hello,
  type Refused,
} from '../../shared/sync-protocol.ts';
import { socketWith } from '../socket-with.ts';
import { Changing } from './changing.ts';
import { admitted, type Somebody } from './people.ts';

interface Where {
  readonly plan?: string;
  readonly document?: string;
  /** Search parameters of the address. */
  readonly params?: Record<string, string>;
  /** Who joins: somebody new, unless it says. */
  readonly as?: Somebody;
}

/** Somebody with a stock y-websocket provider, who also listens to the messages that are Samplan's own. */
export class Client extends Changing implements Disposable {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Codes the server has closed connections with, in order. */
  readonly closedWith: number[] = [];
  hello: Hello | undefined;
  /** What the server has refused, in order. */
  readonly refusals: Refused[] = [];
  /** What the server last said it expects next of this client: all before is stored. */
  storedClock = 0;

  constructor(url: string, doc: Y.Doc, { plan = 'p', document = 'plan', params = {}, as }: Where) {
    super();
    const headers = admitted(url, plan, as);
    this.doc = openRoots(doc);
    this.provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync/${plan}`, document, doc, {
      params,
      disableBc: true,
      WebSocketPolyfill: socketWith(headers),
    });
    this.#listen();
  }

  #listen(): void {
    const { doc, provider } = this;
    const look = () => this.changed();
    doc.on('update', look);
    provider.awareness.on('change', look);
    provider.on('status', look);
    provider.on('sync', look);
    provider.on('connection-close', (event) => {
      if (event) this.closedWith.push(event.code);
      look();
    });
    provider.messageHandlers[messageType.hello] = (_encoder, decoder) => {
      this.hello = helloSchema.parse(readJson(decoder));
      look();
    };
    provider.messageHandlers[messageType.refused] = (_encoder, decoder) => {
      this.refusals.push(refusedSchema.parse(readJson(decoder)));
      look();
    };
    provider.messageHandlers[messageType.ack] = (_encoder, decoder) => {
      this.storedClock = readAck(decoder).clocks[doc.clientID] ?? this.storedClock;
      look();
    };
    const answer = provider.messageHandlers[messageType.sync];
    provider.messageHandlers[messageType.sync] = (encoder, decoder, ...rest) => {
      this.#noteAsked(decoding.clone(decoder));
      answer?.(encoder, decoder, ...rest);
      look();
    };
  }

  /** A server that asks for the rest says what it has: after a reconnect that may be all, and then nothing is acknowledged. */
  #noteAsked(decoder: decoding.Decoder): void {
    if (decoding.readVarUint(decoder) !== syncType.step1) return;
    const has = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
    this.storedClock = Math.max(this.storedClock, has.get(this.doc.clientID) ?? 0);
  }

  get clock(): number {
    return Y.getState(this.doc.store, this.doc.clientID);
  }

  synced(): Promise<void> {
    return this.until('everything the server has', () => this.provider.synced);
  }

  /** Resolves when the server has acknowledged everything written here. */
  stored(): Promise<void> {
    return this.until('the acknowledgement of all that was written', () => this.storedClock >= this.clock);
  }

  [Symbol.dispose](): void {
    this.provider.destroy();
    this.doc.destroy();
  }
}

/** Joins with a stock provider. */
export const connect = (url: string, { doc = new Y.Doc(), ...where }: Where & { doc?: Y.Doc } = {}): Client =>
  new Client(url, doc, where);

/** One frame of the server's, read. */
export type ServerMessage =
  | { readonly type: 'hello'; readonly hello: Hello }
  | { readonly type: 'ack'; readonly clocks: Record<string, number>; readonly frames: number }
  | { readonly type: 'refused'; readonly refused: Refused }
  | { readonly type: 'step1' | 'step2' | 'update'; readonly bytes: Uint8Array }
  | { readonly type: 'awareness'; readonly states: ReadonlyMap<number, PresenceState> };

/** What a client tells of itself; `state` is null when it has left. */
export interface PresenceState {
  readonly clock: number;
  readonly state: unknown;
}

/** Reads one frame of the server’s. */
export function readServerMessage(frame: Uint8Array): ServerMessage {
  const decoder = decoding.createDecoder(frame);
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case messageType.hello:
      return { type: 'hello', hello: helloSchema.parse(readJson(decoder)) };
    case messageType.ack:
      return { type: 'ack', ...readAck(decoder) };
    case messageType.refused:
      return { type: 'refused', refused: refusedSchema.parse(readJson(decoder)) };
    case messageType.awareness:
      return { type: 'awareness', states: readPresence(decoding.readVarUint8Array(decoder)) };
    case messageType.sync: {
      const step = decoding.readVarUint(decoder);
      const name = (['step1', 'step2', 'update'] as const).find((one) => syncType[one] === step);
      if (name) return { type: name, bytes: decoding.readVarUint8Array(decoder) };
    }
  }
  throw new Error(`The server sent ${Buffer.from(frame).toString('hex').slice(0, 100)}`);
}

/** Reads an awareness update. */
export function readPresence(update: Uint8Array): Map<number, PresenceState> {
  const decoder = decoding.createDecoder(update);
  return new Map(
    Array.from({ length: decoding.readVarUint(decoder) }, () => [
      decoding.readVarUint(decoder),
      { clock: decoding.readVarUint(decoder), state: JSON.parse(decoding.readVarString(decoder)) as unknown },
    ]),
  );
}

/** What one frame tells of some clients: a clock, and a state as JSON. */
export const presenceOf = (entries: readonly (readonly [number, number, string])[]): Uint8Array =>
  awarenessFrame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, entries.length);
      for (const [client, clock, json] of entries) {
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarString(encoder, json);
      }
    }),
  );

/** What one frame tells of a client; a null state says that it has left. */
export const presenceFrame = (client: number, clock: number, state: unknown): Uint8Array =>
  presenceOf([[client, clock, JSON.stringify(state)]]);

/** A bare socket that says only what the test says, and keeps every message it gets. */
export class RawClient extends Changing implements Disposable {
  readonly messages: ServerMessage[] = [];
  readonly socket: WebSocket;
  closed: { readonly code: number; readonly reason: string } | undefined;
  /** What went wrong with the socket, in its own words. */
  failure: string | undefined;

  constructor(
    url: string,
    { plan = 'p', document = 'plan', params = {}, as, headers, ...options }: Where & ClientOptions = {},
  ) {
    super();
    const address = `${url.replace(/^http/, 'ws')}/sync/${plan}/${document}?${new URLSearchParams(params)}`;
    this.socket = new WebSocket(address, {
      ...options,
      headers: { ...admitted(url, plan, as), ...headers },
    });
    this.socket.on('message', (data: Buffer) => {
      this.messages.push(readServerMessage(new Uint8Array(data)));
      this.changed();
    });
    this.socket.on('error', ({ message }) => (this.failure = message)); // The close that follows tells.
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.changed();
    });
  }

  /** Every message of one type so far. */
  of<T extends ServerMessage['type']>(type: T): (ServerMessage & { type: T })[] {
    return this.messages.filter((message): message is ServerMessage & { type: T } => message.type === type);
  }

  /**
   * @returns the nth message (from 1) of a type, when it has come
   * @throws Error when the connection has ended without it
   */
  async next<T extends ServerMessage['type']>(type: T, nth = 1): Promise<ServerMessage & { type: T }> {
    const what = `${type} ${nth}`;
    await this.until(what, () => {
      if (this.of(type).length >= nth) return true;
      if (this.closed) throw new Error(`Before ${what} came: ${JSON.stringify([this.closed, this.failure])}`);
      return false;
    });
    return this.of(type)[nth - 1]!;
  }

  /** The last it has heard of a client's presence. */
  heard(client: number): PresenceState | undefined {
    return this.of('awareness')
      .findLast(({ states }) => states.has(client))
      ?.states.get(client);
  }

  /** Resolves when the server has let this client in. */
  async welcomed(): Promise<this> {
    await this.next('awareness');
    return this;
  }

  /** Resolves when this client has been sent all there is: only then the server tells it what comes after. */
  async caughtUp(): Promise<this> {
    await this.welcomed();
    this.send(syncFrame('step1', Uint8Array.of(0)));
    await this.next('step2');
    return this;
  }

  /** @returns the code and reason the server closed with */
  async end(): Promise<{ code: number; reason: string }> {
    await this.until('the end of the connection', () => this.closed !== undefined);
    return this.closed!;
  }

  send(frame: Uint8Array | string): void {
    this.socket.send(frame);
  }

  [Symbol.dispose](): void {
    this.socket.removeAllListeners('close');
    this.socket.terminate();
  }
}
