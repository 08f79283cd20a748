import type { Role } from '../../shared/access.ts';

/** Who asks for something in plan `p`, and what they are there. */
export const visitors = {
  nobody: {},
  /** A coordinator whose session is over, or has been ended. */
  expired: { role: 'coordinator', session: 'expired' },
  ended: { role: 'coordinator', session: 'ended' },
  /** Coordinates another plan. */
  foreign: { plan: 'q', role: 'coordinator' },
  /** Was coordinator. */
  removed: { role: 'coordinator', isRemoved: true },
  viewer: { role: 'viewer' },
  contrib: { role: 'contributor' },
  editor: { role: 'editor' },
  /** To theme `t1`. */
  limited: { role: 'editor', theme: 't1' },
  coord: { role: 'coordinator' },
  gViewer: { kind: 'guest', role: 'viewer' },
  gContrib: { kind: 'guest', role: 'contributor' },
  gEditor: { kind: 'guest', role: 'editor' },
  gLimited: { kind: 'guest', role: 'editor', theme: 't1' },
  /** A guest whose link is over, but not yet the session. */
  gOver: { kind: 'guest', role: 'editor', isOver: true },
  script: { kind: 'script', role: 'editor' },
  sCoord: { kind: 'script', role: 'coordinator' },
  /** Its token is for another plan, though it is a member of this one too. */
  sForeign: { kind: 'script', plan: 'q', role: 'coordinator', isMemberToo: true },
  sRevoked: { kind: 'script', role: 'coordinator', session: 'ended' },
} as const satisfies Record<string, Kind>;

export interface Kind {
  readonly kind?: 'guest' | 'script';
  readonly plan?: string;
  readonly role?: Role;
  readonly theme?: string;
  readonly session?: 'expired' | 'ended';
  readonly isRemoved?: boolean;
  readonly isOver?: boolean;
  readonly isMemberToo?: boolean;
}

export type VisitorName = keyof typeof visitors;
export const visitorNames = Object.keys(visitors) as VisitorName[];

/**
 * What everybody is answered. ok: a status below 400; `all` in the first column: the same for everybody, then stands what.
 * What stands in brackets tells apart what is asked of one route. A route that is not here fails the test.
 */
