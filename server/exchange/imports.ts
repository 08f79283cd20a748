import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import type { Actor } from '../../shared/access.ts';
import { AppError } from '../../shared/errors.ts';
import { Rates, tooMany } from '../auth/rates.ts';
import type { ServerLimits } from '../limits.ts';
import type { History } from '../storage/history.ts';
import type { Plans } from '../storage/plans.ts';
import type { Commands, Step, StepAnswer } from '../sync/commands.ts';
import type { Rooms } from '../sync/rooms.ts';
import { Turnstile } from '../turnstile.ts';
import type { Received, Sent } from './open-task.ts';
import type { Order } from './propose-task.ts';
import { runInWorker } from './run-in-worker.ts';
import type { PastChange } from './words-before.ts';

interface Ctx {
  readonly limits: ServerLimits;
  readonly rooms: Rooms;
  readonly plans: Plans;
  readonly history: History;
  readonly commands: Commands;
}

/** What somebody sends to a plan. */
interface Delivery {
  readonly plan: string;
  /** Asked anew whenever something was waited for. */
  readonly who: () => Actor;
  readonly sent: Sent;
  /** Aborted when nobody waits for the answer any more: all work for it ends. */
  readonly signal: AbortSignal;
}

const openTask = new URL('open-task.ts', import.meta.url);
const proposeTask = new URL('propose-task.ts', import.meta.url);

const workLimits = ({ openingTime: time, openingMemory: memory }: ServerLimits) => ({ time, memory });

/** Opens a file in a thread of its own. @throws AppError `bad-file`, `bad-input`, `limit`; the signal's reason */
export const openInWorker = (sent: Sent, limits: ServerLimits, signal?: AbortSignal): Promise<Received> =>
  runInWorker<Received>(openTask, sent, workLimits(limits), signal);

/** Takes files into plans. All that is heavy about it goes on in threads of their own, a few at a time. */
export class Imports {
  readonly #ctx: Ctx;
  readonly #turnstile: Turnstile;
  readonly #rates: Rates;

  constructor(ctx: Ctx) {
    const { openings, openingsWaiting, imports, importPause, counted } = ctx.limits;
    this.#ctx = ctx;
    this.#turnstile = new Turnstile(openings, openingsWaiting);
    this.#rates = new Rates(imports, importPause, counted);
  }

  /** Counts a file, before it is read. @throws AppError `too-many` */
  count(person: string): void {
    const wait = this.#rates.take(person);
    if (wait > 0) throw tooMany(wait, 'You have sent many files at once');
  }

  /**
   * What a file would do to a plan. Writes nothing.
   * @returns JSON: what the file says, what was found in it, what it would change (docs/interfaces.md)
   * @throws AppError `bad-file`, `bad-input`, `limit`, `too-many`, what `who` throws; the signal's reason
   */
  preview(delivery: Delivery): Promise<string> {
    return this.#inTurn(async () => this.#propose<string>(delivery, await this.#open(delivery)));
  }

  /** Does it, as one step. Throws as `preview` and `Commands.step` do; then nothing has happened. */
  apply(delivery: Delivery, key: string): Promise<StepAnswer> {
    const { plan, who, sent } = delivery;
    const hash = createHash('sha256')
      .update(JSON.stringify([sent.type, sent.name, sent.sheet]))
      .update(sent.body);
    return this.#ctx.commands.step(plan, who, { key, fingerprint: hash.digest('hex') }, () =>
      this.#inTurn(async () => {
        const opened = await this.#open(delivery);
        return this.#propose<Step>(delivery, opened, who().person);
      }),
    );
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const passed = this.#turnstile.pass(work);
    if (passed) return passed;
    throw new AppError('too-many', 'Others are taking in files; try again in a little while', '', {
      retryAfter: this.#ctx.limits.openingTime / 1_000,
    });
  }

  #open({ sent, signal }: Delivery): Promise<Received> {
    return openInWorker(sent, this.#ctx.limits, signal);
  }

  async #propose<T>({ plan, who, signal }: Delivery, received: Received, person?: string): Promise<T> {
    who();
    const { options, ...opened } = received;
    const { state, seq } = await this.#ctx.rooms.read(plan, (doc, seq) => ({
      state: Y.encodeStateAsUpdate(doc),
      seq,
    }));
    const changes = 'source' in opened ? this.#changesSince(plan, opened.source.seq) : [];
    const order: Order = { opened, options, state, seq, changes, person };
    const result = await runInWorker<T>(proposeTask, order, workLimits(this.#ctx.limits), signal);
    who();
    return result;
  }

  #changesSince(plan: string, seq: number | undefined): PastChange[] {
    if (seq === undefined) return [];
    const { history, plans, limits } = this.#ctx;
    const excerpt = {
      since: seq,
      before: Number.MAX_SAFE_INTEGER,
      entity: 'action',
      id: undefined,
      limit: limits.importChanges,
      isNewestFirst: false,
    };
    return history
      .read(plans.board(plan), excerpt)
      .map(({ entity, id, field, key, from }) => ({ entity, id, field, key, from }));
  }
}
