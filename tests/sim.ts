import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { openRoots } from '../shared/plan/document.ts';
import { messageType, readAck, syncFrame, syncType } from '../shared/sync-protocol.ts';
import type { Peer } from '../server/sync/peer.ts';
import type { Rooms } from '../server/sync/rooms.ts';

/** A client without a network: frames wait in two queues until the test lets them pass, or the line is cut. */
export class SimClient {
  readonly doc = openRoots(new Y.Doc());
  /** Of step2 and update frames on this line: sent, and known to be stored. */
  sent = 0;
  stored = 0;
  closedWith: number | undefined;
  readonly #person: string;
  #place: ReturnType<Rooms['join']> | undefined;
  #up: Uint8Array[] = [];
  #down: Uint8Array[] = [];

  constructor(person: string) {
    this.#person = person;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.#place) this.#sendChange('update', update);
    });
  }

  get isConnected(): boolean {
    return this.#place !== undefined;
  }

  connect(rooms: Rooms, plan: string): void {
    this.disconnect();
    const down: Uint8Array[] = [];
    const peer: Peer = {
      actor: { person: this.#person, role: 'coordinator' },
      introduction: { name: this.#person, organisation: '' },
      isBehind: false,
      send: (frame) => down.push(frame),
      recheck: () => 'same',
      close: (code) => {
        this.closedWith = code;
        this.disconnect();
      },
    };
    this.#down = down;
    this.#up = [];
    this.sent = this.stored = 0;
    this.#place = rooms.join(plan, peer);
    this.#up.push(syncFrame('step1', Y.encodeStateVector(this.doc)));
  }

  /** Cuts the line: what is under way in either direction is lost. */
  disconnect(): void {
    const place = this.#place;
    this.#place = undefined;
    this.#up = [];
    this.#down = [];
    place?.leave();
  }

  /** Lets up to `count` frames pass in each direction. @returns whether any did */
  deliver(count: number): boolean {
    const up = this.#up.splice(0, count);
    for (const frame of up) this.#place?.receive(frame);
    const down = this.#down.splice(0, count);
    for (const frame of down) this.#receive(frame);
    return up.length + down.length > 0;
  }

  #sendChange(step: 'step2' | 'update', update: Uint8Array): void {
    this.sent++;
    this.#up.push(syncFrame(step, update));
  }

  #receive(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === messageType.ack) this.stored = readAck(decoder).frames;
    if (type !== messageType.sync) return;
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (step === syncType.step1) this.#sendChange('step2', Y.encodeStateAsUpdate(this.doc, bytes));
    else Y.applyUpdate(this.doc, bytes, this);
  }
}
