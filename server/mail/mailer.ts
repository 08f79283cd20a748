import type { Config, SmtpConfig } from '../config.ts';
import type { ServerLimits } from '../limits.ts';
import { shortAddress, type Log } from '../log.ts';
import type { MailOutcome, Metrics } from '../metrics.ts';
import { Turnstile } from '../turnstile.ts';
import { Outbox } from './outbox.ts';
import type { MailText } from './texts.ts';

/** A mail on its way. An address on its own: nothing in it can name a second one. */
export interface Letter extends MailText {
  readonly to: { readonly name: ''; readonly address: string };
  /** The ids of whom it is to and, if somebody had it sent, of them: so that it can be found when they are erased. */
  readonly people: readonly string[];
}

/** A letter that has been tried in vain. */
interface Waiting {
  readonly letter: Letter;
  readonly timer: NodeJS.Timeout;
}

interface Surroundings {
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'mailed'>;
  /** Whether somebody is known by an id: mails to and from who has been erased meanwhile are not sent. */
  readonly isKnown: (person: string) => boolean;
}

/**
 * Sends mail beside everything else: nobody waits for it. What fails is tried again a few times; what then still lies here,
 * also when the server stops, goes into the outbox.
 */
export class Mailer implements AsyncDisposable {
  readonly #post: (letter: Letter) => Promise<unknown>;
  readonly #outbox: Outbox;
  readonly #around: Surroundings;
  readonly #turnstile: Turnstile;
  readonly #pending = new Set<Promise<void>>();
  readonly #waiting = new Set<Waiting>();
  readonly #limits: ServerLimits;
  #isOver = false;

  /** By SMTP when the settings say where, else into the folder `outbox` of the data directory. */
  constructor({ smtp, dataDir, limits }: Pick<Config, 'smtp' | 'dataDir' | 'limits'>, around: Surroundings) {
    this.#around = around;
    this.#limits = limits;
    this.#turnstile = new Turnstile(limits.mailsAtOnce, limits.mailsWaiting);
    this.#outbox = new Outbox(dataDir, limits.outbox);
    const handIn = smtp && bySmtp(smtp, limits);
    // The outbox is looked through where there is mail, too: what could not be handed in is as old one day.
    this.#post = handIn
      ? (letter) => handIn(letter).then(() => this.#outbox.tidy())
      : (letter) => this.#outbox.post(letter);
  }

  /** Sends a mail by and by. @param to one address @param people the ids of whom it is to, and of who had it sent */
  send(to: string, { subject, text }: MailText, people: readonly string[]): void {
    this.#try({ to: { name: '', address: to }, subject, text, people }, 1);
  }

  #try(letter: Letter, nth: number): void {
    const post = async () => {
      if (letter.people.every(this.#around.isKnown))
        await this.#post(letter).then(() => this.#tell('sent', letter));
      else this.#tell('dropped', letter);
    };
    const sent = this.#turnstile.pass(post);
    if (sent) this.#await(sent.catch((error: unknown) => this.#failed(letter, nth, error)));
    else this.#tell('dropped', letter);
  }

  #await(work: Promise<void>): void {
    const settled: Promise<void> = work.finally(() => this.#pending.delete(settled));
    this.#pending.add(settled);
  }

  async #failed(letter: Letter, nth: number, error: unknown): Promise<void> {
    const cause = causeOf(error);
    const isFinal = (cause.responseCode ?? 0) >= 500 || nth >= this.#limits.mailTries;
    if (isFinal || this.#isOver || this.#waiting.size >= this.#limits.mailsWaiting)
      return this.#keep(letter, cause);
    this.#tell('again', letter, cause);
    const again = () => {
      this.#waiting.delete(waiting);
      this.#try(letter, nth + 1);
    };
    const timer = setTimeout(again, this.#limits.mailPause * 4 ** (nth - 1)).unref();
    const waiting = { letter, timer };
    this.#waiting.add(waiting);
  }

  /** Gives up: whoever runs the server may pass it on. */
  async #keep(letter: Letter, cause = {}): Promise<void> {
    if (!letter.people.every(this.#around.isKnown)) return this.#tell('dropped', letter);
    await this.#outbox.post(letter).then(
      () => this.#tell('kept', letter, cause),
      (error: unknown) => this.#tell('dropped', letter, { ...cause, ...causeOf(error) }),
    );
  }

  #tell(outcome: MailOutcome, { to }: Letter, cause: object = {}): void {
    const { log, metrics } = this.#around;
    metrics.mailed(outcome);
    const [level, sentence] = sentences[outcome];
    log[level]({ to: shortAddress(to.address), ...cause }, sentence);
  }

  /** Waits a little for what is on its way; what waits for another try is kept. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    for (const { letter, timer } of this.#waiting) {
      clearTimeout(timer);
      this.#await(this.#keep(letter));
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, this.#limits.farewell);
    await Promise.race([Promise.all(this.#pending), promise]);
    clearTimeout(timer);
  }
}

const sentences = {
  sent: ['info', 'mail sent'],
  again: ['warn', 'mail not sent yet; it is tried again'],
  kept: ['error', 'mail not sent; it lies in the outbox'],
  dropped: ['error', 'mail dropped'],
} as const satisfies Record<MailOutcome, readonly [string, string]>;

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
