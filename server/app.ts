import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { AppContext } from './context.ts';
import { knownHost } from './origin.ts';
import { noStore, securityHeaders } from './headers.ts';
import { onError, problem } from './problem.ts';
import { calendarRoutes, feedRoutes } from './routes/calendars.ts';
import { clientRoutes } from './routes/client.ts';
import { commandRoutes } from './routes/commands.ts';
import { docsRoutes } from './routes/docs.ts';
import { exportRoutes } from './routes/exports.ts';
import { healthRoutes } from './routes/health.ts';
import { historyRoutes } from './routes/history.ts';
import { importRoutes } from './routes/imports.ts';
import { invitationRoutes, joinRoutes } from './routes/invitations.ts';
import { memberRoutes } from './routes/members.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { oidcRoutes } from './routes/oidc.ts';
import { planRoutes } from './routes/plans.ts';
import { answerRoutes, questionRoutes } from './routes/questions.ts';
import { sessionRoutes } from './routes/session.ts';
import { syncRoutes } from './sync/socket.ts';

/** Where the client's build lies, seen from this file. */
const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** All routes on one app: health, API, live documents, client. */
export function createApp(ctx: AppContext): Hono {
  const app = new Hono();
  app.onError(onError(ctx));
  app.use(securityHeaders(ctx.config));
  app.route('/', healthRoutes(ctx));
  app.route('/', metricsRoutes(ctx));
  app.use(knownHost(ctx.config));
  app.route('/sync', syncRoutes(ctx));
  app.use('/api/*', noStore);
  app.route('/api/session', sessionRoutes(ctx));
  app.route('/api/session/oidc', oidcRoutes(ctx));
  app.route('/api/plans', planRoutes(ctx));
  app.route('/api/plans', historyRoutes(ctx));
  app.route('/api/plans', commandRoutes(ctx));
  app.route('/api/plans', importRoutes(ctx));
  app.route('/api/plans', memberRoutes(ctx));
  app.route('/api/plans', invitationRoutes(ctx));
  app.route('/api/plans', questionRoutes(ctx));
  app.route('/api/plans', exportRoutes(ctx));
  app.route('/api/plans', calendarRoutes(ctx));
  app.route('/api/invitations', joinRoutes(ctx));
  app.route('/api/questions', answerRoutes(ctx));
  app.route('/calendar', feedRoutes(ctx));
  app.route('/api', docsRoutes(app));
  app.all('/api/*', (c) => problem(c, 404, 'not-found', 'There is no such address.'));
  app.route('/', clientRoutes(dist));
  return app;
}
