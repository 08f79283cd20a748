import { isLoopback, readConfig } from './config.ts';
import { exampleId } from './context.ts';
import { startServer, type Running } from './server.ts';

/** How long a stop may take, in ms. */
const stopTime = 4_500;

/** Starts a server as the environment says and stops it on a signal; what hinders it is said in one sentence, exit code 1. */
export async function main(): Promise<void> {
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
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
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
