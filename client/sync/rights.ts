import { roles, type Actor } from '../../shared/access.ts';
import { memory } from '../lib/storage.ts';

const keyOf = (plan: string): string => `rights.${plan}`;

/** What somebody was in a plan when the server last said: so it opens without a network. */
export function rememberedActor(plan: string, person: string): Actor | undefined {
  try {
    const actor = JSON.parse(memory.get(keyOf(plan)) ?? '') as Actor;
    return actor.person === person && roles.includes(actor.role) ? actor : undefined;
  } catch {
    return undefined;
  }
}

export const rememberActor = (plan: string, actor: Actor | undefined): void =>
  memory.set(keyOf(plan), actor && JSON.stringify(actor));
