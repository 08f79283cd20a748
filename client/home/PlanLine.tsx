import {
  ArchiveIcon,
  FilesIcon,
  MenuElipsisHorizontalIcon,
  PencilIcon,
  PersonGroupIcon,
} from '@navikt/aksel-icons';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { PlanSummary } from '../../shared/api.ts';
import { homeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';
import { DeedMenu, type MenuItem } from '../ui/Menu.tsx';
import { useNotices } from '../ui/notices.tsx';
import { changePlan } from './plans.ts';
import { RenameDialog } from './RenameDialog.tsx';

interface PlanLineProps {
  readonly plan: PlanSummary;
  readonly onChanged: () => Promise<void>;
  /** Only for who may make plans. */
  readonly onCopy: (() => void) | undefined;
}

/** One of my plans, and what I may do about it. */
export function PlanLine({ plan, onChanged, onCopy }: PlanLineProps) {
  const m = useKnownTexts(homeTexts);
  const { id, title, role, fault } = plan;
  const [anchor, open] = useState<HTMLElement>();
  const [isRenaming, setRenaming] = useState(false);
  const items = useDeeds({ plan, onChanged, onCopy }, () => setRenaming(true));
  return (
    <li className="plan">
      <div className="grow">
        <h2 lang={fault === undefined ? planLanguage : undefined}>{title}</h2>
        {fault === undefined ? <Facts plan={plan} /> : <p className="quiet">{m.unopened}</p>}
      </div>
      <span className="pill">{m.roles[role]}</span>
      <div className="plan-deeds">
        {items.length > 0 && (
          <button
            type="button"
            className="button ghost icon"
            aria-haspopup="menu"
            aria-expanded={anchor !== undefined}
            aria-label={m.deeds(title)}
            onClick={(event) => open(event.currentTarget)}
          >
            <MenuElipsisHorizontalIcon aria-hidden fontSize="1.5rem" />
          </button>
        )}
        {fault === undefined && (
          <Link className="button" href={`/plan/${id}`} aria-label={`${m.open} ${title}`}>
            {m.open}
          </Link>
        )}
      </div>
      {anchor && (
        <DeedMenu label={m.deeds(title)} anchor={anchor} items={items} onClose={() => open(undefined)} />
      )}
      {isRenaming && <RenameDialog plan={plan} onChanged={onChanged} onClose={() => setRenaming(false)} />}
    </li>
  );
}

function useDeeds({ plan, onChanged, onCopy }: PlanLineProps, rename: () => void): MenuItem[] {
  const m = useKnownTexts(homeTexts);
  const archive = useArchive(plan, onChanged);
  const [, navigate] = useLocation();
  const copy = { label: m.copy, icon: <FilesIcon aria-hidden />, run: () => onCopy?.() };
  const members = {
    label: m.members,
    icon: <PersonGroupIcon aria-hidden />,
    run: () => navigate(`/plan/${plan.id}/members`),
  };
  return [
    ...(plan.role === 'coordinator' && plan.fault === undefined
      ? [{ label: m.rename, icon: <PencilIcon aria-hidden />, run: rename }, members]
      : []),
    ...(onCopy && plan.fault === undefined ? [copy] : []),
    ...(plan.role === 'coordinator'
      ? [{ label: m.archive, icon: <ArchiveIcon aria-hidden />, run: archive }]
      : []),
  ];
}

/** Puts the plan away, with the way back in the toast. */
function useArchive({ id, title }: PlanSummary, onChanged: () => Promise<void>): () => void {
  const m = useKnownTexts(homeTexts);
  const { app } = useMessages();
  const notices = useNotices();
  const change = async (archived: boolean) => {
    try {
      await changePlan(id, { archived });
      await onChanged();
      return true;
    } catch {
      notices.show({ text: m.notChanged });
      return false;
    }
  };
  const archive = async () => {
    if (!(await change(true))) return;
    const undo = { label: app.undo, run: () => void change(false) };
    notices.show({ text: m.archived(title), action: undo });
  };
  return () => void archive();
}

function Facts({ plan: { municipalities, themes } }: { readonly plan: PlanSummary }) {
  const m = useKnownTexts(homeTexts);
  const total = themes.reduce((sum, { actions }) => sum + actions, 0);
  return (
    <>
      <p className="quiet">
        {[municipalities.join(', '), m.themes(themes.length), m.actions(total)].filter(Boolean).join(' · ')}
      </p>
      <ul className="strip" aria-hidden>
        {themes.map((theme, index) => (
          <li
            key={index}
            data-slot={slotOf(theme.no)}
            style={{ flexGrow: theme.actions }}
            title={m.strip(String(theme.no ?? ''), theme.title, theme.actions)}
          >
            {theme.no}
          </li>
        ))}
      </ul>
    </>
  );
}
