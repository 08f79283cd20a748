// Samplan with some limits of its own set otherwise: BENCH_LIMITS is JSON of what differs. Without such a need the
// scenarios start server/start.mjs, as the README says.
import { readConfig } from '../../../../server/config.ts';
import { startServer } from '../../../../server/server.ts';

const config = readConfig(process.env);
const differing = JSON.parse(process.env.BENCH_LIMITS!) as Partial<typeof config.limits>;
const { url } = await startServer({ ...config, limits: { ...config.limits, ...differing } });
console.log(`Samplan is at ${url}`);
