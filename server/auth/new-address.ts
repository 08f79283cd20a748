import { AppError } from '../../shared/errors.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import type { AppContext } from '../context.ts';
import { mailTexts } from '../mail/texts.ts';
import type { Person } from '../storage/people.ts';
import { inTransaction } from '../storage/sqlite.ts';
import { tooMany } from './rates.ts';

type Ctx = Pick<
  AppContext,
  'db' | 'limits' | 'limiter' | 'mailer' | 'newAddresses' | 'people' | 'signInLinks' | 'site'
>;

/** Counts a mail to an address that somebody wants. @param from where they are @throws AppError `too-many` */
export function allowAddressMail(
  { limiter, limits }: Pick<Ctx, 'limiter' | 'limits'>,
  { id }: Pick<Person, 'id'>,
  email: string,
  from: string | undefined,
): void {
  limiter.askMail(from);
  if (!limiter.mayMail(id) || !limiter.mayMail(email))
    throw tooMany(limits.accountMailPause, 'There have been many mails about this');
}

/** Sends to a new address what shows that who wants it reads it. @param secret of the link */
export function mailNewAddress(
  { limits, mailer, site }: Pick<Ctx, 'limits' | 'mailer' | 'site'>,
  { id }: Pick<Person, 'id'>,
  { email, secret, language }: { email: string; secret: string; language: Language },
): void {
  const hours = limits.addressLink / 3_600_000;
  mailer.send(email, mailTexts[language].address({ url: `${site.url}/address#${secret}`, hours }), [id]);
}

/**
 * Makes an address somebody's own who has opened the link that was sent to it, signed in as who wanted it.
 * @param from where they are
 * @throws AppError `link-unknown`, `link-expired`, `too-many`; `exists` when it is another account's by now
 */
export function proveAddress(
  { db, limiter, newAddresses, people, signInLinks }: Ctx,
  { id }: Pick<Person, 'id'>,
  secret: string,
  from: string | undefined,
): Promise<void> {
  const prove = () => {
    const email = newAddresses.shown(id, secret);
    if (people.find(id)?.email === email) return;
    checkFree(people, email);
    people.update(id, { email });
    signInLinks.endAll(id);
  };
  return limiter.tryFrom(from, () => inTransaction(db, prove));
}

/** @throws AppError `exists` when it is an account's */
export function checkFree(people: Ctx['people'], email: string): void {
  if (people.byEmail(email)) throw new AppError('exists', 'Another account has this e-mail address', 'email');
}
