import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';

const dist = new URL('../dist/', import.meta.url);
const manifestFile = new URL('.vite/manifest.json', dist);

/** What the first page needs before it can show anything, and what waits until it is wanted. */
export interface Build {
  /** Bytes, compressed as a server sends them. */
  readonly script: number;
  readonly styles: number;
  /** Names of scripts. */
  readonly initial: readonly string[];
  readonly late: readonly string[];
}

/** @throws Error when the client has not been built */
export function readBuild(): Build {
  if (!existsSync(manifestFile))
    throw new Error('There is no dist/.vite/manifest.json: run npm run build first');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  const initial = withImports(manifest, 'index.html');
  const chunks = initial.map((name) => manifest[name]!);
  const styles = new Set(chunks.flatMap(({ css = [] }) => css));
  const scripts = Object.keys(manifest).filter((name) => manifest[name]!.file.endsWith('.js'));
  const nameOf = (name: string) => manifest[name]!.name!;
  return {
    script: sum(chunks.map(({ file }) => file)),
    styles: sum([...styles]),
    initial: initial.map(nameOf),
    late: scripts.filter((name) => !initial.includes(name)).map(nameOf),
  };
}

/** An entry and all that it imports when it starts. */
function withImports(manifest: Manifest, entry: string): string[] {
  const found = new Set([entry]);
  for (const name of found) for (const needed of manifest[name]?.imports ?? []) found.add(needed);
  return [...found];
}

const sum = (files: readonly string[]): number =>
  files.reduce((total, file) => total + gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length, 0);
