import type { RefusalCode } from '../../../shared/sync-protocol.ts';

/** Why an update is not taken. `path` points at what was refused ("action/t02-s1-a1/title"), as far as that is known. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly path: string;

  constructor(code: RefusalCode, path = '') {
    super(`${code} ${path}`.trim());
    this.name = 'Refusal';
    this.code = code;
    this.path = path;
  }
}
