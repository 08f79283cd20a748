import type { PlanStore } from '../state/plan-store.ts';
import { RecordStore } from '../state/record-store.ts';
import { RecordLine } from './record-line.ts';

/** What was said of a plan, and the line on which it comes. */
export class Said implements Disposable {
  readonly store: RecordStore;
  readonly line: RecordLine;

  constructor(plan: string, planStore: PlanStore) {
    this.store = new RecordStore(planStore);
    this.line = new RecordLine(plan);
    const follow = () => this.line.isHere.value && this.store.follow(this.line.doc.value);
    this.line.doc.subscribe(follow);
    this.line.isHere.subscribe(follow);
    this.line.connect();
  }

  [Symbol.dispose](): void {
    this.line.dispose();
    this.store.dispose();
  }
}
