import * as z from 'zod/mini';
import { roles, type Actor } from '../../shared/access.ts';
import { memory } from '../lib/storage.ts';

const schema = z.object({ person: z.string(), role: z.enum(roles), theme: z.optional(z.string()) });

const keyOf = (plan: string): string => `rights.${plan}`;

/** What somebody was in a plan when the server last said: so it opens without a network. */
export function rememberedActor(plan: string, person: string): Actor | undefined {
  try {
    const actor = schema.parse(JSON.parse(memory.get(keyOf(plan)) ?? ''));
    return actor.person === person ? actor : undefined;
  } catch {
    return undefined;
  }
}

export const rememberActor = (plan: string, actor: Actor | undefined): void =>
  memory.set(keyOf(plan), actor && JSON.stringify(actor));
