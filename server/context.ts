import { planFromJson } from '../shared/exchange/from-json.ts';
import { Oidc } from './auth/oidc.ts';
import { siteOf, type Config } from './config.ts';
import { Imports } from './exchange/imports.ts';
import { exampleSource } from './example/source.ts';
import type { ServerLimits } from './limits.ts';
import { createLog, type Log } from './log.ts';
import { AuthorTable } from './storage/authors.ts';
import { Calendars } from './storage/calendars.ts';
import { History } from './storage/history.ts';
import { Metrics } from './metrics.ts';
import { Invitations } from './storage/invitations.ts';
import { Members } from './storage/members.ts';
import { NewAddresses } from './storage/new-addresses.ts';
import { People } from './storage/people.ts';
import { Sessions } from './storage/sessions.ts';
import { SignInLinks } from './storage/sign-in-links.ts';
import { Tokens } from './storage/tokens.ts';
import { Journal } from './storage/journal.ts';
import { Plans } from './storage/plans.ts';
import { Questions } from './storage/questions.ts';
import { Quarantine } from './storage/quarantine.ts';
import { Receipts } from './storage/receipts.ts';
import { openDatabase, type Database } from './storage/sqlite.ts';
import { Attendance } from './sync/attendance.ts';
import { Commands } from './sync/commands.ts';
import { Rooms } from './sync/rooms.ts';
import { watchRights } from './sync/watch.ts';
import { Limiter } from './auth/limiter.ts';
import { Passwords } from './auth/passwords.ts';
import { Rates } from './auth/rates.ts';
import { Mailer } from './mail/mailer.ts';
import { Turnstile } from './turnstile.ts';

/** Everything a route or a room may use: made here, passed on, never imported as a singleton. */
export interface AppContext extends AsyncDisposable {
  readonly config: Config;
  /** Where people reach the program, without a slash at the end; a server that took any free port says which. */
  readonly site: { url: string };
  readonly log: Log;
  readonly db: Database;
  readonly journal: Journal;
  readonly history: History;
  readonly authors: AuthorTable;
  readonly quarantine: Quarantine;
  readonly limits: ServerLimits;
  readonly people: People;
  readonly sessions: Sessions;
  readonly members: Members;
  readonly invitations: Invitations;
  readonly questions: Questions;
  readonly calendars: Calendars;
  readonly tokens: Tokens;
  readonly oidc: Oidc;
  readonly signInLinks: SignInLinks;
  readonly newAddresses: NewAddresses;
  readonly passwords: Passwords;
  readonly limiter: Limiter;
  readonly mailer: Mailer;
  readonly plans: Plans;
  readonly rooms: Rooms;
  readonly commands: Commands;
  readonly imports: Imports;
  readonly attendance: Attendance;
  readonly metrics: Metrics;
}

/**
 * The one composition root.
 * @throws Error with one sentence when the data directory cannot be used
 */
export function createContext(config: Config): AppContext {
  const log = createLog(config.logLevel);
  const db = openDatabase(config.dataDir, config.limits.lockWait);
  const { limits } = config;
  const metrics = new Metrics();
  const storage = {
    db,
    journal: new Journal(db, (fault) => {
      log.error(fault, 'damaged');
      metrics.damaged();
    }),
    history: new History(db, limits.typing),
    authors: new AuthorTable(db),
    quarantine: new Quarantine(db, limits.quarantine, limits.quarantineTime),
  };
  const members = new Members(db);
  const people = new People(db);
  const known = {
    people,
    sessions: new Sessions(db, limits.session, limits.sessionLongest),
    members,
    invitations: new Invitations(db),
    questions: new Questions(db, limits.linkMemory),
    calendars: new Calendars(db),
    tokens: new Tokens(db),
    signInLinks: new SignInLinks(db, limits.linkMemory),
    newAddresses: new NewAddresses(db),
    passwords: new Passwords(new Turnstile(limits.passwordChecks, limits.passwordsWaiting)),
    limiter: new Limiter(limits),
    mailer: new Mailer(config, {
      log,
      metrics,
      isKnown: (id) => !db.isOpen || people.find(id) !== undefined,
    }),
  };
  const oidc = new Oidc({ db, people: known.people, log, limits }, config.oidc ?? []);
  const plans = new Plans(db, storage.journal);
  const rooms = new Rooms(plans, { ...storage, log, limits, metrics });
  metrics.watch(() => ({ rooms: rooms.size, peers: rooms.peers }));
  const watch = watchRights(
    { db, nextEnd: (after) => members.nextEnd(after), recheck: () => rooms.recheck() },
    limits.recheck,
  );
  const commands = new Commands(
    rooms,
    new Receipts(db, limits.receipt),
    new Rates(limits.commandBurst, 60_000 / limits.commandsPerMinute, limits.counted),
  );
  const imports = new Imports({ limits, rooms, plans, history: storage.history, commands });
  const attendance = new Attendance(members, limits.attendance);
  const dispose = async () => {
    watch[Symbol.dispose]();
    await Promise.all([rooms.close(), known.mailer[Symbol.asyncDispose]()]);
    attendance[Symbol.dispose]();
    db.close();
  };
  return {
    config,
    site: { url: siteOf(config) },
    limits,
    log,
    ...storage,
    ...known,
    oidc,
    plans,
    rooms,
    commands,
    imports,
    attendance,
    metrics,
    [Symbol.asyncDispose]: dispose,
  };
}

export const exampleId = 'lillehammer';

/** Gives an empty data directory the example plan. */
export function ensureExample({ config, plans, log }: AppContext): void {
  if (!config.example || plans.list().length > 0) return;
  plans.create(exampleId, planFromJson(exampleSource()), 'example');
  log.info({ plan: exampleId }, 'created the example plan');
}
