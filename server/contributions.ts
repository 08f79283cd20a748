import type { Contributions } from '../shared/members.ts';
import { isBroken } from '../shared/plan/document.ts';
import { readComments } from '../shared/record/document.ts';
import type { Comment } from '../shared/record/schema.ts';
import type { AppContext } from './context.ts';

type Ctx = Pick<AppContext, 'history' | 'plans' | 'rooms' | 'limits'>;

/** How much each person has done and said in a plan: rows of its history, and comments that still say something. */
export async function countContributions(
  { history, plans, rooms }: Ctx,
  plan: string,
): Promise<ReadonlyMap<string, number>> {
  const comments = Map.groupBy(await commentsIn(rooms, plan), ({ person }) => person);
  const changes = history.countByPerson(plans.board(plan));
  const everybody = new Set([...changes.keys(), ...comments.keys()]);
  return new Map(
    [...everybody].map((who) => [who, (changes.get(who) ?? 0) + (comments.get(who)?.length ?? 0)]),
  );
}

/** What somebody did and said in a plan, the newest first. */
export async function contributionsOf(
  { history, plans, rooms, limits }: Ctx,
  plan: string,
  person: string,
): Promise<Contributions> {
  const said = (await commentsIn(rooms, plan)).filter((comment) => comment.person === person);
  const deeds = history.by(plans.board(plan), person, limits.contributions);
  return {
    changes: deeds.map(({ person: who, at, ...rest }) => ({
      ...rest,
      who,
      when: new Date(at).toISOString(),
    })),
    comments: said
      .toReversed()
      .slice(0, limits.contributions)
      .map(({ id, action, at, text, editedAt }) => ({ id, action, at, text, ...(editedAt && { editedAt }) })),
  };
}

const commentsIn = (rooms: Ctx['rooms'], plan: string): Promise<Comment[]> =>
  rooms.read(
    plan,
    (doc) =>
      readComments(doc).filter((comment): comment is Comment => !isBroken(comment) && !comment.deleted),
    'record',
  );
