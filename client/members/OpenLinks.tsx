import { useId, useRef, useState } from 'react';
import { memberTexts } from '../../shared/i18n/late.ts';
import type { InvitationJson } from '../../shared/members.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { request } from '../lib/request.ts';
import { useNotices } from '../ui/notices.tsx';
import { useView } from './members-context.tsx';
import { livingThemes, themeName } from './plan.ts';
import { dayOf, isIn } from './words.ts';

/** The links that somebody can come by, or has come by and is here still; each can be taken back. */
export function OpenLinks({ onWithdrawn }: { readonly onWithdrawn: (id: string) => void }) {
  const m = useKnownTexts(memberTexts);
  const { invitations } = useView();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const shown = invitations.filter(({ state }) => state === 'open' || state === 'used-up');
  const gone = (link: string) => {
    heading.current?.focus();
    onWithdrawn(link);
  };
  return (
    <section className="open-links" aria-labelledby={id}>
      <h3 ref={heading} id={id} tabIndex={-1}>
        {m.links.title}
      </h3>
      {shown.length === 0 ? (
        <p className="quiet">{m.links.none}</p>
      ) : (
        <>
          <ul>
            {shown.map((link) => (
              <OpenLink key={link.id} link={link} onGone={gone} />
            ))}
          </ul>
          <p className="quiet">{m.links.consequence}</p>
        </>
      )}
    </section>
  );
}

interface OpenLinkProps {
  readonly link: InvitationJson;
  readonly onGone: (id: string) => void;
}

function OpenLink({ link, onGone }: OpenLinkProps) {
  const m = useKnownTexts(memberTexts);
  const { language } = useSpoken();
  const { plan, now } = useView();
  const withdraw = useWithdraw(link, onGone);
  const [isBusy, setBusy] = useState(false);
  const { role, theme, org, organisation, uses, used, state, expires } = link;
  const limit = theme && livingThemes(plan).find(({ id }) => id === theme);
  const name = m.links.role(m.roles[role], limit ? themeName(limit) : '');
  const forWhom = plan.organisations?.find(({ id }) => id === org)?.name ?? organisation;
  const facts = [
    forWhom,
    state === 'used-up' ? m.links.usedUp : undefined,
    m.links.used(used, uses),
    m.until(dayOf(expires, language, now)),
  ];
  return (
    <li>
      <span className="grow">
        <b>{name}</b>
        <span className="quiet">{facts.filter(Boolean).join(', ')}</span>
      </span>
      <button
        type="button"
        className="button small withdraw"
        disabled={isBusy}
        aria-label={m.links.withdrawNamed([name, forWhom].filter(Boolean).join(', '))}
        onClick={() => {
          setBusy(true);
          void withdraw().then(() => setBusy(false));
        }}
      >
        {m.links.withdraw}
      </button>
    </li>
  );
}

/** Ends a link, and says who is out of the plan with it. */
function useWithdraw({ id: link }: InvitationJson, onGone: (id: string) => void): () => Promise<void> {
  const m = useKnownTexts(memberTexts);
  const { id, members, now, reload } = useView();
  const notices = useNotices();
  return async () => {
    const out = members.filter((one) => one.invitation === link && isIn(one, now)).length;
    try {
      await request(`DELETE /plans/${id}/invitations/${link}`);
      notices.show({ text: m.links.withdrawn(out) });
      onGone(link);
    } catch {
      notices.show({ text: m.notChanged });
    }
    await reload();
  };
}
