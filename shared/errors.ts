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
  | 'exists'
  | 'key-reused'
  | 'storage-unavailable'
  | 'newer-version'
  | 'damaged';

/** The one error that code throws on purpose. `path` points at what was refused ("action/t02-s1-a1/title"). */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly path: string;

  constructor(code: ErrorCode, message: string, path = '', options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.path = path;
  }
}
