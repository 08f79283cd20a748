import * as client from 'openid-client';
import { emailSchema } from '../../shared/people.ts';
import { limits } from '../../shared/plan/schema.ts';
import type { OidcProvider } from '../config-oidc.ts';
import { cleanLine } from './actor.ts';
import { LoginFault } from './oidc-fault.ts';

/** Somebody as a provider knows them. */
export interface Known {
  /** Who says it, and by what never changes there: together they are the account. */
  readonly issuer: string;
  readonly subject: string;
  /** Empty when it does not say. */
  readonly name: string;
  readonly email: string | undefined;
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * Asks the provider for what its token leaves out, when the scope is one of those that userinfo answers for.
 * @param tokens checked by the library already
 * @throws LoginFault, or errors of the library: when the provider speaks of somebody else or not at all
 */
export async function knownFrom(
  configuration: client.Configuration,
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
  { scope, trustsEmail }: Pick<OidcProvider, 'scope' | 'trustsEmail'>,
): Promise<Known> {
  const { iss: issuer, sub: subject, ...token } = tokens.claims()!;
  if (/^\d{11}$/.test(subject)) throw new LoginFault('refused', 'a subject like a national identity number');
  const own = { issuer, subject, name: nameOf(token), email: emailOf(token, trustsEmail) };
  const isComplete = own.name !== '' && own.email !== undefined;
  const mayAsk = configuration.serverMetadata().userinfo_endpoint && /\b(profile|email)\b/.test(scope);
  if (isComplete || !mayAsk) return own;
  const told: Claims = await client.fetchUserInfo(configuration, tokens.access_token, subject);
  return { ...own, name: own.name || nameOf(told), email: own.email ?? emailOf(told, trustsEmail) };
}

/** These five claims are all that is read: others (`pid`, `…/nin`, groups, pictures) are passed over. */
function nameOf({ name, given_name: given, family_name: family }: Claims): string {
  const parts = [given, family].filter((part) => typeof part === 'string');
  return cleanLine(typeof name === 'string' && name.trim() ? name : parts.join(' '), limits.name);
}

/** An address that is not known to be theirs would let them take what is sent to, or meant for, its real owner. */
function emailOf({ email, email_verified: isVerified }: Claims, trustsEmail: boolean): string | undefined {
  const isTheirs = isVerified === true || trustsEmail;
  return isTheirs ? emailSchema.safeParse(email).data : undefined;
}
