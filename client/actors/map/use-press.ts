import { useCallback, useMemo } from 'react';
import { useSearch } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import { filterFrom, queryOf } from '../../../shared/find/query.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { optionsFrom, withOptions } from '../../../shared/views/options.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { useNotices } from '../../ui/notices.tsx';
import type { Networks } from './use-networks.ts';

/** Asking for one organisation's actions alone, in the address as any filter; and for all again. */
export function usePress(actors: Networks['actors']): {
  readonly pressed: ReadonlySet<string>;
  readonly press: (id: string) => void;
} {
  const m = useKnownTexts(actorsTexts).map;
  const notices = useNotices();
  const asked = filterFrom(useSearch()).organisations.join();
  const pressed = useMemo(() => new Set(asked.split(',').filter(Boolean)), [asked]);
  const press = useCallback(
    (id: string) => {
      const filter = filterFrom(location.search);
      const isAsked = filter.organisations.length === 1 && filter.organisations[0] === id;
      const query = queryOf({ ...filter, organisations: isAsked ? [] : [id] });
      navigate(`${location.pathname}${withOptions(query, optionsFrom(location.search))}`);
      notices.say(isAsked ? m.every : m.only(actors.get(id)?.name ?? id));
    },
    [m, notices, actors],
  );
  return { pressed, press };
}
