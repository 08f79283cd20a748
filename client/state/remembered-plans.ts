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

const others = (id: string) => rememberedPlans().filter((plan) => plan.id !== id);

export const rememberPlan = (id: string, title: string): void =>
  memory.set('plans', JSON.stringify([{ id, title }, ...others(id)]));

export const forgetPlan = (id: string): void => memory.set('plans', JSON.stringify(others(id)));
