import { AuthorizationResponseError, type ClientError } from 'openid-client';
import type { SignInFault } from '../../shared/sign-in-faults.ts';

/** Somebody is not signed in. `hint` is for the log: it holds nothing of what a provider has said of people. */
export class LoginFault extends Error {
  readonly code: SignInFault;
  readonly hint: string;
  /** Where they wanted to go, when that is known. */
  to: string | undefined;

  constructor(code: SignInFault, hint = '') {
    super(code);
    this.name = 'LoginFault';
    this.code = code;
    this.hint = hint;
  }
}

const isDown = ['server_error', 'temporarily_unavailable'];

/** What went wrong at or with a provider. Errors of the library hold codes, tokens and claims: none of them leaves here. */
export function faultOf(error: unknown): LoginFault {
  if (error instanceof LoginFault) return error;
  if (error instanceof AuthorizationResponseError) return answered(error.error);
  const { code, cause } = error as ClientError;
  if (cause instanceof LoginFault) return cause;
  if (code === 'OAUTH_TIMEOUT') return new LoginFault('provider-down', code);
  return new LoginFault('refused', [code ?? 'unexpected', claimOf(cause)].join(' ').trim());
}

function answered(error: string): LoginFault {
  if (error === 'access_denied') return new LoginFault('cancelled');
  return isDown.includes(error) ? new LoginFault('provider-down', error) : new LoginFault('refused');
}

/** The name of the claim that does not hold: never its value. */
function claimOf(cause: unknown): string {
  const { claim } = ((cause as Error | undefined)?.cause ?? {}) as { claim?: unknown };
  return typeof claim === 'string' ? claim : '';
}
