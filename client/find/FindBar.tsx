import { findTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';

/** One field for all that can be sought, and the filters. */
export function FindBar() {
  const m = useKnownTexts(findTexts);
  return <div role="search" aria-label={m.search} />;
}
