import type { GuestRole } from '../../shared/access.ts';
import { memberTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';

export interface ShownLink {
  readonly url: string;
  /** Of the plan. */
  readonly title: string;
  readonly role: GuestRole;
}

/** How one comes in with a phone. */
export function ScanSteps({ role }: Pick<ShownLink, 'role'>) {
  const m = useKnownTexts(memberTexts);
  return (
    <>
      <ol className="scan-steps">
        {m.invite.scan.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        {m.invite.noAccount} {m.invite.as(m.roles[role].toLowerCase())}
      </p>
    </>
  );
}
