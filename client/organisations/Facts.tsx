import type { ReactNode } from 'react';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import type { Organisation } from '../../shared/plan/schema.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { OrganisationShape } from './OrganisationShape.tsx';

interface FactsProps {
  readonly organisation: Organisation;
  /** Shown on paper only: on the screen stand the fields. */
  readonly isForPrint: boolean;
}

/** What an organisation is, to be read. What nobody has filled in is left out. */
export function Facts({ organisation, isForPrint }: FactsProps) {
  const m = useKnownTexts(organisationsTexts);
  const { language } = useSpoken();
  const { kind, short, aliases, area, role, note, planned, plannedFrom } = organisation;
  const from = plannedFrom && new Date(`${plannedFrom}T12:00:00Z`).toLocaleDateString(language);
  return (
    <div className={isForPrint ? 'only-print' : undefined}>
      <dl className="facts">
        <Fact label={m.kindLabel}>
          <OrganisationShape of={organisation} size={13} /> {m.kind[kind ?? 'other']}
        </Fact>
        {short && <Fact label={m.short}>{short}</Fact>}
        {aliases.length > 0 && (
          <Fact label={m.aliases}>
            {aliases.map((alias) => (
              <span key={alias} className="alias">
                {alias}
              </span>
            ))}
          </Fact>
        )}
        {area && <Fact label={m.area}>{area}</Fact>}
        {role && <Fact label={m.role}>{role}</Fact>}
        {planned && <Fact label={m.plannedLabel}>{from ? m.from(from) : m.noFrom}</Fact>}
        {note && <Fact label={m.note}>{note}</Fact>}
      </dl>
      <StartHere organisation={organisation} />
    </div>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd lang={planLanguage}>{children}</dd>
    </div>
  );
}

/** Whom to turn to first. */
function StartHere({ organisation }: { readonly organisation: Organisation }) {
  const m = useKnownTexts(organisationsTexts);
  const { contact, contactAt, contactNote } = organisation;
  if (!contact && !contactAt && !contactNote) return null;
  return (
    <div className="start-here">
      <h3>{m.start}</h3>
      <div lang={planLanguage}>
        {contact && <b>{contact}</b>}
        {contactAt && <Way to={contactAt} />}
        {contactNote && <span className="quiet">{contactNote}</span>}
      </div>
    </div>
  );
}

/** A link where the text is one whole address; whatever else it says is text. */
function Way({ to }: { readonly to: string }) {
  const href = /^[^\s@:/?&]+@[^\s@:/?&]+\.[^\s@:/?&]+$/.test(to)
    ? `mailto:${to}`
    : /^https?:\/\/[^\s]+$/i.test(to)
      ? to
      : undefined;
  return href === undefined ? (
    <span>{to}</span>
  ) : (
    <a href={href} rel="noopener noreferrer">
      {to}
    </a>
  );
}
