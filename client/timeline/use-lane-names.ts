import { timelineTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { LanesBy } from '../../shared/timeline/lanes.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';

/** What lanes are called, for those who draw all of them at once. */
export function useLaneNames(by: LanesBy): (lane: string) => string {
  const texts = useKnownTexts(timelineTexts);
  const store = useStore();
  return (lane) => {
    if (lane === '') return by === 'theme' ? texts.unplaced : texts.noOwner;
    const theme = by === 'theme' ? store.record('theme', lane) : undefined;
    if (theme && !isBroken(theme)) return `${theme.no ?? ''} ${theme.title}`.trim();
    const organisation = store.record('organisation', lane);
    return (organisation && !isBroken(organisation) && organisation.name) || lane;
  };
}
