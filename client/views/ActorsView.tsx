import { organisationsTexts } from '../../shared/i18n/late.ts';
import type { ActorPart } from '../../shared/views/place.ts';
import { Actors } from '../actors/Actors.tsx';
import { late } from '../lib/late.tsx';

const HandOver = late(
  async () => (await import('../organisations/PreparedHandover.tsx')).PreparedHandover,
  organisationsTexts,
);

/** Who carries the plan, with the dialog of the organisations that hands over. */
export const ActorsView = ({ part }: { readonly part: ActorPart }) => (
  <Actors part={part} HandOver={HandOver} />
);
