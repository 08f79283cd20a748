/** Slanted lines, for what is told apart without its colour. */
export const Hatch = ({ id, tint = 'amber' }: { readonly id: string; readonly tint?: string }) => (
  <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect className={`hatch-ground is-${tint}`} width="8" height="8" />
    <rect className={`hatch-line is-${tint}`} width="4" height="8" />
  </pattern>
);
