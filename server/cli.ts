import { parseArgs } from 'node:util';
import * as invite from './cli/invite.ts';
import * as member from './cli/member.ts';
import * as person from './cli/person.ts';
import { importPlan } from './cli/import-plan.ts';
import * as plan from './cli/plan.ts';
import * as store from './cli/store.ts';
import * as token from './cli/token.ts';
import { UsageError, type Verb } from './cli/verb.ts';
import { readConfig } from './config.ts';

const help = `samplan: the administrator's command line. It works on DATA_DIR; the server may run meanwhile.

  samplan plan list                       the plans, one a line: id, title, counts, what is wrong
  samplan plan export ID FILE [--language nb|nn|en] [--org ORGID]
                                          writes the plan as .docx, .xlsx, .csv, .json or .ics, by the file's ending
                                          (--org: only what that organisation leads or joins, in .xlsx, .csv and .ics)
  samplan plan import FILE [--id ID]      takes a .docx, .xlsx, .csv or .json file in as a new plan (id: the file's name),
                                          and says on stderr what is in doubt
  samplan inspect ID                      what is stored of a plan, and how big it is
  samplan verify [--noted]                reads everything back and checks it; 1 when something is damaged
                                          (--noted: damage found before now is known, and passed over from now on)
  samplan backup FILE                     writes a copy of everything, as it stands at one moment
  samplan restore FILE                    puts a copy into an empty DATA_DIR; no server may run on it
  samplan token create --plan ID --role ROLE [--org ORGID] [--name TEXT]
                                          prints a new bearer token for a script; nobody can read it again
  samplan token list                      the tokens, one a line: id, plan, role, name, last used, state
  samplan token revoke ID                 ends a token and its connections
  samplan sign-in-link WHO                prints a link that signs somebody in once, within 15 minutes
                                          (WHO: their e-mail address, or their id)
  samplan member list --plan ID           who is or was in a plan, one a line
  samplan member set WHO --plan ID --role ROLE [--org ORGID] [--theme ID]
                                          gives a member another role and lets them in again, or takes somebody in
                                          (WHO: as above; an address nobody has gets an account, but no mail)
  samplan member remove WHO --plan ID     ends a membership and its connections
  samplan invite --plan ID --role ROLE [--org ORGID] [--theme ID] [--uses N] [--days N]
                                          prints a link by which people come in; nobody can read it again
  samplan invite list --plan ID           the links of a plan, one a line, without the links themselves
  samplan invite end ID                   ends a link, and the memberships of those who came by it
  samplan export-person WHO [FILE]        writes all that is stored about somebody, as JSON
  samplan erase-person WHO                takes away all that says who somebody is, for good; what they wrote stays

Exit code: 0 done, 1 refused (one sentence on stderr), 2 wrong usage.`;

const verbs: Record<string, Verb> = {
  'plan list': plan.list,
  'plan export': plan.exportPlan,
  'plan import': importPlan,
  inspect: store.inspect,
  verify: store.verify,
  backup: store.backup,
  restore: store.restore,
  'token create': token.create,
  'token list': token.list,
  'token revoke': token.revoke,
  'sign-in-link': token.signInLink,
  'member list': member.list,
  'member set': member.set,
  'member remove': member.remove,
  'erase-person': person.erasePerson,
  'export-person': person.exportPerson,
  invite: invite.create,
  'invite list': invite.list,
  'invite end': invite.end,
};

async function main(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      id: { type: 'string' },
      noted: { type: 'boolean' },
      plan: { type: 'string' },
      role: { type: 'string' },
      org: { type: 'string' },
      name: { type: 'string' },
      theme: { type: 'string' },
      uses: { type: 'string' },
      days: { type: 'string' },
      language: { type: 'string' },
    },
  });
  if (values.help || positionals.length === 0) return console.log(help);
  const name = [positionals.slice(0, 2).join(' '), positionals[0]!].find((verb) =>
    Object.hasOwn(verbs, verb),
  );
  if (!name) throw new UsageError(`There is no verb "${positionals.join(' ')}"`);
  await verbs[name]!(readConfig(process.env), positionals.slice(name.split(' ').length), values);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isUsage =
    error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  // A message may quote a file's text, line breaks and all.
  const sentence = (error as Error).message.replaceAll(/\p{Cc}+/gu, ' ');
  console.error(`${sentence}${isUsage ? '. See samplan --help.' : ''}`);
  process.exitCode = isUsage ? 2 : 1;
}
