import { EyeIcon, PlusIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { homeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';

/** The first visit of somebody who may make plans. */
export function Welcome({ onStart }: { readonly onStart: (from: 'empty' | 'example') => void }) {
  const m = useKnownTexts(homeTexts);
  return (
    <>
      <p className="lead quiet">{m.welcomeLead}</p>
      <div className="plans">
        <Way icon={<PlusIcon aria-hidden />} title={m.startEmpty} help={m.startEmptyHelp}>
          <button type="button" className="button primary" onClick={() => onStart('empty')}>
            {m.newPlan}
          </button>
        </Way>
        <Way icon={<EyeIcon aria-hidden />} title={m.seeExample} help={m.seeExampleHelp}>
          <button type="button" className="button" onClick={() => onStart('example')}>
            {m.openExample}
          </button>
        </Way>
      </div>
    </>
  );
}

interface WayProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly help: string;
  readonly children: ReactNode;
}

const Way = ({ icon, title, help, children }: WayProps) => (
  <section className="plan way">
    <span className="way-icon">{icon}</span>
    <div className="grow">
      <h2>{title}</h2>
      <p className="quiet">{help}</p>
    </div>
    {children}
  </section>
);
