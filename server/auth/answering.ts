import type { Actor } from '../../shared/access.ts';
import { AppError } from '../../shared/errors.ts';
import { newId } from '../../shared/ids.ts';
import { titleOf } from '../../shared/plan/document.ts';
import { limits as lengths } from '../../shared/plan/schema.ts';
import type { Answer, Asked } from '../../shared/questions.ts';
import { readCommitments } from '../../shared/record/document.ts';
import { commitmentIdOf, type Commitment } from '../../shared/record/schema.ts';
import type { AppContext } from '../context.ts';
import { isLiving } from '../storage/members.ts';
import type { FoundQuestion } from '../storage/questions.ts';
import { cleanLine } from './actor.ts';
import { inviterOf } from './inviting.ts';
import { partIn, type Part } from './parts.ts';
import { LinkRates } from './rates.ts';

/** What whoever has a link to a question does with it. */
export class Answering {
  readonly #ctx: AppContext;
  readonly #rates: LinkRates;

  constructor(ctx: AppContext) {
    this.#ctx = ctx;
    this.#rates = new LinkRates(ctx.limits);
  }

  /**
   * What is asked, and what has been answered.
   * @param from the address of who asks
   * @throws AppError `link-unknown`, `too-many`; `link-expired`, `link-revoked` with whom to ask
   */
  async look(secret: string, from: string | undefined): Promise<Asked> {
    const found = this.#find(secret, from);
    const { part, title } = await this.#open(found);
    const answer = await this.#answerTo(found, part);
    return {
      plan: { id: found.plan, title },
      organisation: part.organisation,
      action: actionOf(part),
      ...(found.message !== '' && { message: found.message }),
      asker: askerOf(this.#ctx, found),
      expires: new Date(found.expires).toISOString(),
      ...(answer && { answer }),
    };
  }

  /**
   * Says yes or no for the organisation that was asked. Who says so becomes somebody whose name stands beside it, and
   * no member of the plan.
   * @throws AppError as `look`; `bad-input` without a name; `limit` when too many different people have answered
   */
  async answer(from: string | undefined, { token, name, state, reason }: Answer): Promise<void> {
    const found = this.#find(token, from);
    const cleaned = cleanLine(name, lengths.name);
    if (cleaned === '') throw new AppError('bad-input', 'Say your name', 'name');
    const { part } = await this.#open(found);
    const { id: org, name: organisation } = part.organisation;
    const { person, isNew } = this.#who(found, cleaned);
    const speaker = (): Actor => {
      const fault = faultOf(this.#ctx.questions.find(found.id), Date.now());
      if (fault) throw new AppError(fault.code, sentences[fault.code], 'token');
      return { person, role: 'contributor', org };
    };
    const input = { actionId: found.action, org, state, reason };
    await this.#ctx.commands.run(found.plan, speaker, newId(), { name: 'answerCommitment', input }, () => {
      if (isNew) this.#ctx.people.create({ id: person, kind: 'guest', name: cleaned, organisation });
      this.#ctx.questions.noteAnswer(found.id, person, Date.now());
    });
  }

  #find(secret: string, from: string | undefined): FoundQuestion {
    return this.#rates.pass(this.#ctx.questions.bySecret(secret), from);
  }

  /** The same name by the same link is the same person. */
  #who({ id }: FoundQuestion, name: string): { readonly person: string; readonly isNew: boolean } {
    const known = this.#ctx.questions.answerersOf(id);
    const same = known.find((one) => one.name === name);
    if (same) return { person: same.id, isNew: false };
    const { answerers } = this.#ctx.limits;
    if (known.length < answerers) return { person: newId(), isNew: true };
    throw new AppError('limit', `At most ${answerers} people answer by one link`, 'name');
  }

  /** @throws AppError `link-expired`, `link-revoked`: also when the part is gone, or the plan put away */
  async #open(found: FoundQuestion): Promise<{ readonly part: Part; readonly title: string }> {
    const { title, part } = await this.#ctx.rooms.read(found.plan, (doc) => ({
      title: titleOf(doc, found.plan),
      part: partIn(doc, found),
    }));
    const fault = faultOf(found, Date.now()) ?? (part ? undefined : { code: 'link-revoked' as const });
    if (part && !fault) return { part, title };
    const { code, when } = fault!;
    const more = {
      plan: title,
      asker: askerOf(this.#ctx, found),
      ...(when !== undefined && { when: new Date(when).toISOString() }),
    };
    throw new AppError(code, sentences[code], 'token', { more });
  }

  async #answerTo(found: FoundQuestion, { organisation }: Part): Promise<Asked['answer']> {
    const id = commitmentIdOf(found.action, organisation.id);
    const said = await this.#ctx.rooms.read(found.plan, (doc) => readCommitments(doc).get(id), 'record');
    if (said?.state !== 'confirmed' && said?.state !== 'withdrawn') return undefined;
    const { state, reason, at } = said;
    return { state, ...(reason && { reason }), by: this.#by(found, said), at };
  }

  /** A name is told to those only who have the link by which it was given. */
  #by({ id, plan }: FoundQuestion, { person }: Commitment): string {
    const answerer = this.#ctx.questions.answerersOf(id).find((one) => one.id === person);
    return answerer?.name ?? this.#ctx.members.find(plan, person)?.shownOrganisation ?? '';
  }
}

const sentences = {
  'link-expired': 'The time of this link is over',
  'link-revoked': 'This is not asked any more',
} as const;

/** Why nobody can answer by it. A plan that has been put away asks nothing. @returns undefined when it is good */
function faultOf(
  question: FoundQuestion | undefined,
  now: number,
): { readonly code: keyof typeof sentences; readonly when?: number } | undefined {
  if (!question) return { code: 'link-expired' };
  const { archived, revoked, expires } = question;
  const ended = archived ?? revoked;
  if (ended !== null) return { code: 'link-revoked', when: ended };
  return expires > now ? undefined : { code: 'link-expired', when: expires };
}

/** Whom to ask: whoever asked, or a coordinator when they are no member any more; never a name. */
function askerOf(ctx: AppContext, question: FoundQuestion) {
  const asker = ctx.members.find(question.plan, question.person);
  if (!asker || !isLiving(asker, Date.now())) return inviterOf(ctx, question);
  return { organisation: asker.shownOrganisation, title: asker.title };
}

function actionOf({ action, owners, partners }: Part): Asked['action'] {
  const { number, title, description, timeText, effort, benefitParticipants, benefitRegion } = action;
  return {
    ...(number && { number }),
    title,
    ...(description && { description }),
    ...(timeText && { timeText }),
    owners: [...owners],
    partners: [...partners],
    ...(effort && { effort }),
    ...(benefitParticipants && { benefitParticipants }),
    ...(benefitRegion && { benefitRegion }),
    ...(action.horizon && { horizon: action.horizon }),
    ...(action.status && { status: action.status }),
  };
}
