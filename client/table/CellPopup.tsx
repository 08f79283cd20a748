import { useLayoutEffect, useRef, type ReactNode } from 'react';

interface CellPopupProps {
  readonly className: string;
  readonly children: ReactNode;
}

/** What stands under what it is put into, above all else: in the top layer, where no scrolling cuts it off. */
export function CellPopup({ className, children }: CellPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = popup.current!;
    const put = () => place(element);
    element.showPopover();
    put();
    addEventListener('scroll', put, true);
    addEventListener('resize', put);
    return () => {
      removeEventListener('scroll', put, true);
      removeEventListener('resize', put);
      if (element.isConnected) element.hidePopover();
    };
  }, []);
  // What it holds may have become larger or smaller.
  useLayoutEffect(() => {
    place(popup.current!);
  });
  return (
    <div
      ref={popup}
      popover="manual"
      className={`cell-popup ${className}`}
      // The focus stays in the cell.
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}

/** Below the cell and as wide as it at least; above it when there is no room below. */
function place(popup: HTMLElement): void {
  const at = popup.parentElement!.getBoundingClientRect();
  popup.style.minWidth = `${at.width}px`;
  const { offsetWidth: width, offsetHeight: height } = popup;
  const isBelow = at.bottom + height <= innerHeight || at.top < height;
  popup.style.top = `${isBelow ? at.bottom : at.top - height}px`;
  popup.style.left = `${Math.max(0, Math.min(at.left, innerWidth - width))}px`;
}
