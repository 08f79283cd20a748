import { isBroken, type Records } from './document.ts';
import { isArchived, treeOf } from './tree.ts';

/** A plan at a glance: the living themes in order, with how many living actions each has. */
export function stripOf(
  records: Records,
): { readonly no?: number; readonly title: string; readonly actions: number }[] {
  const { themes, strategies, actions } = records;
  const tree = treeOf(records);
  const living = (ids: readonly string[] = [], of: ReadonlyMap<string, Parameters<typeof isArchived>[0]>) =>
    ids.filter((id) => !isArchived(of.get(id)));
  return living(tree.themes, themes).map((id) => {
    const theme = themes.get(id)!;
    const under = living(tree.strategies.get(id), strategies);
    const count = under.reduce((sum, one) => sum + living(tree.actions.get(one), actions).length, 0);
    if (isBroken(theme)) return { title: id, actions: count };
    return { ...(theme.no !== undefined && { no: theme.no }), title: theme.title, actions: count };
  });
}
