import { useEffect, useMemo } from 'react';
import { NameIndex, partiesOf } from '../../shared/exchange/match-name.ts';
import { tableTexts } from '../../shared/i18n/late.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import { isBroken, type Broken } from '../../shared/plan/document.ts';
import type { Action, Organisation, Strategy, Theme } from '../../shared/plan/schema.ts';
import { splitPlace } from '../../shared/plan/tree.ts';
import type { CellContext } from '../../shared/table/cells.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { dayOf } from '../lib/when.ts';
import { momentsOf } from '../state/activity.ts';
import { useStore } from '../state/hooks.tsx';
import type { PlanStore } from '../state/plan-store.ts';
import { useRecordStore } from '../state/said.ts';
import { useSession } from '../sync/hooks.tsx';

const whole = <T extends { id: string }>(record: T | Broken | undefined): T | undefined =>
  record && !isBroken(record) ? record : undefined;

/**
 * What the cells of the plan that is open are read from. Another object only when the language is, or when what was
 * said of the plan has come.
 */
export function useCellContext(): CellContext {
  const { language, messages } = useSpoken();
  const { cells } = useKnownTexts(tableTexts);
  const store = useStore();
  const said = useRecordStore();
  const { activity } = useSession();
  const names = useNames(store);
  useEffect(() => activity.want(), [activity]);
  return useMemo(() => {
    const strategy = ({ place }: Action) =>
      whole<Strategy>(store.record('strategy', splitPlace(place).parent));
    return {
      language,
      words: { cells, status: messages.status, funding: messages.money },
      organisation: (id) => whole<Organisation>(store.record('organisation', id)),
      theme: (action) => whole<Theme>(store.record('theme', splitPlace(strategy(action)?.place).parent)),
      strategy,
      names,
      standing: (action) => (said?.isHere ? said.standing(action) : undefined),
      changed: (id) => momentsOf(activity.known.value, id)?.changed,
      moment: (iso) => momentText(iso, language),
    };
  }, [language, messages, cells, store, said, activity, names]);
}

/** The living register as names are matched with it, made when it is first asked for and after it has changed. */
class NameBook {
  readonly #store: PlanStore;
  #index: NameIndex | undefined;

  constructor(store: PlanStore) {
    this.#store = store;
  }

  readonly names = (): NameIndex => {
    const living = () => partiesOf(this.#store.records()).filter(({ isArchived }) => !isArchived);
    return (this.#index ??= new NameIndex(living()));
  };

  readonly forget = (): void => {
    this.#index = undefined;
  };
}

function useNames(store: PlanStore): () => NameIndex {
  const book = useMemo(() => new NameBook(store), [store]);
  useEffect(() => store.subscribe('register', book.forget), [store, book]);
  return book.names;
}

const dayMs = 24 * 3_600_000;

/** "i dag", "i går", and then the day: "12. nov." */
function momentText(iso: string, language: Language): string {
  const [then, now] = [new Date(iso), new Date()];
  const days = Math.round((now.setHours(0, 0, 0, 0) - then.setHours(0, 0, 0, 0)) / dayMs);
  if (days !== 0 && days !== 1) return dayOf(iso, language, Date.now());
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day');
}
