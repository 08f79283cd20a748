import { useMemo } from 'react';
import { encode } from 'uqr';

/** How many modules of white a code needs around it (ISO/IEC 18004). */
const quietZone = 4;

interface QrProps {
  readonly text: string;
  readonly label: string;
}

/** A QR code, dark on white whatever the colours of the page: many readers take no other. */
export function Qr({ text, label }: QrProps) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  const whole = size + 2 * quietZone;
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`${-quietZone} ${-quietZone} ${whole} ${whole}`}
      shapeRendering="crispEdges"
    >
      <rect x={-quietZone} y={-quietZone} width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#17231d" />
    </svg>
  );
}

/** 15 % of it may be hidden or torn. */
function drawn(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join('') };
}
