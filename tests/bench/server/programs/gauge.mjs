// Loaded before a server's own program: tells how much of the heap is in use, after collecting, whenever asked.
// Plain JavaScript, so that it adds nothing to what a start takes.
import { enableCompileCache, flushCompileCache } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

// As Samplan's start does it, for all alike: else reading TypeScript would be part of what each one holds.
enableCompileCache(fileURLToPath(new URL('../../../../node_modules/.cache/compiled', import.meta.url)));
// These servers end by being killed.
setTimeout(() => flushCompileCache(), 1_000).unref();

process.on('message', () => {
  // With --expose-gc. A second time, for what the first one's finalizers have let go.
  globalThis.gc();
  globalThis.gc();
  process.send({ heap: process.memoryUsage().heapUsed });
});
// The server must end as it would without this.
process.channel.unref();
