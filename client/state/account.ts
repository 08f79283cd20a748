import {
  sessionSchema,
  type PersonJson,
  type SessionChanges,
  type SessionJson,
  type SignIn,
} from '../../shared/people.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import { request } from '../lib/request.ts';
import { Signal } from '../lib/signal.ts';
import { memory } from '../lib/storage.ts';

/** Whose copies of plans this browser holds, whether they are signed in just now or not. */
const ownerKey = 'owner';

/** Who sits here, as the server knows them. What it last said is remembered, so that plans open without a network. */
export class Account {
  /** Undefined until it is known, null when nobody is signed in. */
  readonly person = new Signal<PersonJson | null | undefined>(remembered());
  /** In which ways one may sign in; known when the server has answered. */
  readonly session = new Signal<SessionJson | undefined>(undefined);

  constructor() {
    addEventListener('storage', ({ key, newValue }) => {
      // In another tab somebody has signed out, or somebody else has signed in.
      const isOther = key === null || (key === `samplan.${ownerKey}` && newValue !== this.person.value?.id);
      if (!isOther || !this.person.value) return;
      this.person.set(undefined);
      void this.refresh();
    });
  }

  /** Asks the server. Without an answer what is known stays. */
  async refresh(): Promise<void> {
    try {
      await this.take(await request('/session', sessionSchema));
    } catch {
      if (this.person.value === undefined) this.person.set(null);
    }
  }

  /**
   * Asks the server whether somebody is signed in again, in this tab or another. When nobody is, what is shown stays.
   * @throws Error when it cannot be reached
   */
  async isBack(): Promise<boolean> {
    const session = await request('/session', sessionSchema);
    if (session.person) await this.take(session);
    return session.person !== null;
  }

  /** @throws as `request`: `wrong-password`, `too-many`, `link-unknown`, `link-used`, `link-expired` */
  async signIn(how: SignIn): Promise<SessionJson> {
    const session = await request('POST /session', sessionSchema, how);
    await this.take(session);
    return session;
  }

  /** Has a link sent, if there is such an account: the server does not say. @throws as `request` */
  askForLink = (email: string, language: Language): Promise<unknown> =>
    request('POST /session/mail', undefined, { email, language });

  /** Signs out, and clears what this browser holds of plans. @throws as `request`; nothing has been cleared then */
  async signOut(isEverywhere: boolean): Promise<void> {
    await request(`DELETE /session${isEverywhere ? '?everywhere=true' : ''}`);
    this.person.set(undefined);
    await clear();
    await this.refresh();
  }

  /** Leaves to sign in elsewhere: whoever comes back is not taken for who was here. */
  leaveTo(provider: string, to: string): void {
    memory.set('account', undefined);
    location.assign(`/api/session/oidc/${encodeURIComponent(provider)}?to=${encodeURIComponent(to)}`);
  }

  /** Takes what I have at a provider away from my account. @throws as `request`: `last-way-in` */
  async unlink(provider: string): Promise<void> {
    await request(`DELETE /session/oidc/${encodeURIComponent(provider)}`);
    await this.take(await request('/session', sessionSchema));
  }

  /** Changes what the server knows of who sits here. @throws as `request` */
  async change(changes: SessionChanges): Promise<void> {
    await this.take(await request('PATCH /session', sessionSchema, changes));
  }

  /**
   * Makes the address to which a link was sent one's own.
   * @throws as `request`: `link-unknown`, `link-expired`, `exists`
   */
  async proveAddress(link: string): Promise<void> {
    await this.take(await request('POST /session/address', sessionSchema, { link }));
  }

  /** Takes what the server has said of who sits here. Nobody gets the copies of who sat here before. */
  async take(session: SessionJson): Promise<void> {
    const { person } = session;
    this.session.set(session);
    const owner = memory.get(ownerKey);
    if (person && owner !== undefined && owner !== person.id) {
      // Nothing of theirs is open any more when it is cleared.
      this.person.set(undefined);
      await clear();
    }
    if (person) memory.set(ownerKey, person.id);
    memory.set('account', person ? JSON.stringify(person) : undefined);
    if (JSON.stringify(person) !== JSON.stringify(this.person.value)) this.person.set(person);
  }
}

const clear = async (): Promise<void> => (await import('../sync/leftovers.ts')).clearLeftovers();

function remembered(): PersonJson | undefined {
  try {
    const person: unknown = JSON.parse(memory.get('account') ?? '');
    return sessionSchema.shape.person.parse(person) ?? undefined;
  } catch {
    return undefined;
  }
}
