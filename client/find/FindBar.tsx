import { FunnelIcon, MagnifyingGlassIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import { noFilter } from '../../shared/find/filter.ts';
import { queryOf } from '../../shared/find/query.ts';
import type { FindTexts } from '../../shared/i18n/find/nb.ts';
import { findTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useNotices } from '../ui/notices.tsx';
import { chosenCount, Chips } from './Chips.tsx';
import { FilterSheet } from './FilterSheet.tsx';
import type { Outcome } from './finder.ts';
import { Palette } from './Palette.tsx';
import { activeIn, useSaved } from './saved.ts';
import { SavedMenu } from './SavedMenu.tsx';
import { SearchField } from './SearchField.tsx';
import { useFindKeys } from './use-find-keys.ts';
import { useFinder, type Asking } from './use-finder.ts';
import './find.css';
import './saved.css';

/** How long somebody has to be done typing before what is found is read out, in ms. */
const settled = 700;

/** One field for all that can be sought, and the filters. */
export function FindBar() {
  const asking = useFinder();
  return asking && <Bar asking={asking} />;
}

function Bar({ asking }: { readonly asking: Asking }) {
  const m = useKnownTexts(findTexts);
  const { finder, ask } = asking;
  const outcome = useSignal(finder.outcome);
  const [open, setOpen] = useState<'filter' | 'palette'>();
  const field = useRef<HTMLInputElement>(null);
  useSpoken(outcome);
  const { filter, shown, of } = outcome;
  const saved = useSaved();
  const active = activeIn(saved, filter);
  const clear = () => ask(noFilter);
  useFindKeys({
    search: () => field.current?.focus(),
    filter: () => setOpen('filter'),
    mine: () => ask({ ...filter, mine: !filter.mine }),
    clear,
    palette: () => setOpen('palette'),
  });
  const close = () => setOpen(undefined);
  const count = chosenCount(filter);
  return (
    <div className="find" role="search" aria-label={m.search}>
      <SearchField asking={asking} outcome={outcome} field={field} />
      <button
        type="button"
        className="button ghost find-filter"
        aria-haspopup="dialog"
        onClick={() => setOpen('filter')}
      >
        <FunnelIcon aria-hidden />
        <span>{m.filter}</span>
        {count > 0 && (
          <span className="find-badge number">
            <span aria-hidden>{count}</span>
            <span className="hidden"> {m.chosen(count)}</span>
          </span>
        )}
      </button>
      {saved.length > 0 && <SavedMenu saved={saved} active={active} onAsk={ask} />}
      <button
        type="button"
        className="button find-phone"
        aria-haspopup="dialog"
        onClick={() => setOpen('filter')}
      >
        <MagnifyingGlassIcon aria-hidden />
        <span className={active && 'hidden'}>{m.search}</span>
        {active && <span className="clip"> {active.name}</span>}
      </button>
      <Chips asking={asking} outcome={outcome} />
      {outcome.isAsking && (
        <>
          <span className="find-count number">{m.shown(shown, of)}</span>
          <button type="button" className="button ghost find-clear" onClick={clear}>
            {m.clear}
            <kbd aria-hidden>X</kbd>
          </button>
        </>
      )}
      {outcome.isAsking && shown === 0 && <p className="find-empty">{emptyWords(outcome, m)}</p>}
      {open === 'filter' && <FilterSheet asking={asking} onClose={close} />}
      {open === 'palette' && (
        <Palette asking={asking} onClose={close} onFilter={() => setOpen('filter')} onClear={clear} />
      )}
    </div>
  );
}

/** Why nothing is left: words that are nowhere, or choices that nothing meets. */
const emptyWords = ({ filter, of }: Outcome, m: FindTexts): string => {
  const text = filter.text.trim();
  const isTextOnly = queryOf({ ...filter, text: '', hides: false }) === '';
  return text && isTextOnly ? m.nothing(text, of) : m.nothingFits(of);
};

/** What was found is read out once the question stands still. */
function useSpoken(outcome: Outcome): void {
  const m = useKnownTexts(findTexts);
  const notices = useNotices();
  const { filter, isAsking, shown, of } = outcome;
  const question = queryOf({ ...filter, hides: false });
  const spoken = useRef('');
  useEffect(() => {
    if (question === spoken.current) return;
    const timer = setTimeout(() => {
      spoken.current = question;
      notices.say(!isAsking ? m.saidAll(of) : shown === 0 ? emptyWords(outcome, m) : m.said(shown, of));
    }, settled);
    return () => clearTimeout(timer);
  });
}
