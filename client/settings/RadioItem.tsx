import { CheckmarkIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';

interface RadioItemProps {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly language?: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One of several choices in a menu. */
export function RadioItem({ label, icon, language, isChosen, onChoose }: RadioItemProps) {
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={isChosen}
      tabIndex={-1}
      className="menu-item"
      lang={language}
      onClick={onChoose}
    >
      {icon}
      <span>{label}</span>
      {isChosen && <CheckmarkIcon aria-hidden />}
    </button>
  );
}
