import { setTimeout as pause } from 'node:timers/promises';
import * as client from 'openid-client';
import type { OidcProvider } from '../config-oidc.ts';
import type { ServerLimits } from '../limits.ts';
import { faultOf } from './oidc-fault.ts';
import { askProvider } from './oidc-fetch.ts';

/** What a provider says of itself: asked for when somebody first wants to sign in there, and kept for a day. */
export class Discovery {
  readonly #provider: OidcProvider;
  readonly #limits: ServerLimits;
  #found: { readonly until: number; readonly configuration: Promise<client.Configuration> } | undefined;

  constructor(provider: OidcProvider, limits: ServerLimits) {
    this.#provider = provider;
    this.#limits = limits;
  }

  /** Everybody who asks at one time shares the answer; a fault is not kept. @throws LoginFault */
  configuration(): Promise<client.Configuration> {
    if (this.#found && this.#found.until > Date.now()) return this.#found.configuration;
    const configuration = this.#ask();
    const found = { until: Date.now() + this.#limits.providerMetadata, configuration };
    this.#found = found;
    configuration.catch(() => {
      if (this.#found === found) this.#found = undefined;
    });
    return configuration;
  }

  async #ask(tries = this.#limits.discoveryTries): Promise<client.Configuration> {
    try {
      return await discover(this.#provider, this.#limits);
    } catch (error) {
      const fault = faultOf(error);
      if (fault.code !== 'provider-down' || tries <= 1) throw fault;
      await pause(this.#limits.discoveryPause);
      return this.#ask(tries - 1);
    }
  }
}

async function discover(provider: OidcProvider, limits: ServerLimits): Promise<client.Configuration> {
  const issuer = new URL(provider.issuer);
  const configuration = await client.discovery(
    issuer,
    provider.clientId,
    provider.clientSecret,
    authenticate(provider.clientSecret),
    {
      [client.customFetch]: askProvider(limits.providerAnswer),
      timeout: limits.discovery / 1000,
      // The signature is checked too, although what comes over TLS from the issuer itself may be believed without.
      execute: [client.enableNonRepudiationChecks, ...unencrypted(issuer)],
    },
  );
  configuration.timeout = limits.provider / 1000;
  return configuration;
}

/** Only an issuer on this machine may be asked without TLS; `askProvider` holds each single address to the same. */
const unencrypted = ({ protocol }: URL) => (protocol === 'http:' ? [client.allowInsecureRequests] : []);

/** Says who we are in the way the provider wants; it is `client_secret_basic` when it does not say (RFC 8414, section 2). */
function authenticate(secret: string): client.ClientAuth {
  const post = client.ClientSecretPost(secret);
  const basic = client.ClientSecretBasic(secret);
  return (server, ...rest) =>
    (server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ? post : basic)(
      server,
      ...rest,
    );
}
