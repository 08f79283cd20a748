import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openRoots } from '../../shared/plan/document.ts';
import { Connection, type LineStatus } from './connection.ts';

export interface Introduction {
  readonly name: string;
  readonly organisation: string;
}

interface ReplicaOptions {
  readonly plan: string;
  readonly person: string;
  /** Who sits here, as the others are told; undefined until that has been said. */
  readonly introduction: Introduction | undefined;
  /** Of the copy it is read from; none when it is to begin empty. */
  readonly epoch: string | undefined;
  readonly status: LineStatus;
}

/** A document under a client id of its own, and its line to the server. */
export class Replica {
  readonly doc = openRoots(new Y.Doc());
  readonly awareness = new Awareness(this.doc);
  readonly connection: Connection;

  constructor({ plan, person, introduction, epoch, status }: ReplicaOptions) {
    this.awareness.setLocalState(null);
    const params = { person, ...introduction, ...(epoch !== undefined && { epoch }) };
    this.connection = new Connection(this.doc, this.awareness, plan, params, status);
  }

  dispose(): void {
    this.connection.dispose();
    this.awareness.destroy();
    this.doc.destroy();
  }
}
