import { upgradeWebSocket, type HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import type { Socket } from 'node:net';
import type { RawData } from 'ws';
import { isDocumentName, type DocumentName } from '../../shared/commands.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { closeCode } from '../../shared/sync-protocol.ts';
import { standingIn, type Standing } from '../auth/actor.ts';
import { visitorWith, type Visitor } from '../auth/visitor.ts';
import type { AppContext } from '../context.ts';
import { isOwnOrigin } from '../origin.ts';
import { Line, Refusal, type EdgeSocket } from './line.ts';
import type { Place } from './rooms.ts';

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
      const tcp = (c.env as HttpBindings).incoming.socket;
      return { onOpen: (_event, { raw }) => seat(ctx, raw as EdgeSocket, tcp, admission) };
    }),
  );

interface Admission {
  readonly plan: string;
  readonly document: DocumentName;
  /** What they are here now, or why they may not be here any more. */
  readonly look: () => Standing | Refusal;
  /** Of the copy it holds, when it says. */
  readonly epoch: string | undefined;
}

function admit(ctx: AppContext, c: Context): Admission {
  const { plan = '', document = '' } = c.req.param();
  if (!isOwnOrigin(ctx.config, c)) throw new Refusal(closeCode.notAllowed, 'foreign origin');
  const visitor = visitorWith(ctx, (c.env as HttpBindings).incoming);
  if (!visitor) throw new Refusal(closeCode.noSession, 'no session');
  if (!isDocumentName(document)) throw new Refusal(closeCode.noSuchPlan, 'no such plan');
  const look = () => (visitor.isValid() ? placeOf(ctx, visitor, plan) : signedOut);
  const standing = placeOf(ctx, visitor, plan);
  if (standing instanceof Refusal) throw standing;
  return { plan, document, look, epoch: c.req.query('epoch') };
}

const signedOut = new Refusal(closeCode.noSession, 'no session');

/** What a visitor is in a plan now. To a stranger a plan they may not see is one that is not there. */
function placeOf(ctx: AppContext, visitor: Visitor, plan: string): Standing | Refusal {
  const standing = standingIn(ctx, visitor, plan);
  if (standing === 'over') return new Refusal(closeCode.notAllowed, 'not a member any more');
  return standing ?? new Refusal(closeCode.noSuchPlan, 'no such plan');
}

/** The epoch is looked at when the room is entered, not before: an empty one may just have begun a new one. */
function enter({ plans, rooms }: AppContext, { plan, document, epoch }: Admission, line: Line): Place {
  if (epoch !== undefined && epoch !== plans.find(plan)?.epoch)
    throw new Refusal(closeCode.discardCopy, 'another epoch');
  return rooms.join(plan, line, document);
}

function seat(ctx: AppContext, socket: EdgeSocket, tcp: Socket, admission: Admission | Refusal): void {
  const { config, log, metrics } = ctx;
  socket.on('error', (error) => log.debug({ reason: error.message }, 'socket'));
  socket.on('close', (code) => metrics.closed(socket.closedWith ?? code));
  if (admission instanceof Refusal) return socket.close(admission.code, admission.message);
  // Looked at anew: somebody may have been removed while the connection was being made, when no room knew of it.
  const standing = admission.look();
  if (standing instanceof Refusal) return socket.close(standing.code, standing.message);
  const line = new Line(socket, tcp, standing, admission.look, { limits: config.limits, metrics });
  const place = attempt(() => enter(ctx, admission, line));
  if (place instanceof Refusal) return socket.close(place.code, place.message);
  const here = () => ctx.attendance.note(admission.plan, standing.actor.person);
  here();
  line.onCaughtUp = () => place.catchUp();
  socket.on('message', (data, isBinary) => {
    const frame = bytesOf(data);
    metrics.received(frame.length);
    if (isBinary) place.receive(frame);
    else socket.close(closeCode.badMessage, 'binary messages only');
  });
  socket.on('close', () => {
    line.end();
    place.leave();
    here();
  });
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

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
