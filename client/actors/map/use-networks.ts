import { useContext, useEffect, useState } from 'react';
import { networkOf, type Network } from '../../../shared/actors/network.ts';
import { isBroken, type Records } from '../../../shared/plan/document.ts';
import { sectorOf, type Sector } from '../../../shared/plan/sector.ts';
import { listedIn, nowPartOf } from '../../../shared/plan/standing.ts';
import { LooksContext, type Looks } from '../../state/filter.ts';
import { useStore } from '../../state/hooks.tsx';
import type { PlanStore } from '../../state/plan-store.ts';
import type { RecordStore } from '../../state/record-store.ts';
import { useRecordStore } from '../../state/said.ts';

/** What is told of an organisation. */
export interface Actor {
  readonly name: string;
  readonly short: string;
  readonly sector: Sector;
  readonly isPlanned: boolean;
}

export interface Networks {
  /** Of every action that has not been left out: what is drawn, so that it stays where it is. */
  readonly whole: Network;
  /** Of those that fit what is asked for: what is counted. */
  readonly fitting: Network;
  readonly actors: ReadonlyMap<string, Actor>;
}

/** What changes together is counted once, after so many ms. */
const pause = 60;

/** Who works with whom in the plan as it is now, and as the filter has it. What stays as it was keeps its identity. */
export function useNetworks(): Networks {
  const store = useStore();
  const record = useRecordStore();
  const looks = useContext(LooksContext);
  const [networks, setNetworks] = useState(() => networksIn(store, record, looks.value));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      setNetworks((before) => kept(before, networksIn(store, record, looks.value)));
    };
    const later = () => {
      timer ??= setTimeout(read, pause);
    };
    const stops = [
      store.subscribe('any', later),
      looks.subscribe(later),
      ...(record ? [record.subscribe('commitments', later)] : []),
    ];
    read();
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [store, record, looks]);
  return networks;
}

function networksIn(store: PlanStore, record: RecordStore | undefined, looks: Looks): Networks {
  const records = store.records();
  const { organisations } = records;
  const actions = listedIn(records, store.shown).map(({ action }) => action);
  const nowOf = new Map([...organisations.keys()].map((id) => [id, nowPartOf(organisations, id)]));
  const known = {
    now: (org: string) => nowOf.get(org) ?? org,
    stateOf: (action: string, org: string) => record?.commitments.stateOf(action, org) ?? 'proposed',
  };
  const verdict = (id: string) => looks.get(id)?.verdict ?? 'shown';
  const drawn = actions.filter(({ id }) => verdict(id) !== 'hidden');
  const fitting = drawn.filter(({ id }) => verdict(id) === 'shown');
  const whole = networkOf(drawn, known);
  return {
    whole,
    fitting: fitting.length === drawn.length ? whole : networkOf(fitting, known),
    actors: new Map(whole.parties.map(({ id }) => [id, actorOf(organisations, id)])),
  };
}

function actorOf(register: Records['organisations'], id: string): Actor {
  const found = register.get(id);
  const known = found && !isBroken(found) ? found : undefined;
  const name = known?.name || id;
  return {
    name,
    short: known?.short || name,
    sector: sectorOf(known?.kind),
    isPlanned: known?.planned === true,
  };
}

function kept(before: Networks, now: Networks): Networks {
  const whole = isSame(before.whole, now.whole) ? before.whole : now.whole;
  const fitting = isSame(before.fitting, now.fitting) ? before.fitting : now.fitting;
  const actors = isSame([...before.actors], [...now.actors]) ? before.actors : now.actors;
  const isKept = whole === before.whole && fitting === before.fitting && actors === before.actors;
  return isKept ? before : { whole, fitting, actors };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
