import * as Y from 'yjs';
import { can, type Actor } from '../../shared/access.ts';
import { AppError } from '../../shared/errors.ts';
import { run, type Done } from '../../shared/plan/commands.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { rootOf } from '../../shared/plan/document.ts';
import { closeCode, type Hello } from '../../shared/sync-protocol.ts';
import { whenIdle } from '../lib/idle.ts';
import { Signal } from '../lib/signal.ts';
import { Activity } from '../state/activity.ts';
import { PlanStore } from '../state/plan-store.ts';
import { PlanPeople } from '../state/plan-people.ts';
import { Undo, type Deed } from '../state/undo.ts';
import { carryOver, clearPlan, draftsOf, mayDo } from './carry-over.ts';
import { LineStatus } from './connection.ts';
import { LateSaid } from './late-said.ts';
import { LineNews } from './line-news.ts';
import { copyOf, epochOf, giveUp, givenUp, keepLocally, knownCopy, replaceCopy } from './local-copy.ts';
import { Replica } from './replica.ts';
import { rememberActor, rememberedActor } from './rights.ts';
import { StepLog } from './step-log.ts';
import { clockOf, type Cause, type Draft, type OwnReason, type Step } from './steps.ts';
import { wishOf } from './wish.ts';
import type { Writing, WritingContext } from './writing.ts';

/** How long until a line that was turned away while a fresh copy was fetched is tried again, in ms. */
const pause = 2_000;

/** What came of fetching the plan anew, or of steps an earlier tab left. */
export interface CarryNews {
  /** A code of the server's refusal; none when the plan on the server is another one. */
  readonly refused: string | undefined;
  /** What was done again. */
  readonly carried: readonly Step[];
  readonly drafts: readonly Draft[];
}

/**
 * One plan open in this tab: the document, its copies here and on the server, and everything read from it.
 * Made outside React, so that a render never opens or closes a connection.
 *
 * When the server has not taken something, or holds another epoch, the document is given up: it goes on being shown
 * and written while a fresh one is fetched, and then my steps that are not stored are done again on that.
 */
export class Session {
  readonly plan: string;
  /** The id of who sits here. */
  readonly person: string;
  /** What I am here, as the server last said; undefined until it has. */
  readonly actor: Signal<Actor | undefined>;
  /** Whether I am no member any more. The copy is gone then; what of mine is not stored is among the drafts. */
  readonly isShutOut = new Signal(false);
  readonly status = new LineStatus();
  readonly awareness: Signal<Replica['awareness']>;
  readonly store: PlanStore;
  readonly record: LateSaid;
  readonly people: PlanPeople;
  readonly activity: Activity;
  readonly undo: Undo;
  readonly log: StepLog;
  /** Whether there is something to show: from the local copy, or from the server. */
  readonly isOpen = new Signal(false);
  /** Whether what is written here survives closing the tab without a network. */
  readonly isKept = new Signal(false);
  readonly lineNews: LineNews;
  readonly carryNews = new Signal<CarryNews | undefined>(undefined);
  /** The records (`entity/id`) I have changed without a network, until that is stored. */
  readonly unsentRecords = new Signal<ReadonlySet<string>>(new Set());
  #replica: Replica;
  /** The name of the local copy; known once there is one, or the server has told the epoch. */
  #copy: string | undefined;
  /** The pending steps that are in the document as it is. */
  #inDoc = new Set<string>();
  #joining: Replica | undefined;
  /** The texts that are open for writing letter by letter. */
  readonly #writings = new Set<Writing>();
  readonly #logOpened: Promise<void>;
  #isDisposed = false;

