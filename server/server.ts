import { serve } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { createContext, ensureExample, type AppContext } from './context.ts';
import { createSockets } from './sync/socket.ts';

/** A server that answers. */
export interface Running extends AsyncDisposable {
  readonly url: string;
  readonly ctx: AppContext;
}

/**
 * Starts a server; resolves when it answers. Disposing stops it: what is queued is stored, people are told to come
 * back (1012), the port is free.
 * @throws Error with one sentence when the data directory or the port cannot be had
 */
export async function startServer(config: Config): Promise<Running> {
  const ctx = createContext(config);
  try {
    ensureExample(ctx);
    const sockets = createSockets();
    const server = await listen(ctx, sockets);
    const { port } = server.address() as AddressInfo;
    const stop = async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      await ctx[Symbol.asyncDispose]();
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await closed;
    };
    return { url: urlOf(config.host, port), ctx, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await ctx[Symbol.asyncDispose]();
    throw error;
  }
}

function listen(ctx: AppContext, sockets: ReturnType<typeof createSockets>): Promise<Server> {
  const { host, port } = ctx.config;
  return new Promise((resolve, reject) => {
    const options = { fetch: createApp(ctx).fetch, hostname: host, port, websocket: { server: sockets } };
    const server = serve(options, () => resolve(server)) as Server;
    server.on('error', (cause: NodeJS.ErrnoException) =>
      reject(new Error(`Port ${port} on ${host} cannot be used: ${cause.code ?? cause.message}.`, { cause })),
    );
  });
}

const urlOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
