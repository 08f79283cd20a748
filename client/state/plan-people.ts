import { useContext, useEffect, createContext } from 'react';
import type { PlanPeople as PeopleJson } from '../../shared/members.ts';
import { request } from '../lib/request.ts';
import { Signal, useSignal } from '../lib/signal.ts';

export type PlanPerson = PeopleJson[number];

const nobody: ReadonlyMap<string, PlanPerson> = new Map();

/** Who is or was in a plan, for the names beside what they did and said. Asked for when somebody wants to know. */
export class PlanPeople {
  readonly all = new Signal(nobody);
  readonly #plan: string;
  /** Those the server does not know either, when it was last asked. */
  readonly #unknown = new Set<string>();
  #asking: Promise<void> | undefined;

  constructor(plan: string) {
    this.#plan = plan;
  }

  /** Sees to it that these are known, and everybody who is known at all. Without a network they stay unknown. */
  want(ids: readonly string[]): void {
    const isKnown = (id: string) => this.all.value.has(id) || this.#unknown.has(id);
    if (this.#asking || (this.all.value.size > 0 && ids.every(isKnown))) return;
    this.#asking = this.#ask(ids).finally(() => (this.#asking = undefined));
  }

  async #ask(ids: readonly string[]): Promise<void> {
    try {
      // The board is there without it.
      const { peopleSchema } = await import('../../shared/members.ts');
      const people = await request(`/plans/${this.#plan}/people`, peopleSchema);
      this.all.set(new Map(people.map((one) => [one.id, one])));
      for (const id of ids) if (!this.all.value.has(id)) this.#unknown.add(id);
    } catch {
      // Asked again with the next that is said.
    }
  }
}

export const PeopleContext = createContext<PlanPeople | undefined>(undefined);

/** Everybody who is or was in the plan, by id; empty until they are known. @param ids whom one wants to name */
export function usePeople(ids: readonly string[]): ReadonlyMap<string, PlanPerson> {
  const people = useContext(PeopleContext);
  if (!people) throw new Error('There is no PeopleContext above');
  const wanted = ids.join(' ');
  useEffect(() => people.want(wanted.split(' ').filter(Boolean)), [people, wanted]);
  return useSignal(people.all);
}
