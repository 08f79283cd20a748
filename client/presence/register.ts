import { isBroken, type Records } from '../../shared/plan/document.ts';
import { sectorOf, type Sector } from '../../shared/plan/sector.ts';
import { useFromRegister } from '../state/hooks.tsx';

/** What the plan's register knows of an organisation by name: its sector, and a short form that fits an avatar. */
export function useRegister(organisation: string): { sector: Sector; initials: string } {
  const found = useFromRegister((organisations) => find(organisations, organisation));
  const [sector, short] = found.split('|') as [Sector, string];
  return { sector, initials: initialsOf(short || organisation) };
}

function find(organisations: Records['organisations'], name: string): string {
  const wanted = name.trim().toLowerCase();
  for (const organisation of organisations.values()) {
    if (isBroken(organisation)) continue;
    const names = [organisation.name, organisation.short, ...organisation.aliases];
    if (names.some((one) => one?.toLowerCase() === wanted))
      return `${sectorOf(organisation.kind)}|${organisation.short ?? ''}`;
  }
  return 'network|';
}

/** At most three letters: a short form that is one already (HiL, LKP), else the first letters of the words. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  if (words.length === 1) return name.length <= 3 ? name : name.slice(0, 2).toUpperCase();
  return words
    .slice(0, 2)
    .map((word) => word[0]!.toUpperCase())
    .join('');
}
