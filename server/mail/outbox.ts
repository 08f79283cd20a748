import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Letter } from './mailer.ts';

/** Where the mails of a data directory lie. */
export const outboxOf = (dataDir: string): string => join(dataDir, 'outbox');

/** Names the ids of whom a mail is to, and of who had it sent. */
export const peopleHeader = 'X-Samplan-People';

/** A folder in which each mail becomes a file, for servers that have no mail: whoever runs one passes them on. */
export class Outbox {
  readonly #folder: string;
  readonly #lifetime: number;

  /** @param lifetime how long a mail is kept, in ms */
  constructor(dataDir: string, lifetime: number) {
    this.#folder = outboxOf(dataDir);
    this.#lifetime = lifetime;
  }

  /** Writes one mail, readable for nobody else on the machine, and tidies up. */
  async post({ people, ...letter }: Letter): Promise<void> {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
    const headers = { [peopleHeader]: people.join(' ') };
    const { message } = await transport.sendMail({ from: 'Samplan <samplan@localhost>', headers, ...letter });
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.tidy();
    const name = `${new Date().toJSON().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`;
    const part = join(this.#folder, `${name}.part`);
    await writeFile(part, readable(String(message), letter.text), { mode: 0o600, flag: 'wx' });
    await rename(part, join(this.#folder, name));
  }

  /** Takes away the mails whose links are long over. What cannot be taken away now is the next time. */
  async tidy(): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const file = join(this.#folder, name);
      const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
      if (mtimeMs < Date.now() - this.#lifetime) await rm(file, { force: true }).catch(() => undefined);
    }
  }
}

/** The mail with its text as it is, instead of in lines of 76 characters that cut links in two. */
function readable(message: string, text: string): string {
  const [head] = message.split('\n\n', 1);
  return `${head!.replace(/^(Content-Transfer-Encoding): .*$/m, '$1: 8bit')}\n\n${text}`;
}
