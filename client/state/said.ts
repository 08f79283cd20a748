import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Action } from '../../shared/plan/schema.ts';
import type { Comment, Commitment } from '../../shared/record/schema.ts';
import { standingOf, type Standing } from '../../shared/record/standing.ts';
import { useSignal, type Signal } from '../lib/signal.ts';
import type { Commitments, RecordStore, Topic } from './record-store.ts';

/** What was said of the plan that is open: fetched after the board, which stands without it. */
export const RecordContext = createContext<Signal<RecordStore | undefined> | undefined>(undefined);

/** Undefined until it has been fetched. */
export function useRecordStore(): RecordStore | undefined {
  const record = useContext(RecordContext);
  if (!record) throw new Error('There is no RecordContext above');
  return useSignal(record);
}

/** @param none what there is before that */
function useTopic<T>(topic: Topic, read: (store: RecordStore) => T, none: T): T {
  const store = useRecordStore();
  const subscribe = useCallback(
    (listener: () => void) => store?.subscribe(topic, listener) ?? (() => {}),
    [store, topic],
  );
  return useSyncExternalStore(subscribe, () => (store ? read(store) : none));
}

const noComments: readonly Comment[] = Object.freeze([]);
const noCommitments: Commitments = { of: () => undefined, stateOf: () => 'proposed' };

/** Everything said of an action in the order it was said; of what was deleted, that it was. */
export const useComments = (action: string): readonly Comment[] =>
  useTopic(`comments/${action}`, (store) => store.comments(action), noComments);

const livingIn = (comments: readonly Comment[]): number => comments.filter(({ deleted }) => !deleted).length;

/** How many comments an action has, without the deleted ones. */
export const useCommentCount = (action: string): number =>
  useTopic(`comments/${action}`, (store) => livingIn(store.comments(action)), 0);

/** What an organisation has said of its part in an action, last; undefined while nobody has spoken of it. */
export const useCommitment = (action: string, org: string): Commitment | undefined =>
  useTopic(`commitments/${action}`, (store) => store.commitments.of(action, org), undefined);

/** What all organisations have said of all their parts. Renders again with every change of any of it. */
export const useCommitments = (): Commitments =>
  useTopic('commitments', (store) => store.commitments, noCommitments);

/** How far the parts of an action have come. The object changes with them, or with the action. */
export function useStanding(action: Action): Standing {
  const none = useMemo(() => standingOf(action, () => 'proposed'), [action]);
  return useTopic(`commitments/${action.id}`, (store) => store.standing(action), none);
}

/** How many of an action's parts are open, for its card. 0 until what was said has come. */
export const useOpenParts = (action: Action): number =>
  useTopic(`face/${action.id}`, (store) => (store.isHere ? store.standing(action).open : 0), 0);

/** How many comments an action has, for its card. */
export const useCommentsOnCard = (action: string): number =>
  useTopic(`face/${action}`, (store) => livingIn(store.comments(action)), 0);
