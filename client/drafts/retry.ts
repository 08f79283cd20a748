import type * as Y from 'yjs';
import type { Actor } from '../../shared/access.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import type { Patch, SetPatch } from '../../shared/plan/patch.ts';
import { mayDo } from '../../shared/plan/reach.ts';
import { isArchived, splitPlace } from '../../shared/plan/tree.ts';
import type { PlanStore } from '../state/plan-store.ts';
import type { Draft } from '../sync/steps.ts';

/** What would do a draft's deed on the plan as it is now; undefined when what it was about is not there any more. */
export function commandsOf(draft: Draft, store: PlanStore): Command[] | undefined {
  const commands: Command[] = [];
  for (const patch of wantedIn(draft)) {
    const command = commandOf(patch, store);
    if (command === 'impossible') return undefined;
    if (command) commands.push(command);
  }
  return commands.length > 0 ? commands : undefined;
}

/** Whether a draft's deed is one I may do: an editor may be limited to another theme than it is about. */
export const isMine = (draft: Draft, doc: Y.Doc, me: Actor): boolean => mayDo(doc, wantedIn(draft), me);

/** What somebody wanted: without neighbours that only made room. */
const wantedIn = ({ deed, patches }: Draft): Patch[] =>
  patches.filter((patch) => patch.op === 'create' || (patch.op === 'set' && patch.id === deed.id));

type Outcome = Command | 'impossible' | undefined;

function commandOf(patch: Patch, store: PlanStore): Outcome {
  if (patch.op === 'guard') return undefined;
  if (patch.op === 'create') return creation(patch, store);
  const { entity, id, field, to, key } = patch;
  const record = store.record(entity, id);
  if (!record) return 'impossible';
  if (field === 'place' || field === 'order') return move(patch, store);
  if (field === 'archivedWith') return undefined;
  if (field === 'archived' && entity !== 'plan' && entity !== 'organisation')
    return { name: to ? 'archive' : 'restore', input: { entity, id } };
  if (key === undefined) return { name: 'setField', input: { entity, id, field, value: to ?? null } };
  const list = isBroken(record) ? [] : (record as unknown as Record<string, readonly string[]>)[field];
  const others = (list ?? []).filter((one) => one !== key);
  const value = to === undefined ? others : [...others, key];
  return { name: 'setField', input: { entity, id, field, value } };
}

function creation({ entity, fields }: Extract<Patch, { op: 'create' }>, store: PlanStore): Outcome {
  const title = String(fields.title ?? '');
  const { parent } = splitPlace(String(fields.place ?? ''));
  if (entity === 'theme') return { name: 'createTheme', input: { title } };
  if (entity === 'strategy' && isAlive(store, 'theme', parent))
    return { name: 'createStrategy', input: { title, themeId: parent } };
  if (entity === 'action' && isAlive(store, 'strategy', parent))
    return {
      name: 'createAction',
      input: { title, strategyId: parent, description: String(fields.description ?? '') },
    };
  return 'impossible';
}

function isAlive(store: PlanStore, entity: 'theme' | 'strategy', id: string): boolean {
  const record = store.record(entity, id);
  return record !== undefined && !isArchived(record);
}

/** To the place it was to have: before the first that now stands after that. */
function move({ entity, id, to }: SetPatch, store: PlanStore): Outcome {
  const { shown } = store;
  if (entity === 'theme')
    return { name: 'moveTheme', input: { id, before: beforeKey(shown.themes, String(to)) } };
  const { parent, key } = splitPlace(String(to));
  const keyOf = (child: 'strategy' | 'action') => (one: string) =>
    splitPlace(store.record(child, one)?.place).key;
  if (entity === 'strategy' && isAlive(store, 'theme', parent)) {
    const before = (shown.strategies.get(parent) ?? []).find(
      (one) => one !== id && keyOf('strategy')(one) > key,
    );
    return { name: 'moveStrategy', input: { id, themeId: parent, before } };
  }
  if (entity === 'action' && isAlive(store, 'strategy', parent)) {
    const before = (shown.actions.get(parent) ?? []).find((one) => one !== id && keyOf('action')(one) > key);
    return { name: 'moveAction', input: { id, strategyId: parent, before } };
  }
  return 'impossible';

  function beforeKey(themes: readonly string[], wanted: string): string | undefined {
    return themes.find((one) => {
      const theme = store.record('theme', one);
      return one !== id && theme !== undefined && !isBroken(theme) && (theme.order ?? '') > wanted;
    });
  }
}