const httpTable = `
                                                 | nobody | expired | ended | foreign | removed | viewer | contrib | editor | limited | coord | gViewer | gContrib | gEditor | gLimited | gOver | script | sCoord | sForeign | sRevoked
GET /healthz                                     | all 200
GET /readyz                                      | all 200
GET /metrics                                     | all 200
GET /api/session                                 | all 200
POST /api/session                                | all 401
DELETE /api/session                              | all 204
POST /api/session/mail                           | all 202
POST /api/session/address                        | 401    | 401     | 401   | 404     | 404     | 404    | 404     | 404    | 404     | 404   | 404     | 404      | 404     | 404      | 404   | 404    | 404    | 404      | 401
PATCH /api/session                               | 401    | 401     | 401   | ok      | ok      | ok     | ok      | ok     | ok      | ok    | ok      | ok       | ok      | ok       | ok    | 403    | 403    | 403      | 401
GET /api/session/oidc/:provider                  | all 302
GET /api/session/oidc/:provider/callback         | all 302
DELETE /api/session/oidc/:provider               | 401    | 401     | 401   | 404     | 404     | 404    | 404     | 404    | 404     | 404   | 403     | 403      | 403     | 403      | 403   | 403    | 403    | 403      | 401
GET /api/plans                                   | 401    | 401     | 401   | ok      | ok      | ok     | ok      | ok     | ok      | ok    | ok      | ok       | ok      | ok       | ok    | ok     | ok     | ok       | 401
POST /api/plans                                  | 401    | 401     | 401   | ok      | 403     | 403    | 403     | 403    | 403     | ok    | 403     | 403      | 403     | 403      | 403   | 403    | 403    | 403      | 401
POST /api/plans (a copy)                         | 401    | 401     | 401   | 404     | 403     | 403    | 403     | 403    | 403     | ok    | 403     | 403      | 403     | 403      | 403   | 403    | 403    | 403      | 401
GET /api/plans/:id                               | 401    | 401     | 401   | 404     | 404     | ok     | ok      | ok     | ok      | ok    | ok      | ok       | ok      | ok       | 404   | ok     | ok     | 404      | 401
PATCH /api/plans/:id                             | 401    | 401     | 401   | 404     | 404     | 403    | 403     | 403    | 403     | ok    | 403     | 403      | 403     | 403      | 404   | 403    | ok     | 404      | 401
GET /api/plans/:id/changes                       | 401    | 401     | 401   | 404     | 404     | ok     | ok      | ok     | ok      | ok    | ok      | ok       | ok      | ok       | 404   | ok     | ok     | 404      | 401
GET /api/plans/:id/activity                      | 401    | 401     | 401   | 404     | 404     | ok     | ok      | ok     | ok      | ok    | ok      | ok       | ok      | ok       | 404   | ok     | ok     | 404      | 401
GET /api/plans/:id/refused                       | 401    | 401     | 401   | 404     | 404     | 403    | 403     | 403    | 403     | ok    | 403     | 403      | 403     | 403      | 404   | 403    | ok     | 404      | 401
POST /api/plans/:id/commands (in t1)             | 401    | 401     | 401   | 404     | 404     | 403    | 403     | ok     | ok      | ok    | 403     | 403      | ok      | ok       | 404   | ok     | ok     | 404      | 401
POST /api/plans/:id/commands (in t2)             | 401    | 401     | 401   | 404     | 404     | 403    | 403     | ok     | 403     | ok    | 403     | 403      | ok      | 403      | 404   | ok     | ok     | 404      | 401
POST /api/plans/:id/commands (of the plan)       | 401    | 401     | 401   | 404     | 404     | 403    | 403     | ok     | 403     | ok    | 403     | 403      | ok      | 403      | 404   | ok     | ok     | 404      | 401
POST /api/plans/:id/commands (a comment)         | 401    | 401     | 401   | 404     | 404     | 403    | ok      | ok     | ok      | ok    | 403     | ok       | ok      | ok       | 404   | ok     | ok     | 404      | 401
POST /api/plans/:id/commands (another's comment) | 401    | 401     | 401   | 404     | 404     | 403    | 403     | 403    | 403     | 403   | 403     | 403      | 403     | 403      | 404   | 403    | 403    | 404      | 401
GET /api/plans/:id/people                        | 401    | 401     | 401   | 404     | 404     | ok     | ok      | ok     | ok      | ok    | ok      | ok       | ok      | ok       | 404   | ok     | ok     | 404      | 401
GET /api/plans/:id/members                       | 401    | 401     | 401   | 404     | 404     | 403    | 403     | 403    | 403     | ok    | 403     | 403      | 403     | 403      | 404   | 403    | ok     | 404      | 401
POST /api/plans/:id/import                       | 401    | 401     | 401   | 404     | 404     | 403    | 403     | 403    | 403     | ok    | 403     | 403      | 403     | 403      | 404   | 403    | ok     | 404      | 401
POST /api/plans/:id/members                      | 401    | 401     | 401   | 404     | 404     | 403    | 403     | 403    | 403     | ok    | 403     | 403      | 403     | 403      | 404   | 403    | ok     | 404      | 401
PATCH /api/plans/:id/members/:who                | 401    | 401     | 401   | 404     | 404     | 403    | 403     | 403    | 403     | ok    | 403     | 403      | 403     | 403      | 404   | 403    | ok     | 404      | 401
PATCH /api/plans/:id/members/:who (oneself)      | 401    | 401     | 401   | 404     | 404     | 403    | 403     | 403    | 403     | ok    | 403     | 403      | 403     | 403      | 404   | 403    | ok     | 404      | 401
DELETE /api/plans/:id/members/:who               | 401    | 401     | 401   | 404     | 404     | 403    | 403     | 403    | 403     | ok    | 403     | 403      | 403     | 403      | 404   | 403    | ok     | 404      | 401
GET /api/plans/:id/members/:who/contributions    | 401    | 401     | 401   | 404     | 404     | 403    | 403     | 403    | 403     | ok    | 403     | 403      | 403     | 403      | 404   | 403    | ok     | 404      | 401
GET /api/plans/:id/invitations                   | 401    | 401     | 401   | 404     | 404     | 403    | 403     | 403    | 403     | ok    | 403     | 403      | 403     | 403      | 404   | 403    | ok     | 404      | 401
POST /api/plans/:id/invitations                  | 401    | 401     | 401   | 404     | 404     | 403    | 403     | 403    | 403     | ok    | 403     | 403      | 403     | 403      | 404   | 403    | ok     | 404      | 401
DELETE /api/plans/:id/invitations/:invitation    | 401    | 401     | 401   | 404     | 404     | 403    | 403     | 403    | 403     | ok    | 403     | 403      | 403     | 403      | 404   | 403    | ok     | 404      | 401
GET /api/plans/:id/questions                     | 401    | 401     | 401   | 404     | 404     | 403    | 403     | ok     | ok      | ok    | 403     | 403      | ok      | ok       | 404   | ok     | ok     | 404      | 401
POST /api/plans/:id/questions                    | 401    | 401     | 401   | 404     | 404     | 403    | 403     | ok     | ok      | ok    | 403     | 403      | ok      | ok       | 404   | ok     | ok     | 404      | 401
DELETE /api/plans/:id/questions/:question        | 401    | 401     | 401   | 404     | 404     | 403    | 403     | ok     | ok      | ok    | 403     | 403      | ok      | ok       | 404   | ok     | ok     | 404      | 401
GET /api/plans/:id/export/:format                | 401    | 401     | 401   | 404     | 404     | ok     | ok      | ok     | ok      | ok    | ok      | ok       | ok      | ok       | 404   | ok     | ok     | 404      | 401
GET /api/plans/:id/calendars                     | 401    | 401     | 401   | 404     | 404     | 403    | 403     | ok     | ok      | ok    | 403     | 403      | 403     | 403      | 404   | ok     | ok     | 404      | 401
POST /api/plans/:id/calendars                    | 401    | 401     | 401   | 404     | 404     | 403    | 403     | ok     | ok      | ok    | 403     | 403      | 403     | 403      | 404   | ok     | ok     | 404      | 401
DELETE /api/plans/:id/calendars/:calendar        | 401    | 401     | 401   | 404     | 404     | 403    | 403     | ok     | ok      | ok    | 403     | 403      | 403     | 403      | 404   | ok     | ok     | 404      | 401
GET /calendar/:file                              | all 200
GET /calendar/:file (one taken back)             | all 404
POST /api/invitations/look                       | all 200
POST /api/invitations/look (a link that is over) | all 410
POST /api/invitations/redeem                     | ok     | ok      | ok    | ok      | 403     | ok     | ok      | ok     | ok      | ok    | ok      | ok       | ok      | ok       | ok    | 403    | 403    | 403      | ok
POST /api/invitations/redeem (one that is over)  | 410    | 410     | 410   | 410     | 410     | ok     | ok      | ok     | ok      | ok    | ok      | ok       | ok      | ok       | 410   | 403    | 403    | 403      | 410
POST /api/questions/look                         | all 200
POST /api/questions/look (one that is over)      | all 410
POST /api/questions/answer                       | all 200
POST /api/questions/answer (one that is over)    | all 410
GET /api/openapi.json                            | all 200
GET /api/docs                                    | all 200
ALL /api/*                                       | all 404
GET /assets/*                                    | all 404
GET /*                                           | all 200
`;

