import { newId } from '../../shared/ids.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import type { Patch } from '../../shared/plan/patch.ts';
import { joinPlace } from '../../shared/plan/tree.ts';

/** What a command would have written, as far as it is somebody's text: to keep when it cannot be run. */
export function wishOf({ name, input }: Command): Patch[] {
  const make = (entity: 'theme' | 'strategy' | 'action', fields: Record<string, string>): Patch[] => [
    { op: 'create', entity, id: newId(), fields },
  ];
  if (name === 'createTheme') return make('theme', { title: input.title });
  if (name === 'createStrategy')
    return make('strategy', { title: input.title, place: joinPlace(input.themeId, '') });
  if (name === 'createAction') {
    const { title, description = '', strategyId } = input;
    return make('action', { title, description, place: joinPlace(strategyId, '') });
  }
  if (name !== 'setField' && name !== 'setFields') return [];
  const { entity, id } = input;
  const fields = 'fields' in input ? input.fields : { [input.field]: input.value };
  return Object.entries(fields).flatMap(([field, value]) =>
    typeof value === 'string' ? [{ op: 'set', entity, id, field, from: undefined, to: value } as const] : [],
  );
}
