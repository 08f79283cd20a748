import type { Config, SmtpConfig } from '../config.ts';
import type { ServerLimits } from '../limits.ts';
import { shortAddress, type Log } from '../log.ts';
import { Turnstile } from '../turnstile.ts';
import { Outbox } from './outbox.ts';
import type { MailText } from './texts.ts';

/** A mail on its way. An address on its own: nothing in it can name a second one. */
export interface Letter extends MailText {
  readonly to: { readonly name: ''; readonly address: string };
  /** The ids of whom it is to and, if somebody had it sent, of them: so that it can be found when they are erased. */
  readonly people: readonly string[];
}

/** Sends mail beside everything else: nobody waits for it, and what fails is logged. */
export class Mailer implements AsyncDisposable {
  readonly #post: (letter: Letter) => Promise<unknown>;
  readonly #turnstile: Turnstile;
  readonly #log: Log;
  readonly #pending = new Set<Promise<void>>();
  readonly #farewell: number;

  /** By SMTP when the settings say where, else into the folder `outbox` of the data directory. */
  constructor({ smtp, dataDir, limits }: Pick<Config, 'smtp' | 'dataDir' | 'limits'>, log: Log) {
    this.#log = log;
    this.#farewell = limits.farewell;
    this.#turnstile = new Turnstile(limits.mailsAtOnce, limits.mailsWaiting);
    const outbox = new Outbox(dataDir, limits.outbox);
    this.#post = smtp ? bySmtp(smtp, limits) : (letter) => outbox.post(letter);
  }

  /** Sends a mail by and by. @param to one address @param people the ids of whom it is to, and of who had it sent */
  send(to: string, { subject, text }: MailText, people: readonly string[]): void {
    const post = () => this.#post({ to: { name: '', address: to }, subject, text, people });
    const sent = this.#turnstile.pass(post);
    if (!sent) return this.#log.error({ to: shortAddress(to) }, 'mail dropped: too many are waiting');
    const settled: Promise<void> = sent
      .then(
        () => this.#log.info({ to: shortAddress(to) }, 'mail sent'),
        (error: unknown) => this.#log.error({ to: shortAddress(to), ...causeOf(error) }, 'mail not sent'),
      )
      .finally(() => this.#pending.delete(settled));
    this.#pending.add(settled);
  }

  /** Waits a little for what is on its way. */
  async [Symbol.asyncDispose](): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, this.#farewell);
    await Promise.race([Promise.all(this.#pending), promise]);
    clearTimeout(timer);
  }
}

/**
 * One connection for each mail: they are few, and a server that has gone away in between is found anew. The library is
 * loaded with the first, since it would take its share of every start.
 */
const bySmtp =
  ({ url, from }: SmtpConfig, { mailPatience }: ServerLimits) =>
  async ({ people: _people, ...letter }: Letter): Promise<void> => {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      url,
      connectionTimeout: mailPatience,
      greetingTimeout: mailPatience,
      socketTimeout: mailPatience,
    });
    await transport.sendMail({ from, ...letter });
  };

/** What may be told of a failure: a mail server's own words may name the address. */
function causeOf(error: unknown) {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  return { code, responseCode, command };
}
