import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import type { CellTexts } from '../../shared/i18n/table/cells/nb.ts';
import { planLanguage } from '../state/plan-language.ts';
import { CellPopup } from './CellPopup.tsx';

interface CellStripProps {
  readonly id: string;
  readonly texts: CellTexts;
  /** How what is typed is read. */
  readonly reading: string;
  readonly fault: string | undefined;
  /** What somebody else has written here meanwhile. */
  readonly theirs: string | undefined;
}

/** What is said under a cell that is written in: how it is read, why it is not taken, or what others have written. */
export function CellStrip({ id, texts, reading, fault, theirs }: CellStripProps) {
  if (theirs !== undefined)
    return (
      <CellPopup className="cell-strip is-amber">
        <p id={id} role="alert">
          {theirs === '' ? texts.theirsEmpty : texts.theirs}{' '}
          {theirs !== '' && <q lang={planLanguage}>{theirs}</q>} {texts.theirsHelp}
        </p>
      </CellPopup>
    );
  if (fault !== undefined)
    return (
      <CellPopup className="cell-strip is-amber">
        <p id={id} role="alert">
          <ExclamationmarkTriangleIcon aria-hidden /> {fault}
        </p>
      </CellPopup>
    );
  if (reading === '') return null;
  return (
    <CellPopup className="cell-strip">
      <p id={id} aria-live="polite">
        {reading}
      </p>
    </CellPopup>
  );
}
