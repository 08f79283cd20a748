import * as client from 'openid-client';
import { isSafe, type OidcProvider } from '../config-oidc.ts';
import { knownFrom, type Known } from './oidc-claims.ts';
import { faultOf, LoginFault } from './oidc-fault.ts';

/** What only we, and in part the provider, know of a login. */
interface Secrets {
  /** Comes back in the address. */
  readonly state: string;
  /** Comes back in the token. */
  readonly nonce: string;
  /** Shows to the provider that who asks for the token is who left (PKCE). */
  readonly verifier: string;
}

/**
 * Where a provider signs people in, with fresh secrets.
 * @param callback where they come back to
 * @throws LoginFault
 */
export async function addressAt(
  { scope }: OidcProvider,
  configuration: client.Configuration,
  callback: string,
): Promise<Secrets & { readonly address: URL }> {
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const verifier = client.randomPKCECodeVerifier();
  const challenge = await client.calculatePKCECodeChallenge(verifier);
  try {
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: callback,
      scope,
      state,
      nonce,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    if (!isSafe(address)) throw new LoginFault('refused', 'an address that is not https');
    return { address, state, nonce, verifier };
  } catch (error) {
    throw faultOf(error);
  }
}

/**
 * Who comes back from a provider.
 * @param address with what it has added to the callback's
 * @throws LoginFault when anything of it does not hold
 */
export async function knownBy(
  provider: OidcProvider,
  configuration: client.Configuration,
  address: URL,
  { state, nonce, verifier }: Secrets,
): Promise<Known> {
  try {
    const tokens = await client.authorizationCodeGrant(configuration, address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    return await knownFrom(configuration, tokens, provider);
  } catch (error) {
    throw faultOf(error);
  }
}
