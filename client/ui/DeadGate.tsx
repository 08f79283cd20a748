import { BulletListIcon } from '@navikt/aksel-icons';
import type { ComponentType, ReactNode } from 'react';
import { Heading } from './Heading.tsx';
import { InviterMark } from './InviterMark.tsx';

interface DeadGateProps {
  readonly icon: ComponentType<{ 'aria-hidden': true; fontSize: string }>;
  readonly fact: string;
  /** What that means. */
  readonly consequence: string;
  /** Its title, in the plan's own language. */
  readonly plan: ReactNode;
  /** Who sent the link, and that they did. */
  readonly sender: { readonly whom: string; readonly organisation: string; readonly did: string } | undefined;
  readonly children?: ReactNode;
}

/** A link that leads nowhere any more: why, what that means, and whom to ask. */
export function DeadGate({ icon: Icon, fact, consequence, plan, sender, children }: DeadGateProps) {
  return (
    <main className="gate">
      <section className="gate-box">
        <span className="gate-icon amber">
          <Icon aria-hidden fontSize="1.75rem" />
        </span>
        <Heading>{fact}</Heading>
        <p className="quiet">{consequence}</p>
        {plan && (
          <div className="dead-plan">
            <BulletListIcon aria-hidden />
            {plan}
          </div>
        )}
        {sender && (
          <div className="inviter whom-to-ask">
            <InviterMark organisation={sender.organisation} />
            <div>
              <b>{sender.whom}</b>
              <div>{sender.did}</div>
            </div>
          </div>
        )}
        {children}
      </section>
    </main>
  );
}
