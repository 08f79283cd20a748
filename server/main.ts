import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Running } from './server.ts';

// Before the rest is loaded: stripping its types is a third of what a start takes, and from now on is done once.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
const [{ isLoopback, readConfig }, { exampleId }, { startServer }] = await Promise.all([
  import('./config.ts'),
  import('./context.ts'),
  import('./server.ts'),
]);

/** How long a stop may take, in ms. */
const stopTime = 4_500;

try {
  const config = readConfig(process.env);
  const running = await startServer(config);
  if (!isLoopback(config.host))
    console.warn('There is no sign-in yet: everybody who can reach this address can edit every plan.');
  const { url, ctx } = running;
  console.log(`Samplan is at ${config.publicUrl ?? url}`);
  if (ctx.plans.find(exampleId))
    console.log(`The example plan: ${config.publicUrl ?? url}/plan/${exampleId}`);
  stopOnSignal(running);
  // Not only at the end: a server that is killed shall find it when it starts again.
  flushCompileCache();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function stopOnSignal(running: Running): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), stopTime).unref();
      running[Symbol.asyncDispose]().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
