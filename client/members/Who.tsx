import { memberTexts } from '../../shared/i18n/late.ts';
import type { MemberJson } from '../../shared/members.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { initialsOf } from '../presence/register.ts';
import { shapeOfSector } from '../ui/sectors.ts';
import { Shape } from '../ui/Shape.tsx';
import { useView } from './members-context.tsx';
import { faceOf } from './plan.ts';
import { dayOf, isIn } from './words.ts';
import '../ui/person.css';

/** Who it is: their organisation's shape, what they do, their name. */
export function Who({ member }: { readonly member: MemberJson }) {
  const m = useKnownTexts(memberTexts);
  const { language } = useSpoken();
  const { me, now } = useView();
  const { person, kind, name, title, email, expires } = member;
  const until =
    kind === 'guest' && expires && isIn(member, now) ? m.until(dayOf(expires, language, now)) : '';
  const whoItIs = name || email || m.nameless;
  return (
    <span className="who">
      <Face member={member} />
      <span className="who-words">
        <b>{title || m.kind[kind]}</b>
        <span className="quiet">
          {[person === me ? `${whoItIs} (${m.you})` : whoItIs, until].filter(Boolean).join(', ')}
        </span>
      </span>
    </span>
  );
}

/** How many colours there are for people. */
const colours = 6;

function Face({ member: { person, organisation } }: { readonly member: MemberJson }) {
  const { plan } = useView();
  const { sector, short } = faceOf(plan, organisation);
  const shape = shapeOfSector[sector];
  const sum = Array.from(person).reduce((total, letter) => total + letter.codePointAt(0)!, 0);
  return (
    <span className={`avatar ${shape}`} data-person={(sum % colours) + 1} aria-hidden>
      <Shape name={shape} size={30} />
      <span data-initials={initialsOf(short)} />
    </span>
  );
}