  constructor(plan: string, person: string) {
    this.plan = plan;
    this.person = person;
    this.actor = new Signal(rememberedActor(plan, person));
    this.log = new StepLog(plan);
    this.#copy = knownCopy(plan);
    const epoch = this.#copy === undefined ? undefined : epochOf(this.#copy);
    this.#replica = this.#makeReplica(epoch, () => this.#showServers());
    this.awareness = new Signal(this.#replica.awareness);
    this.store = new PlanStore(this.#replica.doc);
    this.record = new LateSaid(plan, this.store);
    this.people = new PlanPeople(plan);
    this.activity = new Activity(plan, this.store);
    this.undo = new Undo({
      doc: () => this.doc,
      person,
      settle: () => this.#settleWriting(),
      note: (deed, patches, turns, write) => {
        const from = clockOf(this.doc);
        write();
        return this.#note({ deed, patches, turns }, from).id;
      },
    });
    this.lineNews = new LineNews(this.status, () => this.log.pending.value.length);
    this.status.line.subscribe(() => this.#checkLine());
    this.status.isStored.subscribe(() => this.status.isStored.value && this.#forgetStored());
    this.#logOpened = this.log.open();
    void this.#open();
  }

  get doc(): Y.Doc {
    return this.#replica.doc;
  }

  /** Runs commands as one step of mine, which undo takes back. Throws as `run` does, and `not-allowed`. */
  do(deed: Deed, ...commands: Command[]): Done {
    const actor = this.actor.value;
    if (!actor || !can(actor, 'edit-plan')) throw new AppError('not-allowed', 'You may only read this plan');
    this.#settleWriting();
    const from = clockOf(this.doc);
    const done = run(this.doc, this.person, ...commands);
    if (done.patches.length === 0) return done;
    const step = this.#note(
      { deed: { ...deed, id: done.created[0] ?? deed.id }, patches: done.patches },
      from,
    );
    this.undo.push(step.id, step.deed, done.inverse);
    return done;
  }

  /** Opens a text for writing letter by letter, until that is disposed of: what is written becomes steps of mine. */
  writing(open: (ctx: WritingContext) => Writing): Writing {
    const writing = open({
      doc: () => this.doc,
      note: (deed, patch, from) => this.#note({ deed, patches: [patch], isTyped: true }, from).id,
      push: (step, deed, back) => this.undo.pushTyped(step, deed, back),
      onEnd: () => this.#writings.delete(writing),
    });
    this.#writings.add(writing);
    return writing;
  }

  /** What is being written becomes a step now, before something else happens to the document. */
  #settleWriting(): void {
    for (const writing of this.#writings) writing.flush();
  }

  /** Keeps what commands that could not be run would have written as a draft. @returns whether there was a text in them */
  keepText(deed: Deed, commands: readonly Command[], why: OwnReason): boolean {
    const patches = commands.flatMap(wishOf);
    if (patches.length > 0) this.log.keep(deed, patches, why);
    return patches.length > 0;
  }

  dispose(): void {
    this.#settleWriting();
    this.#isDisposed = true;
    this.lineNews.dispose();
    this.#joining?.dispose();
    this.#joining = undefined;
    this.record[Symbol.dispose]();
    this.#replica.dispose();
    this.activity.dispose();
    this.store.dispose();
    this.log.dispose();
  }

  #makeReplica(epoch: string | undefined, onSynced: (replica: Replica) => void): Replica {
    const { plan, status } = this;
    const replica = new Replica({ plan, epoch, status });
    const { hello, isSynced, refused } = replica.connection;
    hello.subscribe(() => this.#noteRights(hello.value!));
    isSynced.subscribe(() => onSynced(replica));
    refused.subscribe(() => this.#startOver(refused.value!));
    return replica;
  }

  #noteRights({ role, theme, org }: Hello): void {
    const actor: Actor = { person: this.person, role, theme, org };
    const before = this.actor.value;
    if (JSON.stringify(actor) === JSON.stringify(before)) return;
    this.#settleWriting();
    rememberActor(this.plan, actor);
    // What I may not do I may not take back either.
    if (before && !can(actor, 'edit-plan', { theme: null })) this.undo.rebase(new Map());
    this.actor.set(actor);
  }

  /** The local copy first, so that the board stands before the line does. */
  async #open(): Promise<void> {
    const copy = this.#copy;
    const { hello } = this.#replica.connection;
    if (copy === undefined)
      hello.subscribe(() => this.#copy === undefined && this.#nameCopy(hello.value!.epoch));
    else {
      await this.#keep(copy);
      await this.#logOpened;
      if (this.#isDisposed) return;
      this.#findInDoc();
      if (rootOf(this.doc, 'theme').size > 0) this.#show();
    }
    const cause = copy === undefined ? undefined : givenUp(this.plan, copy);
    if (cause) this.#startOver(cause);
    else this.#replica.connection.connect();
  }

  #nameCopy(epoch: string): void {
    this.#copy = copyOf(this.plan, epoch);
    void this.#keep(this.#copy);
  }

  #keep(copy: string): Promise<void> {
    const { doc } = this;
    return keepLocally(doc, this.plan, copy, (isKept) => doc === this.doc && this.isKept.set(isKept));
  }

  /** Opens the board with all that has come so far, never an empty one first. */
  #show(): void {
    this.store.showNow();
    this.isOpen.set(true);
    // What was said comes after the board, when there is time for it.
    whenIdle(() => this.record.want());
  }

  #note(step: Pick<Step, 'deed' | 'patches' | 'turns' | 'isTyped'>, from: number): Step {
    const spot = { copy: this.#copy ?? '', client: this.doc.clientID, from, to: clockOf(this.doc) };
    const noted = this.log.add({ ...step, spot });
    if (!this.#joining) this.#inDoc.add(noted.id);
    if (this.status.line.value.state !== 'open') {
      const records = step.patches.map(({ entity, id }) => `${entity}/${id}`);
      this.unsentRecords.set(new Set([...this.unsentRecords.value, ...records]));
    }
    return noted;
  }

  /** Earlier tabs' steps that the local copy holds go to the server with it; the others are done again. */
  #findInDoc(): void {
    const { store } = this.doc;
    for (const { id, copy, client, to } of this.log.pending.value)
      if (copy === this.#copy && Y.getState(store, client) >= to) this.#inDoc.add(id);
  }

  #forgetStored(): void {
    // While another document is fetched, that one is stored, not the one that is written in.
    if (!this.#joining) for (const writing of this.#writings) writing.noteStored();
    this.log.forget(this.log.pending.value.filter(({ id }) => this.#inDoc.has(id)));
    this.#inDoc.clear();
    if (this.log.pending.value.length === 0 && this.unsentRecords.value.size > 0)
      this.unsentRecords.set(new Set());
  }

  #checkLine(): void {
    const line = this.status.line.value;
    if (line.state !== 'final') return;
    const joining = this.#joining;
    if (line.code === closeCode.notAllowed) void this.#leave();
    else if (joining && line.code === closeCode.discardCopy)
      setTimeout(() => joining.connection.connect(), pause);
    else if (line.code === closeCode.discardCopy) this.#startOver(otherPlan);
    // Something I wrote cannot be read there, and would be sent again with this copy for ever.
    else if (line.code === closeCode.badMessage && this.log.pending.value.length > 0)
      this.#startOver({ code: 'bad-update', path: '' });
  }

  /** First all that is not stored is kept as drafts, then the copy goes. */
  async #leave(): Promise<void> {
    await this.#logOpened;
    // Whatever is being written is put away as a draft when its field closes.
    this.actor.set({ person: this.person, role: 'viewer' });
    await this.log.claim();
    if (this.#isDisposed) return;
    this.#joining?.dispose();
    this.#joining = undefined;
    this.#settleWriting();
    await this.log.settle([], draftsOf(this.log.pending.value));
    this.isShutOut.set(true);
    this.record[Symbol.dispose]();
    this.#replica.dispose();
    await clearPlan(this.plan, this.#copy);
  }

  /** Tries the line again after it has been closed for good: somebody has signed in again. */
  reconnect(): void {
    this.status.line.set({ state: 'connecting' });
    (this.#joining ?? this.#replica).connection.connect();
    this.record.reconnect();
  }

  /** What this document holds beyond the server's is not going to be taken: a fresh one is fetched beside it. */
  #startOver(cause: Cause): void {
    if (this.#joining || this.#isDisposed) return;
    this.#settleWriting();
    if (this.#copy !== undefined) giveUp(this.plan, this.#copy, cause);
    this.#inDoc.clear();
    this.#replica.connection.dispose();
    this.status.isStored.set(false);
    this.status.line.set({ state: 'connecting' });
    this.#joining = this.#makeReplica(undefined, (replica) => void this.#moveTo(replica, cause));
    this.#joining.connection.connect();
  }

  async #moveTo(fresh: Replica, cause: Cause): Promise<void> {
    await this.#logOpened;
    await this.log.claim();
    if (this.#joining !== fresh) return;
    this.#settleWriting();
    const { epoch } = fresh.connection.hello.value!;
    const [old, oldCopy] = [this.#replica, this.#copy];
    const isSamePlan = oldCopy !== undefined && epochOf(oldCopy) === epoch;
    this.#joining = undefined;
    this.#replica = fresh;
    this.#copy = replaceCopy(this.plan, oldCopy, epoch);
    const refused = cause.code === '' && isSamePlan ? { ...cause, code: 'bad-update' } : cause;
    const { carried, drafts, backs } = this.#carry(this.log.pending.value, refused);
    this.undo.rebase(backs);
    this.store.follow(this.doc);
    for (const writing of this.#writings) writing.follow();
    this.awareness.set(fresh.awareness);
    void this.#keep(this.#copy);
    old.dispose();
    this.#show();
    if (this.log.pending.value.length === 0) this.unsentRecords.set(new Set());
    if (drafts.length > 0 || !isSamePlan)
      this.carryNews.set({ refused: refused.code || undefined, carried, drafts });
  }

  #showServers(): void {
    this.#show();
    void this.#carryStrays();
  }

  /** What a tab that is gone wrote to another copy than this one. */
  async #carryStrays(): Promise<void> {
    await this.#logOpened;
    const strays = this.log.pending.value.filter(({ id }) => !this.#inDoc.has(id));
    if (strays.length === 0) return;
    if (this.#joining || this.#isDisposed) return;
    const { carried, drafts } = this.#carry(strays, otherPlan);
    if (drafts.length > 0) this.carryNews.set({ refused: undefined, carried, drafts });
  }

  #carry(steps: readonly Step[], cause: Cause) {
    const { role, theme } = this.#replica.connection.hello.value!;
    const actor: Actor = { person: this.person, role, theme };
    const may = (step: Step) => mayDo(this.doc, step.patches, actor);
    const refused = cause.code === '' ? undefined : cause;
    const { carried, drafts } = carryOver(this.doc, this.person, steps, { refused, may });
    const spot = { copy: this.#copy!, client: this.doc.clientID };
    const again = carried.map(({ step, from, to }): Step => ({
      ...step,
      ...spot,
      from,
      to,
      turns: undefined,
    }));
    for (const { id } of again) this.#inDoc.add(id);
    void this.log.settle(
      [...this.log.pending.value.filter((step) => !steps.includes(step)), ...again],
      drafts,
    );
    return { carried: again, drafts, backs: new Map(carried.map(({ step, back }) => [step.id, back])) };
  }
}

const otherPlan: Cause = { code: '', path: '' };
