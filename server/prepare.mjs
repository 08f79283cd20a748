// Plain JavaScript: it also has to speak up on a Node that cannot read the rest.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 22)) {
  console.error(
    `Samplan needs Node 22.22 or newer and got ${process.versions.node}: start it with npm, after npm ci.`,
  );
  process.exit(1);
}

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['client', 'shared', 'vite.config.ts', 'package-lock.json'].map((name) => join(root, name));
const built = join(root, 'dist', 'index.html');

/** When the newest file below a path was written, in ms. */
function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

if (!existsSync(built) || statSync(built).mtimeMs < Math.max(...sources.map(newest))) {
  const { build } = await import('vite');
  // Named here, since what is named here goes before the settings, whose root is seen from where npm was called.
  await build({ root: join(root, 'client'), configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}

// What is new in the server is stripped of its types and compiled here, so that its own process finds it done.
enableCompileCache(join(root, 'node_modules/.cache/compiled'));
await import('./main.ts');
flushCompileCache();
