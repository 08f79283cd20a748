import {
  ArrowsCirclepathIcon,
  ChatIcon,
  EyeIcon,
  PencilWritingIcon,
  PersonGroupIcon,
  ThumbUpIcon,
} from '@navikt/aksel-icons';
import { peopleTexts } from '../../shared/i18n/late.ts';
import type { Invited } from '../../shared/members.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';
import { Heading } from '../ui/Heading.tsx';
import { InviterMark } from '../ui/InviterMark.tsx';
import { momentOf } from '../lib/moment.ts';

const icons = {
  editor: [EyeIcon, PencilWritingIcon, ChatIcon],
  contributor: [EyeIcon, ChatIcon, ThumbUpIcon],
  viewer: [EyeIcon, ArrowsCirclepathIcon, PersonGroupIcon],
} as const;

/** Who invites, to what, as what, until when. */
export function JoinSummary({ invited }: { readonly invited: Invited }) {
  const m = useKnownTexts(peopleTexts);
  const { language } = useSpoken();
  const { plan, role, theme, inviter, expires, strip } = invited;
  const actions = strip.reduce((sum, { actions }) => sum + actions, 0);
  const deeds = m.mayDo[role].map((deed, index) =>
    theme && role === 'editor' && index === 1 ? m.inOneTheme : deed,
  );
  return (
    <section className="join-about">
      <div className="inviter">
        <InviterMark organisation={inviter.organisation} />
        <div>
          {inviter.organisation ? (
            <>
              <b lang={planLanguage}>{inviter.organisation}</b> {m.invites}
            </>
          ) : (
            m.invited
          )}
        </div>
      </div>
      <Heading lang={planLanguage}>{plan.title}</Heading>
      {actions > 0 && (
        <div className="join-strip" role="img" aria-label={m.themes(strip.length, actions)}>
          {strip.map(({ no, actions }, index) => (
            <i key={index} data-slot={slotOf(no)} style={{ flexGrow: Math.max(actions, 1) }} />
          ))}
        </div>
      )}
      <h2>{m.youBecome[role]}</h2>
      <ul className="may-do">
        {deeds.map((deed, index) => {
          const Icon = icons[role][index]!;
          return (
            <li key={deed}>
              <Icon aria-hidden />
              {deed}
            </li>
          );
        })}
      </ul>
      <small>{m.validTo(momentOf(expires, language))}</small>
    </section>
  );
}
