import { writeFileSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import { emailSchema } from '../../shared/people.ts';
import type { AppContext } from '../context.ts';
import { eraseMails } from '../mail/outbox-erasing.ts';
import { outboxOf } from '../mail/outbox.ts';
import { findMentions, namePattern } from '../mentions.ts';
import { personExport } from '../person-export.ts';
import { erase, namesakesOf, peopleCalled, rewrite, whoIs, type Known } from '../storage/erasing.ts';
import { UsageError, withContext } from './verb.ts';

/**
 * `erase-person WHO`: takes away all that says who somebody is, and ends what they may do. What it prints, parted by
 * tabs: what was done, how many places of each plan's own text still name them, and who else has the same name.
 */
export const erasePerson = withContext((ctx, [who, ...more]) => {
  const person = personBy(ctx, 'erase-person', who, more);
  const pattern = namePattern([person.name, person.email]);
  const namesakes = namesakesOf(ctx.db, person);
  erase(ctx.db, person);
  const outbox = outboxOf(ctx.config.dataDir);
  const { to, by } = eraseMails(outbox, person.id);
  rewrite(ctx.db);
  console.log(['erased', person.id, `${to} mails to them`, `${by} mails from them`].join('\t'));
  if (pattern) tellMentions(ctx, pattern);
  for (const { id, kind } of namesakes) console.log(['same name', id, kind].join('\t'));
  // A server may have been about to write one.
  eraseMails(outbox, person.id);
});

/**
 * `export-person WHO [FILE]`: all that is stored about somebody, as one JSON document. Who else has the same name is told on
 * stderr.
 */
export const exportPerson = withContext((ctx, [who, file, ...more]) => {
  const person = personBy(ctx, 'export-person', who, more);
  for (const { id, kind } of namesakesOf(ctx.db, person)) console.error(`same name\t${id}\t${kind}`);
  const text = `${JSON.stringify(personExport(ctx, person), undefined, 2)}\n`;
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
});

function personBy({ db }: AppContext, verb: string, who: string | undefined, more: readonly string[]): Known {
  if (who === undefined || more.length > 0)
    throw new UsageError(`${verb} takes an e-mail address, or the id of a person`);
  const email = emailSchema.safeParse(who);
  const person = whoIs(db, email.success ? email.data : who);
  if (person) return person;
  const called = peopleCalled(db, who).map(({ id, kind }) => `${id} (${kind})`);
  const hint = called.length > 0 ? `; by that name go ${called.join(', ')}: name one by the id` : '';
  throw new AppError('not-found', `There is nobody known as "${who}"${hint}`);
}

function tellMentions(ctx: AppContext, pattern: RegExp): void {
  for (const { plan, unread, ...counts } of findMentions(ctx, pattern)) {
    const places = Object.entries(counts).map(([where, count]) => `${where} ${count}`);
    console.log(['still named', plan, ...places, ...unread].join('\t'));
  }
}
