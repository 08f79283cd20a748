import type { Shape } from '../../shared/timeline/shapes.ts';

/** How high a bar is, in px. */
export const barHeight = 20;

interface BarShapesProps {
  readonly shapes: readonly Shape[];
  /** What the gradients in it are called by: nothing else on the page has it. */
  readonly name: string;
}

/**
 * The pieces of one bar, in the colour of its theme, from y 0 to `barHeight`. A frame is drawn solid where the dates are
 * known and dotted where they are not: the edges are told without colour.
 */
export function BarShapes({ shapes, name }: BarShapesProps) {
  return (
    <>
      {shapes.map((shape, at) => (
        <Piece key={at} shape={shape} name={`${name}-${at}`} />
      ))}
    </>
  );
}

function Piece({ shape, name }: { readonly shape: Shape; readonly name: string }) {
  const { form, x, width } = shape;
  if (form === 'again') return <Again shape={shape} />;
  return (
    <g className={`tl-piece ${form}`}>
      <linearGradient id={name} gradientUnits="userSpaceOnUse" x1={x} x2={x + width} y1="0" y2="0">
        {stopsOf(shape).map(([offset, opacity]) => (
          <stop key={offset} offset={offset} stopColor="var(--theme)" stopOpacity={opacity} />
        ))}
      </linearGradient>
      <rect x={x} y="0" width={width} height={barHeight} rx="3" fill={`url(#${name})`} />
      {form === 'fade-in' && (
        <rect className="tl-firm" x={x + width - 4} y="0" width="4" height={barHeight} rx="1.5" />
      )}
      {form === 'fade-out' && <rect className="tl-firm" x={x} y="0" width="4" height={barHeight} rx="1.5" />}
      {form === 'frame' && <Frame shape={shape} />}
      {form === 'arrow' && <Arrow shape={shape} />}
    </g>
  );
}

/** Where along it a piece has how much colour. */
function stopsOf({ form, width, softFrom, softTo }: Shape): (readonly [offset: number, opacity: number])[] {
  if (form === 'fade-in') return [[0, 0], [1, 0.4]]; // prettier-ignore
  if (form === 'fade-out') return [[0, 0.4], [1, 0]]; // prettier-ignore
  if (form === 'arrow') return [[0, softFrom > 0 ? 0 : 0.2], [Math.min(softFrom / width, 1), 0.2], [1, 0.06]]; // prettier-ignore
  const [a, b] = [softFrom / width, 1 - softTo / width];
  return [[0, softFrom > 0 ? 0 : 0.2], [a, 0.2], [Math.max(a, b), 0.2], [1, softTo > 0 ? 0 : 0.2]]; // prettier-ignore
}

const top = 0.75;
const bottom = barHeight - 0.75;

function Frame({ shape: { x, width, softFrom, softTo } }: { readonly shape: Shape }) {
  const [a, b] = [x + softFrom, x + width - softTo];
  const end = x + width;
  const line = (from: number, to: number) => `M${from} ${top}H${to}M${from} ${bottom}H${to}`;
  if (softFrom === 0 && softTo === 0)
    return (
      <rect className="tl-line" x={x + 0.75} y={top} width={width - 1.5} height={barHeight - 1.5} rx="3" />
    );
  return (
    <>
      <path className="tl-line" d={a < b ? line(a, b) : ''} />
      <path className="tl-line dotted" d={line(x, a) + line(b, end)} />
      {softFrom === 0 && <path className="tl-line" d={`M${x} ${top}V${bottom}`} />}
      {softTo === 0 && <path className="tl-line" d={`M${end} ${top}V${bottom}`} />}
    </>
  );
}

function Arrow({ shape: { x, width, softFrom } }: { readonly shape: Shape }) {
  const [a, end] = [x + softFrom, x + width];
  return (
    <>
      <path className="tl-line" d={`M${a} ${top}H${end}M${a} ${bottom}H${end}`} />
      {softFrom > 0 ? (
        <path className="tl-line dotted" d={`M${x} ${top}H${a}M${x} ${bottom}H${a}`} />
      ) : (
        <path className="tl-line" d={`M${x + 0.75} ${top}V${bottom}`} />
      )}
      <path className="tl-firm" d={`M${end} -1l11 ${barHeight / 2 + 1}l-11 ${barHeight / 2 + 1}z`} />
    </>
  );
}

/** A later time of what comes again: lower, so that the words have room above it. */
function Again({ shape: { x, width, softFrom } }: { readonly shape: Shape }) {
  return (
    <rect
      className={softFrom > 0 ? 'tl-again loose' : 'tl-again'}
      x={x + 0.5}
      y={barHeight - 5}
      width={width - 1}
      height="6"
      rx="2"
    />
  );
}
