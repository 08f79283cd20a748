import { PartyList } from './PartyList.tsx';
import type { SectionProps } from './section.ts';
import './parties.css';

/** Who leads it, who joins, and who has said yes. */
export const PartiesSection = (props: SectionProps) => (
  <>
    <PartyList side="owners" {...props} />
    <PartyList side="partners" {...props} />
  </>
);
