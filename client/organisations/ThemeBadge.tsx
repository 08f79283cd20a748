import type { Theme } from '../../shared/plan/schema.ts';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';

/** A theme's number in its colour; its title for who asks. */
export function ThemeBadge({ theme }: { readonly theme: Theme | undefined }) {
  const m = useKnownTexts(organisationsTexts);
  if (!theme) return <span className="quiet">{m.noTheme}</span>;
  return (
    <span className="badge" data-slot={slotOf(theme.no)} title={theme.title} lang={planLanguage}>
      <span className="hidden">{m.theme} </span>
      {theme.no}
    </span>
  );
}
