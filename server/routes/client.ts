import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { problem } from '../problem.ts';

/** Names with a hash in them never change their content. */
const forever = 'public, max-age=31536000, immutable';

/** The built client; every path it does not have is a page of the app. */
export const clientRoutes = (dist: string): Hono =>
  new Hono()
    .use(
      serveStatic({
        root: dist,
        precompressed: true,
        onFound: (path, c) => c.header('cache-control', path.includes('/assets/') ? forever : 'no-cache'),
      }),
    )
    .get('/assets/*', (c) => problem(c, 404, 'not-found', 'There is no such file.'))
    .get('*', serveStatic({ root: dist, path: 'index.html', precompressed: true }));
