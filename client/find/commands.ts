import type { Filter } from '../../shared/find/filter.ts';
import type { FindTexts } from '../../shared/i18n/find/nb.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { findTexts } from '../../shared/i18n/late.ts';
import { queryOf } from '../../shared/find/query.ts';
import { viewNames } from '../../shared/views/place.ts';
import { addressOf } from '../../shared/views/showing.ts';
import { navigate } from 'wouter/use-browser-location';
import { useMay, useSession, useUndo } from '../sync/hooks.tsx';
import { useSaved } from './saved.ts';
import type { Asking } from './use-finder.ts';

export interface Deed {
  /** What tells it from others of the same name. */
  readonly id?: string;
  readonly name: string;
  /** The key that does the same. */
  readonly hint?: string;
  readonly run: () => void;
}

interface Ways {
  readonly asking: Asking;
  readonly onFilter: () => void;
  readonly onClear: () => void;
}

/** What can be done from the palette. */
export function useDeeds({ asking: { finder, ask }, onFilter, onClear }: Ways): readonly Deed[] {
  const m = useKnownTexts(findTexts);
  const views = useMessages().plan;
  const { plan } = useSession();
  const mayInvite = useMay('manage-members');
  const mayEdit = useMay('edit-plan');
  const { undo, redo } = useUndo();
  const saved = useSaved();
  const { filter } = finder.outcome.value;
  const deed = (name: keyof FindTexts['deeds'], run: () => void, hint?: string): Deed => ({
    name: m.deeds[name],
    run,
    ...(hint !== undefined && { hint }),
  });
  const asks = (name: keyof FindTexts['deeds'], asked: Partial<Filter>, hint?: string) =>
    deed(name, () => ask({ ...filter, ...asked }), hint);
  return [
    ...saved.map(({ id, name, filter }) => ({ id, name: m.saved.use(name), run: () => ask(filter) })),
    asks('mine', { mine: true }, 'Q'),
    deed('filter', onFilter, 'F'),
    deed('clear', onClear, 'X'),
    asks('unconfirmed', { marks: ['unconfirmed'] }),
    asks('overdue', { times: ['overdue'] }),
    asks('none', { times: ['none'] }),
    asks('no-owner', { marks: ['no-owner'] }),
    asks(filter.hides ? 'dim' : 'hide', { hides: !filter.hides }),
    ...(mayEdit ? [deed('undo', undo, 'Ctrl Z'), deed('redo', redo, 'Ctrl ⇧ Z')] : []),
    ...viewNames.map((view) => ({
      name: m.asView(views[view]),
      run: () => navigate(addressOf(plan, { view, query: queryOf(finder.outcome.value.filter) })),
    })),
    deed('organisations', () => navigate(`/plan/${plan}/organisations${location.search}`)),
    ...(mayInvite ? [deed('members', () => navigate(`/plan/${plan}/members`))] : []),
    deed('plans', () => navigate('/')),
  ];
}