/** The same for the documents: ok, how the connection is closed, or `no`: what is written is refused. */
const syncTable = `
                                                 | nobody | expired | ended | foreign | removed | viewer | contrib | editor | limited | coord | gViewer | gContrib | gEditor | gLimited | gOver | script | sCoord | sForeign | sRevoked
read plan                                        | 4401   | 4401    | 4401  | 4404    | 4403    | ok     | ok      | ok     | ok      | ok    | ok      | ok       | ok      | ok       | 4403  | ok     | ok     | 4404     | 4401
write plan (in t1)                               | 4401   | 4401    | 4401  | 4404    | 4403    | no     | no      | ok     | ok      | ok    | no      | no       | ok      | ok       | 4403  | ok     | ok     | 4404     | 4401
write plan (in t2)                               | 4401   | 4401    | 4401  | 4404    | 4403    | no     | no      | ok     | no      | ok    | no      | no       | ok      | no       | 4403  | ok     | ok     | 4404     | 4401
read record                                      | 4401   | 4401    | 4401  | 4404    | 4403    | ok     | ok      | ok     | ok      | ok    | ok      | ok       | ok      | ok       | 4403  | ok     | ok     | 4404     | 4401
write record                                     | 4401   | 4401    | 4401  | 4404    | 4403    | no     | no      | no     | no      | no    | no      | no       | no      | no       | 4403  | no     | no     | 4404     | 4401
`;

/** One line of a table: what is asked, and what each visitor is answered. */
export interface Row {
  readonly what: string;
  readonly expected: Readonly<Record<VisitorName, string>>;
}

export const httpRows = rowsOf(httpTable);
export const syncRows = rowsOf(syncTable);

function rowsOf(table: string): Row[] {
  const [head, ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const names = head!.slice(head!.length - visitorNames.length);
  if (names.join() !== visitorNames.join())
    throw new Error(`The columns are not the visitors: ${names.join()}`);
  return lines.map(([what, ...cells]) => {
    const all = /^all (\d+)$/.exec(cells[0]!)?.[1];
    if (all === undefined && cells.length !== names.length)
      throw new Error(`"${what}" has ${cells.length} cells`);
    const expected = visitorNames.map((name, n) => [name, all ?? cells[n]!] as const);
    return { what: what!, expected: Object.fromEntries(expected) as Row['expected'] };
  });
}
