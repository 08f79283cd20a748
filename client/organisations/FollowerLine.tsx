import { organisationsTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { shortIn } from './known.ts';
import type { Follower } from './preview.ts';
import { ThemeBadge } from './ThemeBadge.tsx';
import type { Figures } from './use-standings.ts';

interface FollowerLineProps {
  readonly follower: Follower;
  readonly from: string;
  readonly to: string | undefined;
  readonly figures: Figures;
}

/** One card of a preview: who goes, who comes, and as what. */
export function FollowerLine({ follower, from, to, figures: { records } }: FollowerLineProps) {
  const m = useKnownTexts(organisationsTexts);
  const { board } = useMessages();
  const { action, theme, part, has } = follower;
  const record = theme === undefined ? undefined : records.themes.get(theme);
  return (
    <>
      <ThemeBadge theme={record && !isBroken(record) ? record : undefined} />
      <span className="number part-number">{action.number ?? board.new}</span>
      <span className="follower-title" lang={planLanguage}>
        {action.title || action.id}
      </span>
      <span className="follower-change">
        <span className="quiet">{m.as[part]}: </span>
        <del lang={planLanguage}>{shortIn(records.organisations, from)}</del>
        {to !== undefined && (
          <>
            {' → '}
            <ins lang={planLanguage}>{shortIn(records.organisations, to)}</ins>
          </>
        )}
        {has && <span className="quiet"> {m.was[has]}</span>}
      </span>
    </>
  );
}
