import { timelineTexts } from '../../shared/i18n/late.ts';
import type { Shape } from '../../shared/timeline/shapes.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { BarShapes, barHeight } from './BarShapes.tsx';

const piece = (form: Shape['form'], soft = 0): Shape => ({
  form,
  x: 0,
  width: 28,
  softFrom: soft,
  softTo: soft,
});

/** One bar of each kind, with what it is called in the catalogue. */
export const legendShapes = {
  span: [piece('frame')],
  soft: [piece('frame', 10)],
  deadline: [piece('fade-in')],
  ongoing: [piece('arrow')],
  again: [
    { ...piece('frame'), width: 8 },
    { ...piece('again'), x: 16, width: 8 },
    { ...piece('again'), x: 30, width: 8 },
  ],
} as const satisfies Record<string, readonly Shape[]>;

export type LegendName = keyof typeof legendShapes;
export const legendNames = Object.keys(legendShapes) as LegendName[];

const widthOf = (name: LegendName): number => (name === 'ongoing' || name === 'again' ? 40 : 28);

/** What the bars mean. */
export function Legend() {
  const texts = useKnownTexts(timelineTexts);
  return (
    <ul className="tl-legend" aria-label={texts.legend.title} data-slot="1">
      {legendNames.map((name) => (
        <li key={name}>
          <svg
            width={widthOf(name)}
            height="14"
            viewBox={`0 -1 ${widthOf(name)} ${barHeight + 2}`}
            preserveAspectRatio="none"
            aria-hidden
          >
            <BarShapes shapes={legendShapes[name]} name={`tl-legend-${name}`} />
          </svg>
          {texts.legend[name]}
        </li>
      ))}
      <li>
        <span className="tl-legend-unclear" aria-hidden />
        {texts.legend.unclear}
      </li>
    </ul>
  );
}
