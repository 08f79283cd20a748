import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { can, type Actor } from '../../shared/access.ts';
import { isRecordCommand, type AnyCommand, type CommandAnswer } from '../../shared/commands.ts';
import { AppError } from '../../shared/errors.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { run } from '../../shared/plan/commands.ts';
import { isBroken, readRecord, rootOf } from '../../shared/plan/document.ts';
import { mergedIn, standsFor } from '../../shared/plan/merged.ts';
import type { Patch } from '../../shared/plan/patch.ts';
import type { RecordCommand } from '../../shared/record/command-inputs.ts';
import { runRecord } from '../../shared/record/commands.ts';
import { tooMany, type Rates } from '../auth/rates.ts';
import type { Receipt, ReceiptId, Receipts } from '../storage/receipts.ts';
import type { Rooms } from './rooms.ts';
import type { Ran } from './task.ts';

type Result = CommandAnswer['result'];
type Also = (ran: Ran<Result>) => void;

/** A command on its way to its document. */
interface Running {
  readonly fingerprint: string;
  readonly answer: Promise<unknown>;
}

/** Several commands, worked out. */
export interface Step {
  /** What they change, as an update that builds on the document. */
  readonly update: Uint8Array;
  /** Ids of the records they make. */
  readonly created: readonly string[];
  /** How many records they change that were there. */
  readonly changed: number;
  /** Takes all of it back: see `applyStep`. */
  readonly inverse: readonly Patch[];
}

/** `seq`: as of a command. */
export type StepAnswer = Omit<Step, 'update'> & { readonly seq: number };

/** Runs commands for people, each once: whoever asks again under the same key gets the first answer. */
export class Commands {
  readonly #rooms: Rooms;
  readonly #receipts: Receipts;
  readonly #rates: Rates;
  readonly #running = new Map<string, Running>();

  /** @param rates of each person: an answer that is given again is not counted */
  constructor(rooms: Rooms, receipts: Receipts, rates: Rates) {
    this.#rooms = rooms;
    this.#receipts = receipts;
    this.#rates = rates;
  }

  /**
   * Resolves when what the command did is stored.
   * @param who sends it; asked again when its turn has come, since rights may have changed meanwhile
   * @param key under which this person sends this command in this plan
   * @param besides writes what is to be stored in the same transaction; tried again, it is called again
   * @throws whatever `who` throws; AppError as the command does, or `not-allowed`, `key-reused`, `too-many`, `storage-unavailable`; then
   * nothing has happened, and the key is free
   */
  async run(
    plan: string,
    who: () => Actor,
    key: string,
    command: AnyCommand,
    besides: () => void = () => {},
  ): Promise<CommandAnswer> {
    return this.#once({ plan, person: who().person, key }, fingerprintOf(command), (keep) =>
      this.#execute(plan, who, command, (ran) => {
        keep(ran);
        besides();
      }),
    );
  }

  /**
   * Does several commands as one step, which has been worked out elsewhere as an update of the document: as whoever
   * edits does, who sees it a moment later than it was. Resolves when it is stored.
   * @param who sends it; asked again when its turn has come
   * @param fingerprint of what was sent: the same under the same key is answered again, and not done again
   * @param workOut not called when it has been done
   * @throws as `run`, and what `workOut` throws; then nothing has happened
   */
  async step(
    plan: string,
    who: () => Actor,
    { key, fingerprint }: { readonly key: string; readonly fingerprint: string },
    workOut: () => Promise<Step>,
  ): Promise<StepAnswer> {
    return this.#once({ plan, person: who().person, key }, fingerprint, async (keep) => {
      const { update, ...told } = await workOut();
      const work = (doc: Y.Doc) => {
        Y.applyUpdate(doc, update, { person: who().person });
        return told;
      };
      const answerOf = ({ seq, result }: Ran<typeof told>): StepAnswer => ({ seq, ...result });
      return answerOf(await this.#rooms.run(plan, 'plan', who, work, (ran) => keep(answerOf(ran))));
    });
  }

  /** @param execute is given what keeps the answer, to be called in the transaction that stores what was done */
  async #once<Answer>(
    receipt: ReceiptId,
    fingerprint: string,
    execute: (keep: (answer: Answer) => void) => Promise<Answer>,
  ): Promise<Answer> {
    const id = JSON.stringify(Object.values(receipt));
    const running = this.#running.get(id);
    if (running) return sameCommand(running, fingerprint).answer as Promise<Answer>;
    const kept = this.#receipts.find(receipt);
    if (kept) return JSON.parse(sameCommand(kept, fingerprint).answer) as Answer;
    const wait = this.#rates.take(receipt.person);
    if (wait > 0) throw tooMany(wait, 'You have sent many commands at once');
    const answer = execute((told) =>
      this.#receipts.write(receipt, { fingerprint, answer: JSON.stringify(told) }),
    );
    this.#running.set(id, { fingerprint, answer });
    try {
      return await answer;
    } finally {
      this.#running.delete(id);
    }
  }

  #execute(plan: string, who: () => Actor, command: AnyCommand, also: Also): Promise<CommandAnswer> {
    return isRecordCommand(command)
      ? this.#say(plan, who, command, also)
      : this.#change(plan, who, command, also);
  }

  async #change(plan: string, who: () => Actor, command: Command, also: Also): Promise<CommandAnswer> {
    const mayChange = () => {
      const actor = who();
      if (can(actor, 'edit-plan')) return actor;
      throw new AppError('not-allowed', 'You may only read this plan', '');
    };
    const { person } = mayChange();
    const work = (doc: Y.Doc) => ({ id: run(doc, person, command).created[0] });
    return this.#rooms.run(plan, 'plan', mayChange, work, also);
  }

  async #say(plan: string, who: () => Actor, command: RecordCommand, also: Also): Promise<CommandAnswer> {
    // Read before the command's turn comes, when they are stored: no action ever goes away.
    const known = await this.#rooms.read(plan, (doc) => ({
      actions: new Set(rootOf(doc, 'action').keys()),
      parties: 'actionId' in command.input ? partiesOf(doc, command.input.actionId) : new Set<string>(),
      merged: mergedIn(doc),
    }));
    const speaker = () => nowFor(who(), known.merged);
    const work = (doc: Y.Doc) => runRecord(doc, command, { ...known, actor: speaker(), now: new Date() });
    return this.#rooms.run(plan, 'record', who, work, also);
  }
}

/** Who is here for an organisation that has become part of another speaks for that one. */
const nowFor = (actor: Actor, merged: ReadonlyMap<string, string>): Actor =>
  actor.org === undefined ? actor : { ...actor, org: standsFor(actor.org, merged) };

/** The organisations that lead an action, or take part in it. */
function partiesOf(doc: Y.Doc, id: string): ReadonlySet<string> {
  const action = readRecord('action', id, rootOf(doc, 'action').get(id));
  return new Set(isBroken(action) ? [] : [...action.owners, ...action.partners]);
}

const fingerprintOf = ({ name, input }: AnyCommand): string =>
  createHash('sha256')
    .update(JSON.stringify([name, input]))
    .digest('hex');

/** @throws AppError `key-reused` when what was sent under the key was another command */
function sameCommand<T extends Running | Receipt>(known: T, fingerprint: string): T {
  if (known.fingerprint === fingerprint) return known;
  throw new AppError('key-reused', 'Another command has been sent under this key', 'key');
}
