import type * as Y from 'yjs';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { exampleSource } from '../builders.ts';

const themes = 10;
/** Actions under one strategy. */
const group = 10;

/**
 * A plan of `count` actions in ten themes, spread evenly. Words, owners and times are those of the example plan's
 * actions, over and over, so that a card is as heavy as a real one.
 */
export function planOf(count: number): Y.Doc {
  const { plan, themes: models, organisations } = exampleSource();
  const examples = models.flatMap(({ strategies }) => strategies.flatMap(({ actions }) => actions));
  const action = (index: number) => {
    const { linkedTo: _linkedTo, ...fields } = examples[index % examples.length]!;
    return { ...fields, id: `a${index}` };
  };
  const perTheme = Math.ceil(count / themes);
  const theme = (at: number) => {
    const actions = indices(at * perTheme, Math.min((at + 1) * perTheme, count)).map(action);
    const strategies = indices(0, Math.ceil(actions.length / group)).map((s) => ({
      id: `t${at}-s${s}`,
      title: `Strategi ${s + 1} i tema ${at + 1}`,
      actions: actions.slice(s * group, (s + 1) * group),
    }));
    return { id: `t${at}`, title: `Tema ${at + 1} av ${themes}`, strategies };
  };
  return planFromJson({ plan, themes: indices(0, themes).map(theme), organisations });
}

const indices = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(to - from, 0) }, (_, index) => from + index);
