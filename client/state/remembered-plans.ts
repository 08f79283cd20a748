import * as z from 'zod/mini';
import { memory } from '../lib/storage.ts';

const schema = z.array(z.object({ id: z.string(), title: z.string() }));
export type RememberedPlan = z.output<typeof schema>[number];

/** The plans this browser has opened: they open again without a network. */
export function rememberedPlans(): readonly RememberedPlan[] {
  try {
    return schema.parse(JSON.parse(memory.get('plans') ?? '[]'));
  } catch {
    return [];
  }
}

export function rememberPlan(id: string, title: string): void {
  const others = rememberedPlans().filter((plan) => plan.id !== id);
  memory.set('plans', JSON.stringify([{ id, title }, ...others]));
}
