import { useMemo, useState } from 'react';
import { can } from '../../shared/access.ts';
import { newId } from '../../shared/ids.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { readQuick, type QuickTitle, type QuickToken, type QuickWorld } from '../../shared/quick-add.ts';
import { useStore } from '../state/hooks.tsx';
import { registerOf } from '../state/register-of.ts';
import type { PlanStore } from '../state/plan-store.ts';
import { useSession } from '../sync/hooks.tsx';
import { useBoard } from './board-context.tsx';

/** An organisation that was chosen from the list: of the register, or to be made, by its name. */
export type Taken = {
  readonly kind: 'owner' | 'partner' | 'place';
  readonly name: string;
  readonly id?: string;
};

/** What is meant by a title being written: what was read in it, and what was chosen beside it. */
export interface Quick {
  readonly world: QuickWorld;
  readonly read: QuickTitle;
  readonly taken: readonly Taken[];
  readonly take: (one: Taken) => void;
  readonly drop: (one: Taken | QuickToken) => void;
  readonly reset: () => void;
}

/** Reads a title while it is written, and keeps what was chosen beside it. */
export function useQuick(text: string): Quick {
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const [plain, setPlain] = useState<ReadonlySet<string>>(new Set());
  const world = useWorld();
  const read = useMemo(() => readQuick(text, world, plain), [text, world, plain]);
  return {
    world,
    read,
    taken,
    take: (one) => {
      const isOther = ({ kind, name }: Taken) => kind !== one.kind || (kind !== 'place' && name !== one.name);
      setTaken([...taken.filter(isOther), one]);
    },
    drop: (one) => {
      if ('typed' in one) setPlain(new Set([...plain, one.typed]));
      else setTaken(taken.filter((other) => other !== one));
    },
    reset: () => {
      setTaken([]);
      setPlain(new Set());
    },
  };
}

/** What can be meant, as it is when the field opens: places where I may make something. */
function useWorld(): QuickWorld {
  const store = useStore();
  const { actor } = useSession();
  const { lastIn } = useBoard();
  return useMemo(
    () => ({
      organisations: registerOf(store),
      places: store.shown.themes
        .filter((theme) => can(actor.value!, 'edit-plan', { theme }))
        .flatMap((theme) => placesIn(store, theme, lastIn.get(theme))),
    }),
    [store, actor, lastIn],
  );
}

/** The strategies of a theme; the theme itself means where I was last in it, or its first. */
function placesIn(store: PlanStore, theme: string, last: string | undefined): QuickWorld['places'] {
  const strategies = store.shown.strategies.get(theme) ?? [];
  const entry = strategies.find((one) => one === last) ?? strategies[0];
  return strategies.flatMap((id) => {
    const strategy = store.record('strategy', id);
    const whole = store.record('theme', theme);
    if (!strategy || isBroken(strategy)) return [];
    const own = [strategy.number ?? '', strategy.title];
    const isEntry = id === entry && whole && !isBroken(whole);
    return {
      strategy: id,
      names: isEntry ? [...own, String(whole.no ?? ''), whole.short ?? '', whole.title] : own,
    };
  });
}

/** The commands that make an action as it is meant, in one step, and where it goes. */
export function quickCommands(
  { read, taken }: Quick,
  creation: {
    readonly strategyId: string;
    readonly title: string;
    readonly description: string | undefined;
    readonly after: string | undefined;
  },
): { readonly id: string; readonly strategy: string; readonly commands: Command[] } {
  const id = newId();
  const made: Command[] = [];
  const fresh = new Map<string, string>();
  const idOf = ({ name, id: known }: Taken): string => {
    const org = known ?? fresh.get(name) ?? newId();
    if (!known && !fresh.has(name)) {
      fresh.set(name, org);
      made.push({ name: 'createOrganisation', input: { id: org, name } });
    }
    return org;
  };
  const of = (kind: 'owner' | 'partner' | 'place'): string[] => [
    ...new Set([
      ...read.tokens.flatMap((token) => (token.kind === kind ? token.id : [])),
      ...taken.flatMap((one) => (one.kind !== kind ? [] : kind === 'place' ? (one.id ?? []) : idOf(one))),
    ]),
  ];
  const owners = of('owner');
  // Nobody stands on a card twice.
  const partners = of('partner').filter((one) => !owners.includes(one));
  const strategy = of('place').at(-1) ?? creation.strategyId;
  const time = read.tokens.find((token) => token.kind === 'time');
  const after = strategy === creation.strategyId ? creation.after : undefined;
  const commands: Command[] = [
    ...made,
    { name: 'createAction', input: { ...creation, id, strategyId: strategy, after } },
    ...(owners.length > 0 ? [{ name: 'setOwners', input: { id, owners } } as const] : []),
    ...(partners.length > 0 ? [{ name: 'setPartners', input: { id, partners } } as const] : []),
    ...(time
      ? [{ name: 'setFields', input: { entity: 'action', id, fields: { timeText: time.phrase } } } as const]
      : []),
  ];
  return { id, strategy, commands };
}
