import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

test('a start without a build makes one', () => {
  const fresh = mkdtempSync(join(tmpdir(), 'samplan-fresh-'));
  try {
    for (const name of ['client', 'shared', 'server', 'package.json', 'package-lock.json', 'vite.config.ts'])
      cpSync(join(root, name), join(fresh, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(fresh, 'node_modules'));
    const { status } = spawnSync(process.execPath, ['server/prepare.mjs'], {
      cwd: fresh,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(existsSync(join(fresh, 'dist', 'index.html'))).toBe(true);
  } finally {
    rmSync(fresh, { recursive: true });
  }
});
