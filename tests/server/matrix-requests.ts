import type { AppContext } from '../../server/context.ts';
import { newId } from '../../shared/ids.ts';
import type { Visitor } from './matrix-visitors.ts';

/** What is sent for one cell of the table. */
interface Sent {
  /** With its plan as `:id`. */
  readonly path: string;
  readonly body?: unknown;
}

/** Makes what a request is about anew for each time it is sent. */
type Make = (stage: Stage, visitor: Visitor) => Sent;

/** Where the requests are sent to, with things to do something to. */
export class Stage {
  readonly #ctx: AppContext;
  /** A comment of somebody else's on `a1`. */
  readonly comment: string;

  constructor(ctx: AppContext, comment: string) {
    this.#ctx = ctx;
    this.comment = comment;
  }

  /** A member whom nobody will miss. */
  member(): string {
    const id = newId();
    this.#ctx.people.create({ id, kind: 'account', name: 'Noen andre' });
    this.#ctx.members.put({ plan: 'p', person: id, role: 'viewer' });
    return id;
  }

  /** A link to the plan. @param created in ms from now; it lasts a minute */
  link(created = 0): { readonly id: string; readonly secret: string } {
    const expires = Date.now() + created + 60_000;
    const terms = {
      plan: 'p',
      person: 'kari',
      role: 'viewer',
      theme: null,
      org: null,
      organisation: null,
    } as const;
    const { invitation, secret } = this.#ctx.invitations.create({ ...terms, expires, uses: 10 });
    return { id: invitation.id, secret };
  }

  /** A question to who leads `a1`. @param created in ms from now; it lasts a minute */
  question(created = 0): { readonly id: string; readonly secret: string } {
    const asked = { plan: 'p', action: 'a1', org: 'lk', message: '', person: 'kari' };
    const expires = Date.now() + created + 60_000;
    const { question, secret } = this.#ctx.questions.create({ ...asked, expires });
    return { id: question.id, secret };
  }

  /** A link to the calendar of who leads `a1`. */
  calendar(isTakenBack = false): { readonly id: string; readonly secret: string } {
    const wanted = { plan: 'p', org: 'lk', language: 'nb', person: 'kari' } as const;
    const { link, secret } = this.#ctx.calendars.create(wanted);
    if (isTakenBack) this.#ctx.calendars.revoke('p', link.id, Date.now());
    return { id: link.id, secret };
  }
}

/** What is sent to a link to a question. */
const answered =
  (path: string, answer: object = {}, created = 0): Make =>
  (stage) => ({ path, body: { token: stage.question(created).secret, ...answer } });

const title =
  (entity: string, id: string): Make =>
  () => ({
    path: '/api/plans/:id/commands',
    body: {
      command: 'setField',
      input: { entity, id, field: 'title', value: `Tittel ${newId()}` },
      key: newId(),
    },
  });

const at =
  (path: string, body?: (visitor: Visitor) => unknown): Make =>
  (_stage, visitor) => ({ path, ...(body && { body: body(visitor) }) });

const who = { name: 'Noen', org: 'Et sted' };
const saysYes = { name: 'Noen', state: 'confirmed' };
const anHourAgo = -3_600_000;
const email = () => `${newId()}@plan.example`;

