import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { closeCode } from '../shared/sync-protocol.ts';

/** Why something that a client told of itself is not passed on. */
export type PresenceFault = 'crowd' | 'foreign' | 'stale' | 'size' | 'malformed' | 'user' | 'keys';
/** A peer that reads too slowly is passed over for a while, and cut off when that does not help. */
export type SlowPeer = 'passed-over' | 'cut-off';
/** Why somebody is turned away before the upgrade. */
export type TurnedAway = 'person' | 'address' | 'attempts' | 'connections';

/** In seconds: from a tenth of a millisecond, which a gate or a commit in memory takes, to a disk that hangs. */
const buckets = [0.0001, 0.00025, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** Every close code by a name of its own; a client may make up others, which are counted as one. */
const knownCloses = new Set<number>([
  1000,
  1001,
  1002,
  1005,
  1006,
  1007,
  1008,
  1009,
  1011,
  ...Object.values(closeCode),
]);

/** What came of a mail: `again` it failed and is tried later, `kept` it has gone into the outbox instead. */
export type MailOutcome = 'sent' | 'again' | 'kept' | 'dropped';

/** What is open now. */
export interface Occupancy {
  readonly rooms: number;
  readonly peers: number;
}

/** What whoever watches over the server may know (docs/interfaces.md). No label names a plan or a person. */
export class Metrics {
  readonly #registry = new Registry();
  #isWatchingProcess = false;

  readonly #updates = this.#counter('samplan_updates_total', 'Update frames stored');
  readonly #received = this.#counter('samplan_received_bytes_total', 'Bytes of frames received');
  readonly #sent = this.#counter('samplan_sent_bytes_total', 'Bytes of frames sent, before they are framed');
  readonly #commit = this.#histogram('samplan_commit_seconds', 'Time a commit to the journal took');
  readonly #gate = this.#histogram('samplan_gate_seconds', 'Time the check of an update took');
  readonly #damage = this.#counter('samplan_damage_total', 'Faults found in stored documents and put aside');
  readonly #refusals = this.#counter('samplan_refusals_total', 'Changes refused', 'code');
  readonly #presence = this.#counter('samplan_presence_dropped_total', 'Presence not passed on', 'reason');
  readonly #slow = this.#counter('samplan_slow_peers_total', 'Connections that read too slowly', 'outcome');
  readonly #closes = this.#counter('samplan_closes_total', 'Connections closed', 'code');
  readonly #mails = this.#counter('samplan_mails_total', 'Mails, by what came of a try', 'outcome');
  readonly #turnedAway = this.#counter('samplan_turned_away_total', 'Connections not let in', 'reason');

  /** Stored update frames, after the commit. */
  stored(updates: number): void {
    this.#updates.inc(updates);
  }

  received(bytes: number): void {
    this.#received.inc(bytes);
  }

  sent(bytes: number): void {
    this.#sent.inc(bytes);
  }

  observeCommit(ms: number): void {
    this.#commit.observe(ms / 1_000);
  }

  observeGate(ms: number): void {
    this.#gate.observe(ms / 1_000);
  }

  /** @param code of the `refused` message: one of a fixed set, never something a client wrote */
  refused(code: string): void {
    this.#refusals.inc({ code });
  }

  /** A fault has been found in what is stored. */
  damaged(): void {
    this.#damage.inc();
  }

  presenceDropped(reason: PresenceFault, count: number): void {
    this.#presence.inc({ reason }, count);
  }

  slow(outcome: SlowPeer): void {
    this.#slow.inc({ outcome });
  }

  closed(code: number): void {
    this.#closes.inc({ code: knownCloses.has(code) ? String(code) : 'other' });
  }

  mailed(outcome: MailOutcome): void {
    this.#mails.inc({ outcome });
  }

  turnedAway(reason: TurnedAway): void {
    this.#turnedAway.inc({ reason });
  }

  /** @param count asked whenever somebody reads the figures */
  watch(count: () => Occupancy): void {
    this.#gauge('samplan_rooms', 'Rooms open', () => count().rooms);
    this.#gauge('samplan_peers', 'Connections in rooms', () => count().peers);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /**
   * The figures in Prometheus' text format. Those of the process (memory, event-loop delay, garbage collection) are
   * taken from the first reading on, so that nobody pays for them who does not look.
   */
  text(): Promise<string> {
    if (!this.#isWatchingProcess) collectDefaultMetrics({ register: this.#registry });
    this.#isWatchingProcess = true;
    return this.#registry.metrics();
  }

  #counter<L extends string>(name: string, help: string, ...labelNames: L[]): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }

  #histogram(name: string, help: string): Histogram {
    return new Histogram({ name, help, buckets, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({ name, help, registers: [], collect: () => gauge.set(read()) });
    this.#registry.registerMetric(gauge);
  }
}
