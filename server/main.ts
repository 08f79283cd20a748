import { welcomeFounder } from './auth/founders.ts';
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
    const { ctx } = running;
    const { url } = ctx.site;
    if (config.smtp && config.publicUrl === undefined && !isLoopback(config.host))
      console.warn(`Links in mails will lead to ${url}: set PUBLIC_URL to where people reach the program.`);
    const secret = welcomeFounder(ctx);
    const lines = [
      `Samplan is at ${url}`,
      ...(ctx.plans.find(exampleId) ? [`The example plan: ${url}/plan/${exampleId}`] : []),
      ...(secret === undefined ? [] : [`Set up Samplan: ${url}/set-up#${secret}`]),
    ];
    console.log(lines.join('\n'));
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
