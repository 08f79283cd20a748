import { useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { usePresence, useSession } from '../sync/hooks.tsx';
import { Avatar } from './Avatar.tsx';
import { peopleIn } from './presence.ts';

/** More than this many are told as a number. */
const most = 5;

/** Who else is on the board now. */
export function Avatars() {
  const m = useMessages();
  const { person } = useSession();
  const people = peopleIn(useSignal(usePresence().others), person);
  if (people.length === 0) return null;
  const rest = people.slice(most);
  const tag = ({ name, organisation, badge }: (typeof people)[number]) =>
    [m.people.nameTag(name, organisation), badge && m.rights[badge]].filter(Boolean).join(' · ');
  return (
    <ul className="avatars" aria-label={m.people.here(people.length)}>
      {people.slice(0, most).map((user) => (
        <li key={user.id}>
          <Avatar user={user} title={tag(user)} />
        </li>
      ))}
      {rest.length > 0 && (
        <li className="avatars-rest number" title={rest.map(tag).join('\n')}>
          +{rest.length}
        </li>
      )}
    </ul>
  );
}
