import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { messageType, syncFrame, syncType } from '../../../shared/sync-protocol.ts';
import type { Child } from './child.ts';
import { board } from './board.ts';
import { contenders, type ContenderName, type Dialect } from './contenders.ts';

const boardVector = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(board));

/** How long a client waits to be let in, in ms. */
const patience = 60_000;

/** A room of a running server, and how to talk to it. */
export class Room {
  readonly contender: ContenderName;
  readonly child: Child;
  readonly name: string;
  readonly dialect: Dialect;

  constructor(contender: ContenderName, child: Child, name: string) {
    this.contender = contender;
    this.child = child;
    this.name = name;
    this.dialect = contenders[contender].dialect(name);
  }

  /** A message of y-websocket's as this server wants it. */
  wrap(message: Uint8Array): Uint8Array {
    return this.dialect.prefix.length === 0 ? message : Buffer.concat([this.dialect.prefix, message]);
  }

  /**
   * Opens a connection for somebody, and says what has to be said first.
   * @param person a number; each sits at an address of their own
   * @param onMessage gets what comes from the first message on
   */
  async open(person: number, onMessage?: Line['onMessage']): Promise<Line> {
    const { url } = this.child;
    const contender = contenders[this.contender];
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${contender.path(this.name)}`, {
      headers: contender.headers?.(`p${person}`),
      perMessageDeflate: false,
      // Any address of 127.0.0.0/8 is this machine.
      localAddress: `127.0.${1 + Math.floor(person / 250)}.${1 + (person % 250)}`,
    });
    const line = new Line(socket, this);
    line.onMessage = onMessage;
    await line.opened();
    for (const message of this.dialect.greeting) line.send(message);
    return line;
  }

  /**
   * Opens a connection and waits until the server has answered what this client lacks: from then on it gets everything.
   * @param stateVector of what the client has already
   */
  async join(person: number, stateVector: Uint8Array): Promise<Line> {
    const line = await this.open(person);
    if (this.contender === 'floor') return line;
    const answered = line.first((message) => stepOf(message) === syncType.step2);
    line.send(syncFrame('step1', stateVector));
    await answered;
    return line;
  }

  /**
   * Opens a room that is stored: lets somebody in and waits until all the board has come, which with some servers is
   * after they have answered. Then lets in the rest, who have the board.
   * @param count how many there are then
   * @param from the first of these persons
   */
  async fill(count: number, from = 0, board = boardVector): Promise<Line[]> {
    const lines = [await this.#joinFirst(from, board)];
    const stateVector = Y.encodeStateVector(board);
    while (lines.length < count) {
      const next = from + lines.length;
      const group = Array.from({ length: Math.min(50, count - lines.length) }, (_, index) => next + index);
      lines.push(...(await Promise.all(group.map((person) => this.join(person, stateVector)))));
    }
    return lines;
  }

  async #joinFirst(person: number, board: ReadonlyMap<number, number>): Promise<Line> {
    const line = await this.open(person);
    if (this.contender === 'floor') return line;
    const has = new Map<number, number>();
    const complete = line.first((message) => {
      const step = stepOf(message);
      if (step !== syncType.step2 && step !== syncType.update) return false;
      for (const [client, clock] of Y.parseUpdateMeta(contentOf(message)).to) has.set(client, clock);
      return [...board].every(([client, clock]) => (has.get(client) ?? 0) >= clock);
    });
    line.send(syncFrame('step1', Y.encodeStateVector(new Map())));
    await complete;
    return line;
  }
}

/** A light client: a socket, with nothing behind it that would cost time. */
export class Line {
  readonly socket: WebSocket;
  /** Bytes of all messages that came. */
  received = 0;
  /** The code the server closed with, if it did. */
  closedWith: number | undefined;
  onMessage: ((message: Uint8Array, line: Line) => void) | undefined;
  readonly #room: Room;

  constructor(socket: WebSocket, room: Room) {
    this.socket = socket;
    this.#room = room;
    const skipped = room.dialect.prefix.length;
    socket.on('message', (data: Buffer) => {
      this.received += data.length;
      this.onMessage?.(skipped === 0 ? data : data.subarray(skipped), this);
    });
    socket.on('error', () => undefined); // The close that follows tells.
    socket.on('close', (code) => (this.closedWith = code));
  }

  opened(): Promise<void> {
    return this.#settle('to be let in', (done) => this.socket.once('open', done));
  }

  /** Resolves with the first message that fits. */
  first(fits: (message: Uint8Array) => boolean): Promise<void> {
    return this.#settle('an answer', (done) => {
      this.onMessage = (message) => {
        if (!fits(message)) return;
        this.onMessage = undefined;
        done();
      };
    });
  }

  send(message: Uint8Array): void {
    this.sendFrame(this.#room.wrap(message));
  }

  /** Sends what has been wrapped before. */
  sendFrame(frame: Uint8Array): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(frame);
  }

  /** Ends it without a word, as a lost network does. */
  end(): void {
    this.socket.terminate();
  }

  #settle(what: string, begin: (done: () => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${this.#room.contender}: waited for ${what}: ${why}`));
      const timer = setTimeout(() => fail(`nothing in ${patience} ms`), patience);
      const closed = (code: number) => fail(`closed with ${code}`);
      this.socket.once('close', closed);
      begin(() => {
        clearTimeout(timer);
        this.socket.off('close', closed);
        resolve();
      });
    });
  }
}

/** The kind of a sync message; undefined for any other message. */
export const stepOf = (message: Uint8Array): number | undefined =>
  message[0] === messageType.sync ? message[1] : undefined;

/** What a sync or awareness message carries. */
export function contentOf(message: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(message);
  if (decoding.readVarUint(decoder) === messageType.sync) decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}
