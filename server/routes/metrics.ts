import { Hono } from 'hono';
import type { AppContext } from '../context.ts';

/** What a Prometheus asks for (docs/interfaces.md, Metrics). */
export const metricsRoutes = ({ metrics }: AppContext): Hono =>
  new Hono().get('/metrics', async (c) =>
    c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
