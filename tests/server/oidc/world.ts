import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../../server/config.ts';
import type { OidcProvider } from '../../../server/config-oidc.ts';
import { startTestServer, type TestServer } from '../serving.ts';
import { configured, runProvider, type Shape } from './identity-provider.ts';
import { listening } from './listening.ts';

/** The program, and nobody in it. */
export async function startEmpty(options: Partial<Config>): Promise<TestServer> {
  const server = await startTestServer(options);
  server.ctx.db.exec('DELETE FROM person');
  return server;
}

/** The program with a provider of that shape. */
export async function startWith(shape: Shape, more: Partial<OidcProvider> = {}) {
  await using stack = new AsyncDisposableStack();
  const place = stack.use(await listening());
  const provider = configured(place.url, { scope: shape.scope, ...more });
  const server = stack.use(await startEmpty({ oidc: [provider] }));
  const callback = `${server.url}/api/session/oidc/${provider.id}/callback`;
  const visitors = runProvider(place, callback, shape);
  const all = stack.move();
  return {
    place,
    server,
    visitors,
    start: `${server.url}/api/session/oidc/${provider.id}`,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** Whether a provider sends somebody back by that. */
export const isCallback = (url: URL) => url.pathname.endsWith('/callback');

/** How often some bytes stand in everything the server has stored. */
export const stored = ({ dataDir }: TestServer, text: string): number =>
  readdirSync(dataDir)
    .map((file) => readFileSync(join(dataDir, file)).toString('latin1'))
    .reduce((sum, bytes) => sum + bytes.split(Buffer.from(text).toString('latin1')).length - 1, 0);

/** All that stands in a table. */
export const rows = ({ ctx }: TestServer, table: 'person' | 'identity' | 'session' | 'login') =>
  ctx.db.prepare(`SELECT * FROM ${table}`).all();
