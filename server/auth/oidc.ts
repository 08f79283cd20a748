import { AppError } from '../../shared/errors.ts';
import type { OidcProvider } from '../config-oidc.ts';
import type { ServerLimits } from '../limits.ts';
import type { Log } from '../log.ts';
import { isLoopback } from '../loopback.ts';
import { Identities } from '../storage/identities.ts';
import { Logins } from '../storage/logins.ts';
import { newSecret } from '../storage/secrets.ts';
import type { People, Person } from '../storage/people.ts';
import { inTransaction, type Database } from '../storage/sqlite.ts';
import { networkOf } from './address.ts';
import { personFor } from './oidc-accounts.ts';
import type { Known } from './oidc-claims.ts';
import { Discovery } from './oidc-discovery.ts';
import { addressAt, knownBy } from './oidc-exchange.ts';
import { LoginFault } from './oidc-fault.ts';
import { Rates } from './rates.ts';
import type { Visitor } from './visitor.ts';

interface Parts {
  readonly db: Database;
  readonly people: People;
  readonly log: Log;
  readonly limits: ServerLimits;
}

/** The browser somebody uses. */
export interface Browser {
  /** The secret in its cookie for logins: the same for those begun in several tabs. */
  readonly secret: string | undefined;
  /** Who is signed in there. */
  readonly visitor: Visitor | undefined;
  /** Where it is. */
  readonly address: string | undefined;
}

interface Departure {
  /** The provider's. */
  readonly address: URL;
  /** For the browser's cookie. */
  readonly secret: string;
}

interface Arrival {
  readonly person: Person;
  readonly to: string;
  /** Whether they were signed in before, and have only added an account elsewhere to their own. */
  readonly isSignedIn: boolean;
}

/** Sign-in at other places: authorization code flow with PKCE, state and nonce. */
export class Oidc {
  /** As people are told of them. */
  readonly providers: { readonly id: string; readonly label: string }[];
  readonly #parts: Parts;
  readonly #known: ReadonlyMap<string, { readonly provider: OidcProvider; readonly discovery: Discovery }>;
  readonly #logins: Logins;
  readonly #identities: Identities;
  readonly #departures: Rates;

  constructor(parts: Parts, providers: readonly OidcProvider[]) {
    const { db, limits } = parts;
    this.#parts = parts;
    this.providers = providers.map(({ id, label }) => ({ id, label }));
    this.#known = new Map(
      providers.map((provider) => [provider.id, { provider, discovery: new Discovery(provider, limits) }]),
    );
    this.#logins = new Logins(db, limits);
    this.#identities = new Identities(db);
    this.#departures = new Rates(limits.addressLogins, 1_000 / limits.addressLoginsPerSecond, limits.counted);
  }

  /**
   * Somebody leaves for a provider.
   * @param callback where they come back to @param to where they go then
   * @throws LoginFault
   */
  async begin(id: string, callback: string, to: string, browser: Browser): Promise<Departure> {
    return this.#told(id, async () => {
      const { provider, discovery } = this.#find(id);
      this.#count(browser.address);
      const { address, state, ...rest } = await addressAt(
        provider,
        await discovery.configuration(),
        callback,
      );
      const { visitor, secret = newSecret() } = browser;
      const session = visitor?.person.kind === 'account' ? (visitor.session ?? null) : null;
      this.#logins.begin(state, secret, { provider: id, ...rest, to, session });
      return { address, secret };
    });
  }

  /**
   * Somebody comes back from a provider. Whatever they bring is used up by that.
   * @param address with all that the provider has added to the callback's
   * @throws LoginFault
   */
  async finish(id: string, address: URL, browser: Browser): Promise<Arrival> {
    return this.#told(id, async () => {
      const { provider, discovery } = this.#find(id);
      const state = address.searchParams.get('state') ?? '';
      const login = this.#logins.take(state, browser.secret ?? '');
      if (login?.provider !== id) throw new LoginFault('expired');
      const { to } = login;
      try {
        const known = await knownBy(provider, await discovery.configuration(), address, { ...login, state });
        return { ...this.#arrive(known, login.session, browser.visitor), to };
      } catch (error) {
        if (error instanceof LoginFault) error.to = to;
        throw error;
      }
    });
  }

  /** The ids of the providers at which somebody has an account that signs them in here. */
  linkedTo(person: string): string[] {
    const issuers = this.#identities.issuersOf(person).map(asAddress);
    return this.providers.map(({ id }) => id).filter((id) => issuers.includes(this.#issuerOf(id)));
  }

  /**
   * Takes what somebody has at a provider away from their account here. A link by mail counts for no way in: the address
   * may be gone.
   * @throws AppError `not-found` when they have nothing there, `last-way-in` when they could not sign in any more
   */
  unlink(provider: string, { id, password }: Pick<Person, 'id' | 'password'>): void {
    inTransaction(this.#parts.db, () => {
      const linked = this.linkedTo(id);
      if (!linked.includes(provider))
        throw new AppError('not-found', `Nothing at "${provider}" signs you in here`, provider);
      const issuer = this.#issuerOf(provider);
      if (password === null && linked.every((other) => this.#issuerOf(other) === issuer))
        throw new AppError('last-way-in', 'Choose a password first, or add another provider', provider);
      const theirs = this.#identities.issuersOf(id).filter((one) => asAddress(one) === issuer);
      for (const one of theirs) this.#identities.remove(id, one);
    });
  }

  #issuerOf = (id: string): string => asAddress(this.#known.get(id)!.provider.issuer);

  /** @param session of who has left to add an account elsewhere to their own: they must be the same still */
  #arrive(known: Known, session: string | null, visitor: Visitor | undefined): Omit<Arrival, 'to'> {
    const isSignedIn = session !== null;
    if (isSignedIn && !(visitor?.session === session && visitor.isValid()))
      throw new LoginFault('session-changed');
    const { db, people } = this.#parts;
    const owner = isSignedIn ? visitor?.person : undefined;
    const accounts = { people, identities: this.#identities };
    return { person: inTransaction(db, () => personFor(accounts, known, owner)), isSignedIn };
  }

  /** On this machine are programs of its own and, behind a proxy that nobody has told of, everybody. */
  #count(address: string | undefined): void {
    if (address === undefined || isLoopback(address)) return;
    if (this.#departures.take(networkOf(address)) > 0) throw new LoginFault('too-many');
  }

  #find(id: string) {
    const found = this.#known.get(id);
    if (!found) throw new LoginFault('unknown-provider');
    return found;
  }

  /** Writes down what an administrator can do something about. */
  async #told<T>(provider: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { code, hint } = error instanceof LoginFault ? error : {};
      if (hint) this.#parts.log.warn({ provider, code, hint }, 'sign-in elsewhere failed');
      throw error;
    }
  }
}

/** With and without a slash at the end an issuer is the same: so it is discovered. */
const asAddress = (issuer: string): string => URL.parse(issuer)?.href ?? issuer;
