import { useRegister } from './register.ts';
import type { User } from '../../shared/presence.ts';
import { Shape } from '../ui/Shape.tsx';
import { shapeOfSector } from '../ui/sectors.ts';
import '../ui/person.css';

/** Somebody as their organisation's shape and initials, in their colour; the name is in the tooltip and for listeners. */
export function Avatar({ user, title }: { readonly user: User; readonly title: string }) {
  const { sector, initials } = useRegister(user.organisation);
  const shape = shapeOfSector[sector];
  return (
    <span className={`avatar ${shape}`} data-person={user.colour} title={title} role="img" aria-label={title}>
      <Shape name={shape} size={30} />
      <span data-initials={initials} />
    </span>
  );
}
