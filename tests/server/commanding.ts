import type { CommandAnswer } from '../../shared/commands.ts';
import { admitted } from './people.ts';

/** A command as it is sent, or something that is meant to be refused. */
export interface Sent {
  readonly command?: unknown;
  readonly input?: unknown;
  readonly key?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly body: CommandAnswer & { readonly code?: string; readonly path?: string };
}

/** Where a command is sent, by whom, and with what besides. */
interface From {
  readonly plan?: string;
  readonly person?: string;
  readonly headers?: Record<string, string>;
}

let keys = 0;

/** Sends one command to plan `p` under a key of its own, as JSON. */
export async function send(
  url: string,
  sent: Sent,
  { plan = 'p', person = 'anna', headers = {} }: From = {},
): Promise<Answered> {
  const answer = await fetch(`${url}/api/plans/${plan}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...admitted(url, plan, { person }), ...headers },
    body: JSON.stringify({ key: `key-${keys++}`, ...sent }),
  });
  return { status: answer.status, body: (await answer.json()) as Answered['body'] };
}

/** Says something about an action. @returns the comment's id */
export async function comment(url: string, text: string, actionId = 'a1', person = 'anna'): Promise<string> {
  const { status, body } = await send(url, { command: 'addComment', input: { actionId, text } }, { person });
  if (status !== 200) throw new Error(`The comment was refused: ${JSON.stringify(body)}`);
  return body.result.id!;
}
