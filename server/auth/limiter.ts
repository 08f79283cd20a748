import { AppError } from '../../shared/errors.ts';
import type { ServerLimits } from '../limits.ts';
import { networkOf } from './address.ts';
import { Rates } from './rates.ts';

/**
 * From this very machine come programs of its own and, behind a proxy that nobody has told of, everybody: for them the
 * counts by address say nothing.
 */
const ownMachine: readonly (string | undefined)[] = [undefined, '127.0.0.1', '::1'];

/** Somebody at the door of an account. */
interface Try {
  /** What they typed as e-mail address, or whose account it is. */
  readonly account: string;
  readonly address: string | undefined;
}

/** Counts tries to sign in, by account and address and by address; the same for accounts that there are not. */
export class Limiter {
  readonly #tries;
  readonly #failures;
  readonly #accountMails;
  readonly #addressMails;

  constructor(limits: ServerLimits) {
    const { counted } = limits;
    this.#tries = new Rates(limits.passwordTries, 60_000 / limits.passwordTriesPerMinute, counted);
    this.#failures = new Rates(limits.addressFailures, 1_000 / limits.addressFailuresPerSecond, counted);
    this.#accountMails = new Rates(limits.accountMails, limits.accountMailPause, counted);
    this.#addressMails = new Rates(limits.addressMails, 1_000 / limits.addressMailsPerSecond, counted);
  }

  /**
   * A password is tried. It is counted before it is looked at, so that many at one time are counted too.
   * @param check whether the password is right
   * @throws AppError `wrong-password` or `too-many`, or what `check` throws, which is then not counted
   */
  async tryPassword(one: Try, path: string, check: () => Promise<boolean>): Promise<void> {
    const key = keyOf(one);
    await this.tryFrom(one.address, async () => {
      pass(this.#tries.take(key), { triesLeft: 0 });
      const isRight = await check().catch((error: unknown) => {
        this.#tries.giveBack(key);
        throw error;
      });
      if (isRight) return this.#tries.clear(key);
      const triesLeft = this.#tries.left(key);
      throw new AppError('wrong-password', 'E-mail address and password do not match', path, {
        more: { triesLeft },
      });
    });
  }

  /** Somebody tries to come in. Only guesses are counted. @throws AppError `too-many`, or what `attempt` throws */
  async tryFrom<T>(address: string | undefined, attempt: () => T | Promise<T>): Promise<T> {
    if (ownMachine.includes(address)) return attempt();
    const key = networkOf(address);
    pass(this.#failures.take(key));
    try {
      const result = await attempt();
      this.#failures.giveBack(key);
      return result;
    } catch (error) {
      if (!isWrongGuess(error)) this.#failures.giveBack(key);
      throw error;
    }
  }

  /** A mail is asked for. @throws AppError `too-many` */
  askMail(address: string | undefined): void {
    if (!ownMachine.includes(address)) pass(this.#addressMails.take(networkOf(address)));
  }

  /** Whether an account may have one more mail. */
  mayMail(account: string): boolean {
    return this.#accountMails.take(account) === 0;
  }
}

const isWrongGuess = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'wrong-password' || error.code === 'link-unknown');

const keyOf = ({ account, address }: Try): string => `${account}|${networkOf(address)}`;

/** @param wait in ms; 0: none */
function pass(wait: number, more?: Readonly<Record<string, unknown>>): void {
  if (wait === 0) return;
  const retryAfter = Math.ceil(wait / 1_000);
  const options = { retryAfter, ...(more && { more }) };
  throw new AppError('too-many', `Too many tries; try again in ${retryAfter} s`, '', options);
}
