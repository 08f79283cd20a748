import type { Actor } from '../../shared/access.ts';
import { AppError } from '../../shared/errors.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import { newId } from '../../shared/ids.ts';
import { titleOf } from '../../shared/plan/document.ts';
import { limits as lengths } from '../../shared/plan/schema.ts';
import type { NewQuestion, OpenQuestion } from '../../shared/questions.ts';
import type { AppContext } from '../context.ts';
import { mailTexts } from '../mail/texts.ts';
import type { Question } from '../storage/questions.ts';
import { cleanLine, cleanText } from './actor.ts';
import { partIn } from './parts.ts';
import { Rates, tooMany } from './rates.ts';

/** On what occasion somebody asks. */
interface Occasion {
  readonly plan: string;
  /** Who asks, looked at anew whenever something was waited for. */
  readonly who: () => Actor;
  /** Of the mail. */
  readonly language: Language;
}

interface MadeLink {
  readonly question: Question;
  readonly url: string;
}

/** Asks organisations about their parts in actions, by links. */
export class Asking {
  readonly #ctx: AppContext;
  readonly #asked: Rates;
  readonly #mailed: Rates;

  constructor(ctx: AppContext) {
    const { asked, askedPause, askedAddress, askedAddressPause, counted } = ctx.limits;
    this.#ctx = ctx;
    this.#asked = new Rates(asked, askedPause, counted);
    this.#mailed = new Rates(askedAddress, askedAddressPause, counted);
  }

  /**
   * Notes in the record that an organisation is asked, makes the link in the same transaction, and mails it if that is
   * wanted.
   * @returns the question, and the link, which nobody can read again
   * @throws AppError as the command `askCommitment` does; `limit`, `too-many`
   */
  async ask({ plan, who, language }: Occasion, wanted: NewQuestion): Promise<MadeLink> {
    const { actionId, org, email } = wanted;
    const message = cleanText(wanted.message ?? '', lengths.note);
    const { person } = who();
    this.#allow({ plan, action: actionId, org }, person, email);
    const expires = Date.now() + this.#ctx.limits.question;
    let made: ReturnType<AppContext['questions']['create']> | undefined;
    const command = { name: 'askCommitment', input: { actionId, org } } as const;
    await this.#ctx.commands.run(plan, who, newId(), command, () => {
      made = this.#ctx.questions.create({ plan, action: actionId, org, message, person, expires });
    });
    const { question, secret } = made!;
    const url = `${this.#ctx.site.url}/answer#${secret}`;
    if (email !== undefined) await this.#send(email, question, url, language);
    return { question, url };
  }

  #allow(part: Pick<Question, 'plan' | 'action' | 'org'>, person: string, email: string | undefined): void {
    const { limits, questions } = this.#ctx;
    const wait = this.#asked.take(person);
    if (wait > 0) throw tooMany(wait, 'You have asked many at once');
    const { inPlan, ofPart } = questions.count(part, Date.now());
    if (inPlan >= limits.questions)
      throw new AppError('limit', `A plan has at most ${limits.questions} open questions`, 'question');
    if (ofPart >= limits.questionsOfPart)
      throw new AppError('limit', `About one part at most ${limits.questionsOfPart} links are open`, 'org');
    const pause = email === undefined ? 0 : this.#mailed.take(email);
    if (pause > 0) throw tooMany(pause, 'There have been many mails to this address');
  }

  async #send(email: string, question: Question, url: string, language: Language): Promise<void> {
    const { rooms, mailer, limits, members } = this.#ctx;
    const { plan, person, message } = question;
    const { title, part } = await rooms.read(plan, (doc) => ({
      title: titleOf(doc, plan),
      part: partIn(doc, question),
    }));
    if (!part) return;
    const asker = members.find(plan, person);
    const text = mailTexts[language].asked({
      url,
      plan: cleanLine(title, lengths.title),
      from: [asker?.name, asker?.shownOrganisation].filter(Boolean).join(', ') || 'Samplan',
      organisation: part.organisation.name,
      action: cleanLine(part.action.title, lengths.title),
      isOwner: part.isOwner,
      message,
      days: limits.question / (24 * 3_600_000),
    });
    mailer.send(email, text, [person]);
  }
}

/** The questions of a plan that can still be answered, without their links; about one action, if it is named. */
export const openQuestions = (
  { questions }: Pick<AppContext, 'questions'>,
  plan: string,
  action: string | undefined,
): OpenQuestion[] =>
  questions.open(plan, action, Date.now()).map((question) => ({
    id: question.id,
    actionId: question.action,
    org: question.org,
    person: question.person,
    ...(question.message !== '' && { message: question.message }),
    created: new Date(question.created).toISOString(),
    expires: new Date(question.expires).toISOString(),
    ...(question.answered !== null && { answered: new Date(question.answered).toISOString() }),
  }));

/** Takes a link back; what has been answered by it stays. @throws AppError `not-found` also for one of another plan */
export function takeQuestionBack(
  { questions }: Pick<AppContext, 'questions'>,
  plan: string,
  id: string,
): void {
  if (questions.find(id)?.plan !== plan)
    throw new AppError('not-found', `There is no question "${id}" in this plan`, `question/${id}`);
  questions.revoke(id, Date.now());
}
