import type { Pasted } from './use-cell-deeds.ts';

interface PasteBarProps {
  readonly pasted: Pasted;
  /** Also called when the paste is no longer my last step. */
  readonly onClose: () => void;
}

/** What a paste did, and what can be done about it. Placed by whoever draws it, above the block. */
export const PasteBar = ({ pasted, onClose }: PasteBarProps) => (
  <button type="button" onClick={onClose}>
    {pasted.rows}
  </button>
);
