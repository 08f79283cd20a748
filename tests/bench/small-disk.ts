import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A small file system for as long as it is wanted: a directory of its own in the given one, or 16 MB of memory.
 * @throws Error when none is given and this is not root, or the system does not mount it
 */
export function smallDisk(given: string | undefined): Disposable & { readonly path: string } {
  if (given !== undefined) {
    const path = mkdtempSync(join(given, 'samplan-'));
    return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
  }
  if (process.getuid?.() !== 0)
    throw new Error('Without a directory on a small file system this has to run as root, to mount one.');
  const path = mkdtempSync(join(tmpdir(), 'samplan-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=700', 'samplan', path]);
  const unmount = () => {
    execFileSync('umount', [path]);
    rmSync(path, { recursive: true });
  };
  return { path, [Symbol.dispose]: unmount };
}

/** Takes all the space there is, to the last byte. @returns how much that was, in bytes */
export function fill(file: string): number {
  const target = openSync(file, 'w');
  let filled = 0;
  try {
    for (let size = 1 << 20; size >= 1;) {
      try {
        filled += writeSync(target, Buffer.alloc(size, 1));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        size >>= 1;
      }
    }
  } finally {
    closeSync(target);
  }
  return filled;
}
