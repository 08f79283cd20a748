import { isBroken } from '../../shared/plan/document.ts';
import { cardTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useRecord } from '../state/hooks.tsx';
import { useMay } from '../sync/hooks.tsx';
import { BenefitSection } from './BenefitSection.tsx';
import { CommentsTab } from './CommentsTab.tsx';
import { FundingSection } from './FundingSection.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { LinksSection } from './LinksSection.tsx';
import { PartiesSection } from './PartiesSection.tsx';
import { StatusSection } from './StatusSection.tsx';
import { TextSection } from './TextSection.tsx';
import { TimeSection } from './TimeSection.tsx';

/** One card, open beside the board. */
export function CardPanel({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const m = useKnownTexts(cardTexts);
  const action = useRecord('action', id);
  const may = useMay('edit-plan');
  if (!action || isBroken(action)) return <aside aria-label={m.title}>{m.missing}</aside>;
  const props = { action, may };
  return (
    <aside className="card-panel" aria-label={m.title}>
      <button type="button" onClick={onClose}>
        {m.close}
      </button>
      <h2>{action.title}</h2>
      <TextSection {...props} />
      <StatusSection {...props} />
      <PartiesSection {...props} />
      <TimeSection {...props} />
      <FundingSection {...props} />
      <BenefitSection {...props} />
      <LinksSection {...props} />
      <CommentsTab {...props} />
      <HistoryTab {...props} />
    </aside>
  );
}
