import type * as Y from 'yjs';
import type { NewPlan } from '../shared/api.ts';
import { AppError } from '../shared/errors.ts';
import { planFormat } from '../shared/exchange/plan-json.ts';
import { planFromJson } from '../shared/exchange/from-json.ts';
import { planToJson } from '../shared/exchange/to-json.ts';
import { readAll } from '../shared/plan/document.ts';
import { standingIn } from './auth/actor.ts';
import type { Visitor } from './auth/visitor.ts';
import type { AppContext } from './context.ts';
import { exampleSource } from './example/source.ts';

/**
 * Makes a plan, with whoever asks as its coordinator.
 * @param title cleaned
 * @returns its id
 * @throws AppError `limit`; of a copy `not-found`, or what keeps the plan from being read
 */
export async function createPlan(
  ctx: AppContext,
  visitor: Visitor,
  { title, from }: NewPlan,
): Promise<string> {
  const doc = await documentOf(ctx, visitor, title, from);
  const person = visitor.person.id;
  return ctx.plans.createFirstFree(idsFor(title), {
    doc,
    person,
    most: ctx.limits.plans,
    also: (plan) => ctx.members.put({ plan, person, role: 'coordinator' }),
  });
}

/** What stands in it at first. A copy is written out and read in again, so that nothing of its history comes along. */
async function documentOf(
  ctx: AppContext,
  visitor: Visitor,
  title: string,
  from: NewPlan['from'],
): Promise<Y.Doc> {
  if (from === 'empty')
    return planFromJson({ format: planFormat, plan: { title }, themes: [], organisations: [] });
  const source = from === 'example' ? exampleSource() : await contentOf(ctx, visitor, from.copy);
  return planFromJson({ ...source, plan: { ...source.plan, title } });
}

/** @throws AppError `not-found` also when the plan is not theirs to see */
async function contentOf(ctx: AppContext, visitor: Visitor, plan: string) {
  const standing = ctx.plans.find(plan) && standingIn(ctx, visitor, plan);
  if (!standing || standing === 'over')
    throw new AppError('not-found', `There is no plan "${plan}"`, 'from/copy');
  const { unreadable: _, ...content } = await ctx.rooms.read(plan, (doc) => planToJson(readAll(doc)));
  return content;
}

/** As long as an id may be. */
const longest = 40;

/** Letters that do not come apart into a plain one and a mark. */
const letters: Readonly<Record<string, string>> = {
  æ: 'ae', ø: 'o', đ: 'd', ð: 'd', ŋ: 'n', ŧ: 't', þ: 'th', ß: 'ss', œ: 'oe', ł: 'l',
}; // prettier-ignore

/** The ids a plan of this title may have, the nicest first. Without an end. */
export function* idsFor(title: string): Generator<string, never> {
  const plain = title
    .toLowerCase()
    .replaceAll(/[æøđðŋŧþßœł]/g, (letter) => letters[letter]!)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-');
  const base = cut(plain.replace(/^-/, ''), longest) || 'plan';
  yield base;
  for (let number = 2; ; number++) yield `${cut(base, longest - `-${number}`.length)}-${number}`;
}

const cut = (id: string, most: number): string => id.slice(0, most).replace(/-+$/, '');
