import { FileTextIcon, InformationSquareIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'wouter';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { useSession } from '../sync/hooks.tsx';
import { Logo } from '../ui/Logo.tsx';

interface HeadProps {
  /** What is being looked over. */
  readonly name?: string;
  /** What can be done with it. */
  readonly children?: ReactNode;
}

/** Above every step of taking something in: that nothing is written yet, and the way back. */
export function Head({ name, children }: HeadProps) {
  const m = useKnownTexts(exchangeTexts);
  const { app } = useMessages();
  const { plan } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header className="top import-head">
      <Link href="/" className="logo" aria-label={`Samplan: ${app.home}`}>
        <Logo />
      </Link>
      <h1 ref={heading} className="import-title" tabIndex={-1}>
        {m.title}
      </h1>
      {name && (
        <span className="import-file" lang={planLanguage}>
          <FileTextIcon aria-hidden />
          <span>{name}</span>
        </span>
      )}
      <span className="grow" />
      {name && (
        <span className="import-none">
          <InformationSquareIcon aria-hidden />
          {m.nothingWritten}
        </span>
      )}
      <Link className="button" href={`/plan/${plan}`}>
        {m.leave}
      </Link>
      {children}
    </header>
  );
}
