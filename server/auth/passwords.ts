import * as crypto from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import type { Turnstile } from '../turnstile.ts';

/** What argon2id is given: memory in KiB, passes over it, lanes. */
interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet, 2025: the least that is recommended for argon2id, some 35 ms. */
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const saltLength = 16;
const tagLength = 32;

/** `crypto.argon2`: in Node from 24.7 on. */
export type Argon2 = typeof crypto.argon2;

/** A stored password, taken apart. */
interface Stored {
  readonly cost: Cost;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

/** Whose place the password of an account that there is not is checked against: nothing gives this tag. */
const nobodys: Stored = { cost, salt: Buffer.alloc(saltLength), tag: Buffer.alloc(tagLength) };

/** Makes and checks what is stored of passwords: argon2id in PHC form (`$argon2id$v=19$m=19456,t=2,p=1$salt$tag`). */
export class Passwords {
  readonly #argon2: Argon2 | null;
  readonly #turnstile: Turnstile;

  /**
   * @param turnstile lets in a few at a time: each takes 19 MiB and a core
   * @param argon2 null: this Node has none
   */
  constructor(turnstile: Turnstile, argon2: Argon2 | null = crypto.argon2 ?? null) {
    this.#argon2 = argon2;
    this.#turnstile = turnstile;
  }

  /** @returns what is to be stored. @throws AppError `no-passwords` or `too-many` */
  async hash(password: string): Promise<string> {
    const salt = crypto.randomBytes(saltLength);
    return phcOf({ cost, salt, tag: await this.#derive(password, { cost, salt }) });
  }

  /**
   * Takes the same time for every account, and for none.
   * @param stored null: there is no password, or no such account
   * @throws AppError `no-passwords` or `too-many`
   */
  async check(password: string, stored: string | null): Promise<boolean> {
    const against = parsePhc(stored) ?? nobodys;
    const isRight = crypto.timingSafeEqual(await this.#derive(password, against), against.tag);
    return isRight && against !== nobodys;
  }

  /** Whether it was stored when passwords were kept in another way than now. */
  isOutdated(stored: string): boolean {
    const parsed = parsePhc(stored);
    return !parsed || phcOf({ ...parsed, cost }) !== stored;
  }

  #derive(password: string, { cost, salt }: Pick<Stored, 'cost' | 'salt'>): Promise<Buffer> {
    const argon2 = this.#argon2;
    if (!argon2)
      throw new AppError(
        'no-passwords',
        `Signing in with a password needs Node 24; this server runs on ${process.versions.node}`,
      );
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
    // The same letter can be typed in several ways (å, or a and a ring).
    const parameters = { ...cost, message: password.normalize('NFKC'), nonce: salt, tagLength };
    const work = () => {
      argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)));
      return promise;
    };
    const passed = this.#turnstile.pass(work);
    if (!passed)
      throw new AppError('too-many', 'Too many people sign in at this moment', '', { retryAfter: 5 });
    return passed;
  }
}

const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

const phcOf = ({ cost: { memory, passes, parallelism }, salt, tag }: Stored): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${text(salt)}$${text(tag)}`;

function parsePhc(stored: string | null): Stored | undefined {
  const parts =
    /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([A-Za-z\d+/]{11,86})\$([A-Za-z\d+/]{43})$/.exec(
      stored ?? '',
    );
  if (!parts) return undefined;
  const [memory, passes, parallelism] = parts.slice(1, 4).map(Number) as [number, number, number];
  const [salt, tag] = parts.slice(4).map((part) => Buffer.from(part, 'base64')) as [Buffer, Buffer];
  return { cost: { memory, passes, parallelism }, salt, tag };
}
