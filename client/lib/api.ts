import type { AnyCommand, CommandAnswer } from '../../shared/commands.ts';
import { newId } from '../../shared/ids.ts';

/** Which plan, and where the server is when this is not a page of its own. */
export interface Place {
  readonly plan: string;
  readonly origin?: string;
  /** What shows who asks, where there is no browser with a cookie. */
  readonly headers?: Record<string, string>;
}

type InputOf<N extends AnyCommand['name']> = Extract<AnyCommand, { name: N }>['input'];

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly path?: string;
}

/** The server's no. `code` is stable (docs/interfaces.md); `path` points at what was refused. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly path: string;
  /** All that the server has said. */
  readonly problem: unknown;
  /** In how many seconds it may be tried again, when the server says so. */
  readonly retryAfter: number | undefined;

  constructor(status: number, problem: Problem, retryAfter?: number) {
    super(problem.detail ?? `HTTP ${status}`);
    this.name = 'Refusal';
    this.status = status;
    this.code = problem.code ?? 'unexpected';
    this.path = problem.path ?? '';
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** Whether somebody is refused because they are signed in no more. */
export const isSignedOut = (error: unknown): boolean => error instanceof Refusal && error.status === 401;

/** The pauses between tries, in ms: a restart of the server, or a lift between two floors, is waited for. */
const pauses: readonly number[] = [200, 500, 1_000, 2_000, 4_000];

/** How long an answer may take, in ms. Then the connection is dead, though nobody has said so. */
const patience = 10_000;

/** Answers that say nothing of the command: the server, or what stands before it, cannot take it just now. */
const passing: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * Runs one command on the server. When no answer comes it is sent again under the same key, so that it is run once.
 * @throws Refusal, also when the server could not store it at the last try; another Error when the server could not
 * be reached: whether the command has been run is not known then
 */
export async function command<N extends AnyCommand['name']>(
  place: Place,
  name: N,
  input: InputOf<N>,
): Promise<CommandAnswer> {
  const body = JSON.stringify({ command: name, input, key: newId() });
  for (const pause of pauses) {
    try {
      return await ask(place, body);
    } catch (error) {
      if (error instanceof Refusal && !passing.has(error.status)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return ask(place, body);
}

async function ask({ plan, origin = '', headers }: Place, body: string): Promise<CommandAnswer> {
  const answer = await fetch(`${origin}/api/plans/${plan}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    signal: AbortSignal.timeout(patience),
  });
  if (answer.ok) return (await answer.json()) as CommandAnswer;
  // What stands before the server answers in its own way.
  throw new Refusal(answer.status, (await answer.json().catch(() => ({}))) as { code?: string });
}
