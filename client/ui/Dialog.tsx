import { XMarkIcon } from '@navikt/aksel-icons';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useMessages } from '../lib/i18n.tsx';
import './dialog.css';

/** Where one starts: the first thing to fill in or choose, not the cross. */
const firstField = '.dialog-head ~ * :is(select, input, textarea, button):not(:disabled)';

interface DialogProps {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly className?: string;
  /** It came by itself: it is announced whole, and nothing in it is chosen by a key that was meant for the page. */
  readonly isAlert?: boolean;
  /** Without it the dialog has to be answered: no Esc, no cross. */
  readonly onClose?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A modal dialog; on a phone it is a sheet at the bottom. Focus goes back to where it was. */
export function Dialog({ title, lead, className = '', isAlert = false, onClose, children }: DialogProps) {
  const m = useMessages();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current!;
    const opener = document.activeElement;
    if (!element.open) element.showModal();
    element.querySelector<HTMLElement>(isAlert ? 'h2' : firstField)?.focus();
    return () => {
      element.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [isAlert]);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      role={isAlert ? 'alertdialog' : undefined}
      aria-labelledby={id}
      aria-describedby={isAlert && lead ? `${id}-lead` : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header className="dialog-head">
        <div>
          <h2 id={id} tabIndex={isAlert ? -1 : undefined}>
            {title}
          </h2>
          {lead && (
            <p id={`${id}-lead`} className="quiet">
              {lead}
            </p>
          )}
        </div>
        {onClose && (
          <button type="button" className="button ghost icon" aria-label={m.app.close} onClick={onClose}>
            <XMarkIcon aria-hidden fontSize="1.5rem" />
          </button>
        )}
      </header>
      {children}
    </dialog>
  );
}
