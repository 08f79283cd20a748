import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** The secret of the link in a mail's text. */
export const linkIn = (text: string): string => /\/(?:sign-in|set-up|address)#([\w-]{43})$/m.exec(text)![1]!;

/** The mails in a data directory's outbox, the first written first, as files. */
export function mailsIn(dataDir: string): string[] {
  const folder = join(dataDir, 'outbox');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
  return names.toSorted().map((name) => join(folder, name));
}

/** The nth mail in an outbox (from 1), when it is there. */
export async function mailIn(dataDir: string, nth = 1): Promise<string> {
  await expect.poll(() => mailsIn(dataDir).length, { timeout: 10_000 }).toBeGreaterThanOrEqual(nth);
  return readFileSync(mailsIn(dataDir)[nth - 1]!, 'utf8');
}
