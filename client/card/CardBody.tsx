import { ArchiveIcon, ArrowUndoIcon, LinkIcon } from '@navikt/aksel-icons';
import { isBroken } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { isArchived } from '../../shared/plan/tree.ts';
import { cardTexts, partiesTexts, timeTexts, writingTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { late } from '../lib/late.tsx';
import { labelOf, nameOf } from '../state/names.ts';
import { useMay, usePerform } from '../sync/hooks.tsx';
import { useCopyLinks } from '../sync/links.ts';
import { useNotices } from '../ui/notices.tsx';
import { BenefitSection } from './BenefitSection.tsx';
import { CardTabs } from './CardTabs.tsx';
import { LinksSection } from './LinksSection.tsx';
import { StatusSection } from './StatusSection.tsx';
import { useHome } from './use-home.ts';

const TextSection = late(async () => (await import('./TextSection.tsx')).TextSection, writingTexts);
const PartiesSection = late(async () => (await import('./PartiesSection.tsx')).PartiesSection, partiesTexts);
const TimeSection = late(async () => (await import('./TimeSection.tsx')).TimeSection, timeTexts);
const FundingSection = late(async () => (await import('./FundingSection.tsx')).FundingSection, timeTexts);

/** All that is known of an action: what is to be done, the facts beside it, what was said and changed. */
export function CardBody({ action }: { readonly action: Action }) {
  const { theme } = useHome(action);
  const mayInColumn = useMay('edit-plan', { theme: theme?.id ?? null });
  const may = mayInColumn && !isArchived(action);
  const props = { action, may };
  return (
    <div className="card-body">
      <div className="card-what">
        {isArchived(action) && <Archived action={action} may={mayInColumn} />}
        <NumberLine action={action} />
        <TextSection {...props} />
      </div>
      <div className="card-facts">
        <StatusSection {...props} />
        <PartiesSection {...props} />
        <TimeSection {...props} />
        <FundingSection {...props} />
        <BenefitSection {...props} />
        <LinksSection {...props} />
      </div>
      <CardTabs {...props} />
    </div>
  );
}

/** What people call it by, and its address. */
function NumberLine({ action }: { readonly action: Action }) {
  const m = useMessages();
  const texts = useKnownTexts(cardTexts);
  const copyLinks = useCopyLinks();
  return (
    <div className="card-number-line">
      {action.number ? (
        <span className="number">{action.number}</span>
      ) : (
        <span className="pill green">{m.board.new}</span>
      )}
      <button
        type="button"
        className="button ghost small"
        title={`${texts.copyLink} (L)`}
        onClick={() => void copyLinks([action.id])}
      >
        <LinkIcon aria-hidden />
        {texts.copyLink}
      </button>
    </div>
  );
}

/** Nothing is written in what is put away: first it is taken back. */
function Archived({ action, may }: { readonly action: Action; readonly may: boolean }) {
  const m = useMessages();
  const texts = useKnownTexts(cardTexts);
  const perform = usePerform();
  const notices = useNotices();
  const { strategy } = useHome(action);
  const { id } = action;
  const restore = () => {
    const deed = { kind: 'restore', name: nameOf(action, m), id } as const;
    if (perform(deed, { name: 'restore', input: { entity: 'action', id } }))
      notices.show({ text: m.done.restored(labelOf(action)) });
  };
  const isHomeless = !strategy || (!isBroken(strategy) && isArchived(strategy));
  return (
    <div className="card-archived" role="status">
      <ArchiveIcon aria-hidden />
      <p className="grow">
        <strong>{texts.archived}</strong> {isHomeless && texts.archivedHomeless}
      </p>
      {may && (
        <button type="button" className="button small" onClick={restore}>
          <ArrowUndoIcon aria-hidden />
          {texts.restore}
        </button>
      )}
    </div>
  );
}
