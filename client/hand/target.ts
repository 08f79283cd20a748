import type { Command } from '../../shared/plan/command-inputs.ts';

/** A place: an index among the shown children of `parent`, what is moved not counted. */
export interface Target {
  readonly parent: string;
  readonly index: number;
}

/** The commands that put cards at an index among the others of a strategy, one after the other. */
export const moveAllCommands = (
  ids: readonly string[],
  { parent, index }: Target,
  siblings: readonly string[],
): Command[] =>
  ids.map((id, at) => ({
    name: 'moveAction',
    input: {
      id,
      strategyId: parent,
      after: at === 0 ? siblings[index - 1] : ids[at - 1],
      before: siblings[index],
    },
  }));
