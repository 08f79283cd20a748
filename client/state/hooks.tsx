import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Read, Records } from '../../shared/plan/document.ts';
import type { PersonJson } from '../../shared/people.ts';
import type { Entity } from '../../shared/plan/schema.ts';
import { useSignal } from '../lib/signal.ts';
import type { Account } from './account.ts';
import type { PlanStore, Topic } from './plan-store.ts';
import type { Shown } from './shown.ts';

export const StoreContext = createContext<PlanStore | undefined>(undefined);

export function useStore(): PlanStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('There is no StoreContext above');
  return store;
}

export const AccountContext = createContext<Account | undefined>(undefined);

export function useAccount(): Account {
  const account = useContext(AccountContext);
  if (!account) throw new Error('There is no AccountContext above');
  return account;
}

/** Who sits here: undefined until it is known, null for nobody. */
export const useMe = (): PersonJson | null | undefined => useSignal(useAccount().person);

function useTopic<T>(topic: Topic, read: (store: PlanStore) => T): T {
  const store = useStore();
  const subscribe = useCallback((listener: () => void) => store.subscribe(topic, listener), [store, topic]);
  return useSyncExternalStore(subscribe, () => read(store));
}

/** One record. Renders again only when that record changes. */
export const useRecord = <E extends Entity>(entity: E, id: string): Read<E> | undefined =>
  useTopic(`${entity}/${id}`, (store) => store.record(entity, id));

/** A part of what is shown: select a list, which keeps its identity while nothing in it changes. */
export const useShown = <T,>(select: (shown: Shown) => T): T =>
  useTopic('shown', (store) => select(store.shown));

/** Something worked out from the whole store. Select a string or a number. */
export const useFigure = <T extends string | number | boolean>(select: (store: PlanStore) => T): T =>
  useTopic('any', select);

/** Something worked out from the register of organisations. Select a string or a number. */
export const useFromRegister = <T extends string | number>(
  select: (organisations: Records['organisations']) => T,
): T => useTopic('register', (store) => select(store.records().organisations));

/** How many changes of others are held back. */
export const useWaiting = (): number => useTopic('waiting', (store) => store.waiting);

const none: readonly string[] = Object.freeze([]);

export const useThemes = (): readonly string[] => useShown((shown) => shown.themes);
export const useStrategies = (theme: string): readonly string[] =>
  useShown((shown) => shown.strategies.get(theme) ?? none);
export const useActions = (strategy: string): readonly string[] =>
  useShown((shown) => shown.actions.get(strategy) ?? none);
/** The strategy's actions, and those at home elsewhere that are shown there too. */
export const useCards = (strategy: string): readonly string[] =>
  useShown((shown) => shown.cards.get(strategy) ?? none);
