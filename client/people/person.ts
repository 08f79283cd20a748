import * as z from 'zod/mini';
import { newId } from '../../shared/ids.ts';
import { idSchema, limits } from '../../shared/plan/schema.ts';
import { memory } from '../lib/storage.ts';
import type { Me } from '../presence/presence.ts';

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.name));
const namedSchema = z.object({ name: text, organisation: text });

/** The id of this browser's person. Until there is sign-in, a browser has one, who says who they are. */
export function personId(): string {
  const known = idSchema.safeParse(memory.get('person-id'));
  if (known.success) return known.data;
  const id = newId();
  memory.set('person-id', id);
  return id;
}

/** Who this browser's person said they are. */
export function rememberedPerson(): Me | undefined {
  try {
    const parsed = namedSchema.safeParse(JSON.parse(memory.get('person') ?? ''));
    return parsed.success ? { id: personId(), ...parsed.data } : undefined;
  } catch {
    return undefined;
  }
}

export function rememberPerson(name: string, organisation: string): Me {
  memory.set('person', JSON.stringify({ name, organisation }));
  return { id: personId(), name, organisation };
}
