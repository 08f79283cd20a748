import { newId } from '../../shared/ids.ts';
import type { Identities } from '../storage/identities.ts';
import type { People, Person } from '../storage/people.ts';
import type { Known } from './oidc-claims.ts';
import { LoginFault } from './oidc-fault.ts';

export interface Accounts {
  readonly people: People;
  readonly identities: Identities;
}

/**
 * Whose somebody known elsewhere is here: found by issuer and subject, never by e-mail; made when they are new. To be run
 * in a transaction.
 * @param owner who adds this to their account; undefined when somebody signs in
 * @throws LoginFault `taken` when it is another one's
 */
export function personFor(accounts: Accounts, known: Known, owner: Person | undefined): Person {
  const { people, identities } = accounts;
  const found = identities.personOf(known.issuer, known.subject);
  if (owner && found !== undefined && found !== owner.id) throw new LoginFault('taken');
  const person = people.find(found ?? owner?.id ?? '') ?? create(people, known);
  if (found === undefined) identities.add(known.issuer, known.subject, person.id);
  // What somebody has said of themselves stays.
  if (person.name !== '' || known.name === '') return person;
  people.update(person.id, { name: known.name });
  return { ...person, name: known.name };
}

/** An address belongs to one account only: whoever comes later with the same gets one without. */
function create(people: People, { name, email }: Known): Person {
  const isFree = email !== undefined && !people.byEmail(email);
  return people.create({ id: newId(), kind: 'account', name, email: isFree ? email : null });
}
