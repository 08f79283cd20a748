import type { ComponentType } from 'react';

interface HandOverProps {
  readonly from: string;
  /** Who is to take over, and what of it is left: chosen already, to be changed there. */
  readonly to: string;
  readonly roles: readonly ('owners' | 'partners')[];
  readonly actions: readonly string[];
  readonly onClose: () => void;
  /** It has been done. */
  readonly onDone: () => void;
}

/** The dialog that hands over for good. It stands with the organisations. */
export type HandOver = ComponentType<HandOverProps>;
