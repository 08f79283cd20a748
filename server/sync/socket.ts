import { upgradeWebSocket } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { WebSocket, WebSocketServer } from 'ws';
import { can, type Actor } from '../../shared/access.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { awarenessFrame, closeCode } from '../../shared/sync-protocol.ts';
import { actorOf } from '../auth/actor.ts';
import type { AppContext } from '../context.ts';
import type { ServerLimits } from '../limits.ts';
import { isOwnOrigin } from '../origin.ts';
import type { Peer } from './peer.ts';

const codeOf: Partial<Record<ErrorCode, number>> = {
  'not-found': closeCode.noSuchPlan,
  'not-allowed': closeCode.notAllowed,
};

/** The WebSocket edge: who may sit down in which room. */
export const syncRoutes = (ctx: AppContext): Hono =>
  new Hono().get(
    '/:plan/:document',
    upgradeWebSocket((c) => {
      // A refused upgrade is invisible to browsers, so everybody is let in and the unwelcome are told why.
      const admission = attempt(() => admit(ctx, c));
      return { onOpen: (_event, { raw }) => seat(ctx, raw as WebSocket, admission) };
    }),
  );

interface Admission {
  readonly plan: string;
  readonly actor: Actor;
  /** Of the copy it holds, when it says. */
  readonly epoch: string | undefined;
}

/** What stops a connection: a close code, and a reason for people who read the network log. */
class Refusal extends Error {
  readonly code: number;

  constructor(code: number, reason: string) {
    super(reason);
    this.code = code;
  }
}

function admit(ctx: AppContext, c: Context): Admission {
  const { plan = '', document } = c.req.param();
  const actor = actorOf(c);
  if (!isOwnOrigin(ctx.config, c)) throw new Refusal(closeCode.notAllowed, 'foreign origin');
  const row = ctx.plans.find(plan);
  if (!row || document !== 'plan' || !can(actor, 'read'))
    throw new Refusal(closeCode.noSuchPlan, 'no such plan');
  return { plan, actor, epoch: c.req.query('epoch') };
}

/** Asked when the room is entered, not before: an empty one may just have begun a new epoch. */
function enter({ plans, rooms }: AppContext, { plan, epoch }: Admission, peer: Peer) {
  if (epoch !== undefined && epoch !== plans.find(plan)?.epoch)
    throw new Refusal(closeCode.discardCopy, 'another epoch');
  return rooms.join(plan, peer);
}

function seat(ctx: AppContext, socket: WebSocket, admission: Admission | Refusal): void {
  socket.on('error', (error) => ctx.log.debug({ reason: error.message }, 'socket'));
  if (admission instanceof Refusal) return socket.close(admission.code, admission.message);
  const peer = peerOf(socket, admission.actor, ctx.config.limits.behind);
  const place = attempt(() => enter(ctx, admission, peer));
  if (place instanceof Refusal) return socket.close(place.code, place.message);
  socket.on('message', (data, isBinary) => {
    if (isBinary) place.receive(bytesOf(data));
    else socket.close(closeCode.badMessage, 'binary messages only');
  });
  socket.on('close', () => place.leave());
}

/** The result of `work`, or the refusal that an error of it means. */
function attempt<T>(work: () => T): T | Refusal {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    const code = error instanceof AppError ? codeOf[error.code] : undefined;
    return new Refusal(code ?? closeCode.storageUnavailable, (error as Error).message.slice(0, 100));
  }
}

const peerOf = (socket: WebSocket, actor: Actor, mostBehind: number): Peer => ({
  actor,
  send(frame) {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > mostBehind) socket.terminate();
    else socket.send(frame);
  },
  close: (code, reason) => socket.close(code, reason),
});

function bytesOf(data: WebSocket.RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

/** The server's sockets, with one timer that keeps all of them alive and finds the dead. */
export function createSockets({ frame, beat }: ServerLimits): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: frame, perMessageDeflate: false });
  const silent = new WeakSet<WebSocket>();
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
