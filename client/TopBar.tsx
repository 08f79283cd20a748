import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useMessages } from './lib/i18n.tsx';
import { LanguageMenu } from './settings/LanguageMenu.tsx';
import { Logo } from './ui/Logo.tsx';

/** The bar above pages where no plan is open. */
export function TopBar({ children }: { readonly children?: ReactNode }) {
  const m = useMessages();
  return (
    <header className="top">
      <Link href="/" className="logo" aria-label={`Samplan: ${m.app.home}`}>
        <Logo />
      </Link>
      <span className="grow" />
      <LanguageMenu />
      {children}
    </header>
  );
}
