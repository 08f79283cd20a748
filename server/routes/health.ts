import { Hono } from 'hono';
import { Rates } from '../auth/rates.ts';
import type { AppContext } from '../context.ts';
import { problem } from '../problem.ts';

/** For whoever watches over the process. */
export const healthRoutes = ({ journal, limits }: AppContext): Hono => {
  // Anybody may ask, and a trial write takes its time: who asks too often is told what came of the last.
  const pace = new Rates(limits.probes, 1_000 / limits.probesPerSecond, 1);
  let fault: string | undefined;
  const probe = () => {
    try {
      journal.probe();
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  };
  return new Hono()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', (c) => {
      if (pace.take('') === 0) fault = probe();
      return fault === undefined ? c.text('ok') : problem(c, 503, 'storage-unavailable', fault);
    });
};
