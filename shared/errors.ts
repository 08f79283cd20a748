/** Stable codes of everything that can be refused; also keys of the message catalogues (`errors.<code>`). */
export type ErrorCode =
  | 'bad-input'
  | 'bad-file'
  | 'not-found'
  | 'gone'
  | 'limit'
  | 'changed-since'
  | 'not-allowed'
  | 'no-session'
  | 'wrong-password'
  | 'sign-in-again'
  | 'no-passwords'
  | 'too-many'
  | 'link-unknown'
  | 'link-used'
  | 'link-expired'
  | 'link-used-up'
  | 'link-revoked'
  | 'last-coordinator'
  | 'last-way-in'
  | 'exists'
  | 'key-reused'
  | 'storage-unavailable'
  | 'newer-version'
  | 'damaged';

interface Options extends ErrorOptions {
  /** Further members of the problem that is answered. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** When it may be tried again, in seconds from now. */
  readonly retryAfter?: number;
}

/** The one error that code throws on purpose. `path` points at what was refused ("action/t02-s1-a1/title"). */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly path: string;
  readonly more: Readonly<Record<string, unknown>>;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, path = '', options: Options = {}) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.path = path;
    this.more = options.more ?? {};
    this.retryAfter = options.retryAfter;
  }
}
