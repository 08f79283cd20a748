import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';

interface CellPopupProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly className: string;
  readonly children: ReactNode;
}

/** What stands under a cell that is written in, above all else: in the top layer, where no scrolling cuts it off. */
export function CellPopup({ anchor, className, children }: CellPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = popup.current!;
    const put = () => anchor.current && place(element, anchor.current);
    element.showPopover();
    put();
    addEventListener('scroll', put, true);
    addEventListener('resize', put);
    return () => {
      removeEventListener('scroll', put, true);
      removeEventListener('resize', put);
      if (element.isConnected) element.hidePopover();
    };
  }, [anchor]);
  // What it holds may have become larger or smaller.
  useLayoutEffect(() => {
    if (anchor.current) place(popup.current!, anchor.current);
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
function place(popup: HTMLElement, cell: HTMLElement): void {
  const at = cell.getBoundingClientRect();
  popup.style.minWidth = `${at.width}px`;
  const { offsetWidth: width, offsetHeight: height } = popup;
  const isBelow = at.bottom + height <= innerHeight || at.top < height;
  popup.style.top = `${isBelow ? at.bottom : at.top - height}px`;
  popup.style.left = `${Math.max(0, Math.min(at.left, innerWidth - width))}px`;
}
