import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { peopleHeader } from './outbox.ts';

/** Files. */
interface Found {
  readonly to: readonly string[];
  readonly by: readonly string[];
}

/** The mails in a folder that are to somebody, and those that they had sent to others. @param id the person's */
export function mailsOf(folder: string, id: string): Found {
  const found = { to: [] as string[], by: [] as string[] };
  for (const file of filesIn(folder)) {
    const [to, by] = peopleIn(file);
    if (to === id) found.to.push(file);
    else if (by === id) found.by.push(file);
  }
  return found;
}

/** Takes those mails away. @returns how many there were */
export function eraseMails(folder: string, id: string): { readonly to: number; readonly by: number } {
  const { to, by } = mailsOf(folder, id);
  for (const file of [...to, ...by]) rmSync(file, { force: true });
  return { to: to.length, by: by.length };
}

/** Also what was left half written. */
function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return []; // No mail has been written yet.
  }
}

function peopleIn(file: string): string[] {
  try {
    const [head] = readFileSync(file, 'utf8').split('\n\n', 1);
    // Long lines of a head go on in the next (RFC 5322, 2.2.3).
    const line = new RegExp(`^${peopleHeader}: (.*)$`, 'im').exec(head!.replace(/\n[ \t]+/g, ' '));
    return line ? line[1]!.split(/ +/) : [];
  } catch {
    return []; // A server that tidies up was here first.
  }
}
