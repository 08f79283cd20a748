import { Signal } from '../lib/signal.ts';
import type { Frame, Part } from '../../shared/timeline/move.ts';

/** A bar I have in hand: what its dates were, and what they would be. */
export interface Held {
  readonly id: string;
  readonly part: Part;
  readonly base: Frame;
  readonly frame: Frame;
  /** Let go of: it is asked whether this is to be. */
  readonly isAsked: boolean;
}

/** What I have in hand in the timeline. One thing at a time. */
export class TimeHand {
  readonly held = new Signal<Held | undefined>(undefined);

  take(id: string, part: Part, base: Frame): void {
    this.held.set({ id, part, base, frame: base, isAsked: false });
  }

  /** What it would be now. */
  hold(frame: Frame, part = this.held.value?.part ?? 'all'): void {
    const { value } = this.held;
    if (value) this.held.set({ ...value, part, frame });
  }

  ask(): void {
    const { value } = this.held;
    if (value) this.held.set({ ...value, isAsked: true });
  }

  letGo(): void {
    this.held.set(undefined);
  }
}
