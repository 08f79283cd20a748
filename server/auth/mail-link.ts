import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Language } from '../../shared/i18n/languages.ts';
import type { ServerLimits } from '../limits.ts';
import type { Mailer } from '../mail/mailer.ts';
import { mailTexts } from '../mail/texts.ts';
import type { People } from '../storage/people.ts';
import type { SignInLinks } from '../storage/sign-in-links.ts';
import type { Database } from '../storage/sqlite.ts';
import type { Limiter } from './limiter.ts';
import type { Log } from '../log.ts';

interface Ctx {
  readonly db: Database;
  readonly log: Log;
  readonly limits: ServerLimits;
  readonly people: People;
  readonly signInLinks: SignInLinks;
  readonly limiter: Limiter;
  readonly mailer: Mailer;
  readonly site: { readonly url: string };
}

/**
 * Sends a sign-in link, if there is such an account. All of it happens when the answer has gone out: the time that it
 * takes does not tell whether there is one.
 */
export function mailSignInLink(ctx: Ctx, c: Context, email: string, language: Language): void {
  (c.env as HttpBindings).outgoing.once('close', () => {
    try {
      if (ctx.db.isOpen) post(ctx, email, language);
    } catch (error) {
      ctx.log.error({ err: error }, 'no sign-in link could be made');
    }
  });
}

function post(
  { people, limiter, signInLinks, mailer, limits, site }: Ctx,
  email: string,
  language: Language,
) {
  if (!limiter.mayMail(email)) return;
  const person = people.byEmail(email);
  if (person?.kind !== 'account' || person.email === null) return;
  const secret = signInLinks.create(person.id, 'sign-in', limits.signInLink);
  const minutes = limits.signInLink / 60_000;
  // To the address as it is kept, not as it was typed.
  const text = mailTexts[language].signIn({ url: `${site.url}/sign-in#${secret}`, minutes });
  mailer.send(person.email, text, [person.id]);
}
