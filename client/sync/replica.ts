import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openRoots } from '../../shared/plan/document.ts';
import { Connection, type LineStatus } from './connection.ts';

interface ReplicaOptions {
  readonly plan: string;
  /** Of the copy it is read from; none when it is to begin empty. */
  readonly epoch: string | undefined;
  readonly status: LineStatus;
}

/** A document under a client id of its own, and its line to the server. */
export class Replica {
  readonly doc = openRoots(new Y.Doc());
  readonly awareness = new Awareness(this.doc);
  readonly connection: Connection;

  constructor({ plan, epoch, status }: ReplicaOptions) {
    this.awareness.setLocalState(null);
    this.connection = new Connection(this.doc, this.awareness, plan, epoch, status);
  }

  dispose(): void {
    this.connection.dispose();
    this.awareness.destroy();
    this.doc.destroy();
  }
}
