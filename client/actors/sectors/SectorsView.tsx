import type { Figures } from '../use-carried.ts';
export function SectorsView({ figures }: { readonly figures: Figures }) {
  return <p>{figures.all}</p>;
}
