import { planLanguage } from '../../state/plan-language.ts';
import type { Label } from './labels.ts';

interface NamesProps {
  readonly labels: readonly Label[];
  /** Whose name stands out. */
  readonly looked: string | undefined;
}

/** The names that there is room for. Those who listen hear each with its mark. */
export function Names({ labels, looked }: NamesProps) {
  return (
    <g className="map-names" aria-hidden lang={planLanguage}>
      {labels.map(({ id, text, x, y, anchor }) => (
        <text
          key={id}
          x={x}
          y={y}
          textAnchor={anchor}
          dominantBaseline="central"
          data-strong={id === looked || undefined}
        >
          {text}
        </text>
      ))}
    </g>
  );
}
