import {
  sessionSchema,
  type PersonJson,
  type SessionChanges,
  type SessionJson,
} from '../../shared/people.ts';
import { Signal } from '../lib/signal.ts';
import { memory } from '../lib/storage.ts';

/** Who sits here, as the server knows them. What it last said is remembered, so that plans open without a network. */
export class Account {
  /** Undefined until it is known, null when nobody is signed in. */
  readonly person = new Signal<PersonJson | null | undefined>(remembered());
  /** In which ways one may sign in; known when the server has answered. */
  readonly session = new Signal<SessionJson | undefined>(undefined);

  /** Asks the server. Without an answer what is known stays. */
  async refresh(): Promise<void> {
    try {
      const answer = await fetch('/api/session');
      this.take(sessionSchema.parse(await answer.json()));
    } catch {
      if (this.person.value === undefined) this.person.set(null);
    }
  }

  /** Changes what the server knows of who sits here. @throws Error when it could not be kept */
  async change(changes: SessionChanges): Promise<void> {
    const answer = await fetch('/api/session', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(changes),
    });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    this.take(sessionSchema.parse(await answer.json()));
  }

  /** Takes what the server has said of who sits here. */
  take(session: SessionJson): void {
    memory.set('account', session.person ? JSON.stringify(session.person) : undefined);
    this.session.set(session);
    if (JSON.stringify(session.person) !== JSON.stringify(this.person.value)) this.person.set(session.person);
  }
}

function remembered(): PersonJson | undefined {
  try {
    const person: unknown = JSON.parse(memory.get('account') ?? '');
    return sessionSchema.shape.person.parse(person) ?? undefined;
  } catch {
    return undefined;
  }
}
