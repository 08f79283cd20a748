import type { Socket } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import { WebSocket, WebSocketServer } from 'ws';
import type { Actor } from '../../shared/access.ts';
import { awarenessFrame, closeCode } from '../../shared/sync-protocol.ts';
import type { Introduction, Standing } from '../auth/actor.ts';
import type { ServerLimits } from '../limits.ts';
import type { Metrics } from '../metrics.ts';
import type { Peer } from './peer.ts';
import { wsFrame } from './ws-frame.ts';

/** The WebSocket close code for a message over the limit. y-websocket would send the same message again for ever. */
const messageTooBig = 1009;

/** A socket that says "too big" with a code that clients take as final, and remembers what it was closed with. */
export class EdgeSocket extends WebSocket {
  closedWith: number | undefined;

  override close(code?: number, reason?: string | Buffer): void {
    const final = code === messageTooBig ? closeCode.tooBig : code;
    this.closedWith ??= final;
    super.close(final, reason);
  }
}

/** What stops a connection: a close code, and a reason for people who read the network log. */
export class Refusal extends Error {
  readonly code: number;

  constructor(code: number, reason: string) {
    super(reason);
    this.code = code;
  }
}

/** One socket as a peer of a room, which does not let what its client does not read pile up. */
export class Line implements Peer {
  isBehind = false;
  /** Called when everything that waited has been read. */
  onCaughtUp: () => void = () => {};
  readonly #socket: WebSocket;
  /** What carries the socket. Nothing is compressed or queued above it, so whole frames may be written to it. */
  readonly #tcp: Socket;
  readonly #limits: ServerLimits;
  readonly #metrics: Metrics;
  readonly #look: () => Standing | Refusal;
  #standing: Standing;
  #deadline: NodeJS.Timeout | undefined;

  /** @param look what it is in the plan now, or why it may not be here any more */
  constructor(
    socket: WebSocket,
    tcp: Socket,
    standing: Standing,
    look: () => Standing | Refusal,
    { limits, metrics }: { readonly limits: ServerLimits; readonly metrics: Metrics },
  ) {
    this.#socket = socket;
    this.#tcp = tcp;
    this.#standing = standing;
    this.#look = look;
    this.#limits = limits;
    this.#metrics = metrics;
  }

  get actor(): Actor {
    return this.#standing.actor;
  }

  get introduction(): Introduction {
    return this.#standing.introduction;
  }

  recheck(): 'same' | 'changed' | 'gone' {
    const now = this.#look();
    if (now instanceof Refusal) {
      this.close(now.code, now.message);
      return 'gone';
    }
    const before = this.#standing;
    this.#standing = now;
    return isDeepStrictEqual(now, before) ? 'same' : 'changed';
  }

  send(frame: Uint8Array): void {
    const socket = this.#socket;
    if (socket.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > this.#limits.behind) return this.#cutOff();
    this.#metrics.sent(frame.length);
    const isFew = this.isBehind || socket.bufferedAmount + frame.length <= this.#limits.slow;
    if (isFew) return void this.#tcp.write(wsFrame(frame));
    this.#fallBehind();
    this.#tcp.write(wsFrame(frame), () => this.#catchUp());
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** The connection is over. */
  end(): void {
    clearTimeout(this.#deadline);
  }

  readonly #cutOff = (): void => {
    this.#metrics.slow('cut-off');
    this.#socket.terminate();
  };

  /** As long as it reads something now and then it gets some time, since its line may be slow and the plan large. */
  #fallBehind(): void {
    this.isBehind = true;
    this.#metrics.slow('passed-over');
    this.#tcp.setTimeout(this.#limits.stall, this.#cutOff);
    this.#deadline = setTimeout(this.#cutOff, this.#limits.catchUp).unref();
  }

  #catchUp(): void {
    this.isBehind = false;
    clearTimeout(this.#deadline);
    this.#tcp.setTimeout(0, this.#cutOff);
    if (this.#socket.readyState === WebSocket.OPEN) this.onCaughtUp();
  }
}

/** The server's sockets, with one timer that keeps all of them alive and finds the dead. */
export function createSockets({ frame, beat, closing }: ServerLimits): WebSocketServer {
  // The types do not know `closeTimeout` yet.
  const options = {
    noServer: true,
    maxPayload: frame,
    perMessageDeflate: false,
    WebSocket: EdgeSocket,
    closeTimeout: closing,
  };
  const sockets = new WebSocketServer(options);
  const silent = new WeakSet<WebSocket>();
  // y-websocket wants a message, a ping is none to it. This one says nothing.
  const something = awarenessFrame(Uint8Array.of(0));
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) {
        socket.terminate();
        continue;
      }
      silent.add(socket);
      socket.ping();
      socket.send(something);
    }
  }, beat).unref();
  sockets.on('connection', (socket) => socket.on('pong', () => silent.delete(socket)));
  sockets.on('close', () => clearInterval(timer));
  return sockets;
}
