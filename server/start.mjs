// Plain JavaScript, so that what reads TypeScript (4 MB, a third of the start) is not loaded when nothing has changed.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
const { main } = await import('./main.ts');
await main();
// Now, since a server that is killed shall find it too when it starts again.
flushCompileCache();
