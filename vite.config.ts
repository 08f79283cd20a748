import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';
import { defineConfig } from 'vitest/config';

const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

/** Libraries that every page needs. Of lib0 not what only editors use. */
const core =
  /node_modules\/(react|react-dom|scheduler|yjs|lib0(?!\/(dom|pair|schema)\.js)|y-[a-z]+|wouter|use-sync-external-store|zod)\//;

/**
 * What is fetched late, in a few files, each wanted as a whole by somebody: a file costs every first visit more than its
 * bytes. A group takes with it what it needs that is in none before it; views and pages that are left lie by themselves.
 */
const late = [
  // What all the others stand on. Of shared only what lies on top.
  { name: 'floor', test: /\/client\/(ui|lib|marks|state|sync)\/|\/shared\/([^/]+|exchange\/source)\.ts$/ },
  { name: 'near', test: /\/client\/(board|find|hand|settings|drafts)\// },
  { name: 'front', test: /\/client\/(people|home|answer)\// },
  { name: 'card', test: /\/client\/card\/(?!writing\/)/ },
  ...['nb', 'nn', 'en'].map((language) => ({
    name: `words-${language}`,
    test: new RegExp(`/shared/i18n/.+/${language}\\.ts$`),
  })),
];

export default defineConfig({
  root: 'client',
  plugins: [react(), prefetched(), serviceWorker(), precompressed()],
  resolve: { alias: { 'lib0/logging': join(import.meta.dirname, 'client/lib/yjs-log.ts') } },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    manifest: true,
    // What is fetched late stands on what is there already: a list of what each part needs would weigh more than it saves.
    modulePreload: {
      // Every browser that reads what we write (target) fetches ahead by itself.
      polyfill: false,
      resolveDependencies: (_file, needed, { hostType }) =>
        hostType === 'html' ? needed : needed.filter((file) => file.endsWith('.css')),
    },
    target: 'es2023',
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      // What the first page needs anyway lies together, also when something fetched later needs it too: cut into many
      // small files it compresses less well. The libraries lie by themselves, since they change more seldom.
      output: {
        codeSplitting: {
          groups: [
            { name: 'core', test: core, priority: 1 },
            { name: 'first', tags: ['$initial'] },
            { name: 'icons', test: /aksel-icons/ },
            ...late,
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/sync': { target: server, ws: true } } },
  test: {
    root: '.',
    include: ['tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

/** What every board draws by itself as soon as it stands. */
const soon = ['floor', 'near', 'icons', 'words-nb'];

/**
 * Names what is fetched late in the page: what is wanted soon, so that it is at hand when the board stands, and in a
 * template the rest, for `fetchRest` (client/lib/rest.ts). Not the texts of the languages that few have chosen, nor the
 * editor, which alone weighs as much as all else and is wanted by who opens a card.
 */
function prefetched(): Plugin {
  const isWanted = (chunk: Rollup.OutputChunk) =>
    !chunk.isEntry && !chunk.moduleIds.some((id) => /\/i18n\/(.+\/)?(nn|en)\.ts$|\/@codemirror\//.test(id));
  const isSoon = ({ name }: Rollup.OutputChunk) => soon.includes(name);
  return {
    name: 'samplan-prefetched',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).flatMap((one) =>
          one.type === 'chunk' && isWanted(one) ? [one] : [],
        );
        const rest = linksTo(
          chunks.filter((one) => !isSoon(one)),
          html,
        );
        return [
          ...linksTo(chunks.filter(isSoon), html),
          { tag: 'template', attrs: { id: 'rest' }, children: rest, injectTo: 'head' },
        ];
      },
    },
  };
}

/** Fetches chunks and their styles ahead, but for those that the page names already. */
function linksTo(chunks: readonly Rollup.OutputChunk[], html: string): HtmlTagDescriptor[] {
  const files = chunks.flatMap((one) => [one.fileName, ...(one.viteMetadata?.importedCss ?? [])]);
  return [...new Set(files)]
    .filter((file) => !html.includes(file))
    .map((file) => {
      const kind = file.endsWith('.css') ? { as: 'style' } : { as: 'script', crossorigin: true };
      return { tag: 'link', attrs: { rel: 'prefetch', href: `/${file}`, ...kind }, injectTo: 'head' };
    });
}

/** Writes `sw.js` from client/sw.js with the names of what the build made: all of it opens without a network. */
function serviceWorker(): Plugin {
  // Fonts of other scripts are fetched when a text needs them.
  const isWanted = (file: string) => !file.endsWith('.woff2') || /inter-latin-opsz-normal/.test(file);
  return {
    name: 'samplan-service-worker',
    apply: 'build',
    // After Vite has taken out the scripts of chunks that are nothing but styles.
    enforce: 'post',
    generateBundle(_options, bundle) {
      const built = Object.keys(bundle).filter((file) => file.startsWith('assets/') && isWanted(file));
      const files = ['/', '/scheme.js', '/icon.svg', ...built.toSorted().map((file) => `/${file}`)];
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
      const source = readFileSync(new URL('client/sw.js', import.meta.url), 'utf8')
        .replace("'__VERSION__'", JSON.stringify(version))
        .replace("['__FILES__']", JSON.stringify(files));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}

/** Puts `.br` and `.gz` beside every text file, so that the server never compresses while it serves. */
function precompressed(): Plugin {
  return {
    name: 'samplan-precompressed',
    apply: 'build',
    writeBundle({ dir = 'dist' }) {
      for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg|webmanifest)$/.test(file)) continue;
        const content = readFileSync(join(dir, file));
        writeFileSync(join(dir, `${file}.br`), brotliCompressSync(content));
        writeFileSync(join(dir, `${file}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}
