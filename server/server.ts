import { serve } from '@hono/node-server';
import type { IncomingMessage, Server, ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebSocketServer } from 'ws';
import { createApp } from './app.ts';
import { addressOf } from './auth/address.ts';
import { visitorWith } from './auth/visitor.ts';
import { siteOf, type Config } from './config.ts';
import { createContext, ensureExample, type AppContext } from './context.ts';
import type { ServerLimits } from './limits.ts';
import { lockDirectory } from './storage/lock.ts';
import { guardUpgrades } from './sync/door.ts';
import { createSockets } from './sync/line.ts';

/** A server that answers. */
export interface Running extends AsyncDisposable {
  readonly url: string;
  readonly ctx: AppContext;
}

/**
 * Starts a server; resolves when it answers. Disposing stops it: what is queued is stored, people are told to come
 * back (1012), the port is free.
 * @throws Error with one sentence when the data directory or the port cannot be had, or another server runs on them
 */
export async function startServer(config: Config): Promise<Running> {
  const lock = lockDirectory(config.dataDir);
  try {
    const running = await start(config);
    const stop = async () => {
      await running[Symbol.asyncDispose]();
      lock[Symbol.dispose]();
    };
    return { ...running, [Symbol.asyncDispose]: stop };
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

async function start(config: Config): Promise<Running> {
  const ctx = createContext(config);
  try {
    ensureExample(ctx);
    const sockets = createSockets(config.limits);
    const server = await listen(ctx, sockets);
    const { port } = server.address() as AddressInfo;
    const stop = async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      await ctx[Symbol.asyncDispose]();
      await emptied(sockets, config.limits.farewell);
      server.closeAllConnections();
      await closed;
    };
    ctx.site.url = siteOf({ ...config, port });
    return { url: siteOf({ ...config, port, publicUrl: undefined }), ctx, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await ctx[Symbol.asyncDispose]();
    throw error;
  }
}

function listen(ctx: AppContext, sockets: ReturnType<typeof createSockets>): Promise<Server> {
  const { host, port, limits } = ctx.config;
  return new Promise((resolve, reject) => {
    const { fetch } = createApp(ctx);
    const serverOptions = serverOptionsOf(limits);
    const options = { fetch, hostname: host, port, serverOptions, websocket: { server: sockets } };
    const server = serve(options, () => resolve(server)) as Server;
    // Of a database that cannot be asked others tell, once the connection is made.
    const whoIs = (request: IncomingMessage) => attempt(() => visitorWith(ctx, request)?.person.id);
    const whence = (request: IncomingMessage) => addressOf(ctx.config, request);
    guardUpgrades(server, whoIs, whence, limits, ctx.metrics);
    server.on('error', (cause: NodeJS.ErrnoException) =>
      reject(new Error(`Port ${port} on ${host} cannot be used: ${cause.code ?? cause.message}.`, { cause })),
    );
  });
}

/** @returns undefined when it fails */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Nobody may take for ever to say what they want. Who wants another upgrade than ours is answered without one. */
const serverOptionsOf = ({ requestHead, request }: ServerLimits): ServerOptions => ({
  headersTimeout: requestHead,
  requestTimeout: request,
  connectionsCheckingInterval: requestHead / 4,
  shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
});

/** Resolves when every socket is gone. One cut off before it has answered may never learn why it was closed. */
async function emptied({ clients }: WebSocketServer, farewell: number): Promise<void> {
  const closed = [...clients].map((socket) => new Promise((resolve) => socket.on('close', resolve)));
  const cut = setTimeout(() => {
    for (const socket of clients) socket.terminate();
  }, farewell);
  await Promise.all(closed);
  clearTimeout(cut);
}