/** What is sent, by what stands in the table. Routes that take nothing are asked as they stand there. */
export const requests: Readonly<Record<string, Make>> = {
  'POST /api/session': at('/api/session', () => ({ email: email(), password: 'et langt passord' })),
  'POST /api/session/mail': at('/api/session/mail', () => ({ email: email() })),
  'POST /api/session/address': at('/api/session/address', () => ({ link: newId() })),
  'PATCH /api/session': at('/api/session', () => ({ name: 'Noen', organisation: 'Et sted' })),
  'GET /api/session/oidc/:provider': at('/api/session/oidc/none'),
  'GET /api/session/oidc/:provider/callback': at('/api/session/oidc/none/callback?code=x&state=y'),
  'DELETE /api/session/oidc/:provider': at('/api/session/oidc/none'),
  'POST /api/plans': at('/api/plans', () => ({ title: 'Ny', from: 'empty' })),
  'POST /api/plans (a copy)': at('/api/plans', () => ({ title: 'Ny', from: { copy: 'p' } })),
  'PATCH /api/plans/:id': at('/api/plans/:id', () => ({ title: 'En annen tittel' })),
  'POST /api/plans/:id/commands (in t1)': title('action', 'a1'),
  'POST /api/plans/:id/commands (in t2)': title('action', 'b1'),
  'POST /api/plans/:id/commands (of the plan)': title('plan', 'plan'),
  'POST /api/plans/:id/commands (a comment)': at('/api/plans/:id/commands', () => ({
    command: 'addComment',
    input: { actionId: 'a1', text: 'Hei' },
    key: newId(),
  })),
  "POST /api/plans/:id/commands (another's comment)": ({ comment }) => ({
    path: '/api/plans/:id/commands',
    body: { command: 'editComment', input: { id: comment, text: 'Nei' }, key: newId() },
  }),
  'POST /api/plans/:id/import': at('/api/plans/:id/import?mode=preview', () => ({
    source: { name: 'plan.csv', format: 'csv', blocks: [] },
  })),
  'POST /api/plans/:id/members': at('/api/plans/:id/members', () => ({ email: email(), role: 'viewer' })),
  'PATCH /api/plans/:id/members/:who': (stage) => ({
    path: `/api/plans/:id/members/${stage.member()}`,
    body: { role: 'editor' },
  }),
  'PATCH /api/plans/:id/members/:who (oneself)': (_stage, { person }) => ({
    path: `/api/plans/:id/members/${person}`,
    body: { role: 'coordinator' },
  }),
  'DELETE /api/plans/:id/members/:who': (stage) => ({ path: `/api/plans/:id/members/${stage.member()}` }),
  'GET /api/plans/:id/members/:who/contributions': (stage) => ({
    path: `/api/plans/:id/members/${stage.member()}/contributions`,
  }),
  'POST /api/plans/:id/invitations': at('/api/plans/:id/invitations', () => ({ role: 'viewer' })),
  'DELETE /api/plans/:id/invitations/:invitation': (stage) => ({
    path: `/api/plans/:id/invitations/${stage.link().id}`,
  }),
  'POST /api/invitations/look': (stage) => ({
    path: '/api/invitations/look',
    body: { token: stage.link().secret },
  }),
  'POST /api/invitations/look (a link that is over)': (stage) => ({
    path: '/api/invitations/look',
    body: { token: stage.link(anHourAgo).secret },
  }),
  'POST /api/invitations/redeem': (stage) => ({
    path: '/api/invitations/redeem',
    body: { token: stage.link().secret, ...who },
  }),
  'POST /api/invitations/redeem (one that is over)': (stage) => ({
    path: '/api/invitations/redeem',
    body: { token: stage.link(anHourAgo).secret, ...who },
  }),
  'POST /api/plans/:id/questions': at('/api/plans/:id/questions', () => ({ actionId: 'a1', org: 'lk' })),
  'DELETE /api/plans/:id/questions/:question': (stage) => ({
    path: `/api/plans/:id/questions/${stage.question().id}`,
  }),
  'GET /api/plans/:id/export/:format': at('/api/plans/:id/export/csv'),
  'POST /api/plans/:id/calendars': at('/api/plans/:id/calendars', () => ({ org: 'lk' })),
  'DELETE /api/plans/:id/calendars/:calendar': (stage) => ({
    path: `/api/plans/:id/calendars/${stage.calendar().id}`,
  }),
  'GET /calendar/:file': (stage) => ({ path: `/calendar/${stage.calendar().secret}.ics` }),
  'GET /calendar/:file (one taken back)': (stage) => ({
    path: `/calendar/${stage.calendar(true).secret}.ics`,
  }),
  'POST /api/questions/look': answered('/api/questions/look'),
  'POST /api/questions/look (one that is over)': answered('/api/questions/look', {}, anHourAgo),
  'POST /api/questions/answer': answered('/api/questions/answer', saysYes),
  'POST /api/questions/answer (one that is over)': answered('/api/questions/answer', saysYes, anHourAgo),
  'ALL /api/*': at('/api/nothing'),
  'GET /assets/*': at('/assets/nothing.js'),
  'GET /*': at('/'),
};
