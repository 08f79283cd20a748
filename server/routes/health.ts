import { Hono } from 'hono';
import { problem } from '../problem.ts';
import type { AppContext } from '../context.ts';

/** For whoever watches over the process. */
export const healthRoutes = ({ journal }: AppContext): Hono =>
  new Hono()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', (c) => {
      try {
        journal.probe();
        return c.text('ok');
      } catch (error) {
        return problem(c, 503, 'storage-unavailable', (error as Error).message);
      }
    });
