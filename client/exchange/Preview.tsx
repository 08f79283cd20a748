import { FileImportIcon } from '@navikt/aksel-icons';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Answers, Proposal } from '../../shared/exchange/proposal.ts';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Fault } from './Choose.tsx';
import { ColumnList } from './ColumnList.tsx';
import { Differences } from './Differences.tsx';
import { DifferenceFilters, isShown, type Shown } from './DifferenceFilters.tsx';
import { Doubts } from './Doubts.tsx';
import { Head } from './Head.tsx';
import { Outline } from './Outline.tsx';
import type { Reading } from './reading.ts';
import { Rows } from './Rows.tsx';
import { layOut } from './rows.ts';
import { Strip } from './Strip.tsx';
import { Tabs, type Tab } from './Tabs.tsx';
import { useApply } from './use-apply.ts';
import { useFound } from './use-found.ts';
import { useNarrow } from './use-narrow.ts';
import { useProposal } from './use-proposal.ts';

interface PreviewProps {
  readonly reading: Reading;
  /** Reads another sheet of the same file. */
  readonly onSheet: ((sheet: string) => void) | undefined;
}

/** What is shown of what there is no room for. */
const nothing: Proposal = {
  themes: [],
  actions: [],
  doubts: [],
  knownNames: 0,
  newNames: [],
  commands: [],
};

/** All that a document would do to the plan, to be settled before any of it is written. */
export function Preview({ reading, onSheet }: PreviewProps) {
  const m = useKnownTexts(exchangeTexts);
  const { found, columns, setColumn } = useFound(reading);
  const [answers, setAnswers] = useState<Answers>({});
  const fitting = useProposal(found, answers, reading.since);
  const proposal = fitting ?? nothing;
  const laid = useMemo(() => layOut(proposal, answers), [proposal, answers]);
  const [shown, setShown] = useState<Shown>('all');
  const [tab, setTab] = useState<Tab>('rows');
  const isNarrow = useNarrow();
  const { apply, isApplying, fault } = useApply({ reading, columns, answers, laid });
  useFirstWords(laid.rows.length, laid.open.size);
  const show = (row: number) => {
    setShown('all');
    setTab('rows');
    scrollToRow(row);
  };
  const settle = useSettle(answers, setAnswers, laid.open.size);
  const sheets = <ColumnList {...{ reading, found, columns, onSheet }} onChange={setColumn} />;
  const isHidden = (one: Tab) => isNarrow && tab !== one;
  const panel = (one: Tab) =>
    isNarrow
      ? ({ role: 'tabpanel', id: `import-${one}`, 'aria-labelledby': `import-tab-${one}` } as const)
      : {};
  return (
    <>
      <Head name={reading.name}>
        <button
          type="button"
          className="button primary import-take"
          disabled={isApplying || laid.takes === 0}
          onClick={apply}
        >
          <FileImportIcon aria-hidden />
          {isApplying ? m.applying : takeWords(laid, m)}
        </button>
      </Head>
      <Strip laid={laid} />
      {(fault || !fitting) && <Fault fault={fault ?? 'limit'} name={undefined} />}
      {isNarrow && <Tabs tab={tab} open={laid.open.size} onChange={setTab} />}
      <div className="import-grid">
        <div className="import-left" hidden={isHidden('document')} {...panel('document')}>
          {laid.isDifference ? (
            <DifferenceFilters laid={laid} shown={shown} onShow={setShown} />
          ) : (
            <Outline found={found} laid={laid} onJump={() => setTab('rows')} />
          )}
          {sheets}
        </div>
        <main className="import-middle" hidden={isHidden('rows')} tabIndex={-1} id="board">
          <div {...panel('rows')}>
            {laid.isDifference ? (
              <Differences laid={laid} isShown={(row) => isShown(row, shown)} />
            ) : (
              <Rows laid={laid} />
            )}
          </div>
        </main>
        <aside className="import-right" hidden={isHidden('settle')} aria-label={m.doubts.title}>
          <div {...panel('settle')}>
            <Doubts {...{ proposal, laid, answers }} onSettle={settle} onShow={show} />
          </div>
        </aside>
      </div>
    </>
  );
}

const takeWords = (
  { takes, isDifference }: { readonly takes: number; readonly isDifference: boolean },
  m: { nothingToTake: string; take: (n: number) => string; takeChanges: (n: number) => string },
): string => (takes === 0 ? m.nothingToTake : isDifference ? m.takeChanges(takes) : m.take(takes));

/** Brings a row into view, or the part of the list it will be drawn in. */
function scrollToRow(row: number): void {
  requestAnimationFrame(() => {
    const target =
      document.getElementById(`import-row-${row}`) ??
      [...document.querySelectorAll<HTMLElement>('[data-rows]')].find((part) =>
        part.dataset.rows!.split(' ').includes(String(row)),
      );
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  });
}

/** Tells who listens what was read. */
function useFirstWords(rows: number, doubts: number): void {
  const m = useKnownTexts(exchangeTexts);
  const notices = useNotices();
  // Once: what is settled after that is told as it is settled.
  const say = useEffectEvent(() => notices.say(m.spoken(rows, doubts)));
  useEffect(() => say(), []);
}

/** Notes an answer and tells how much is left. */
function useSettle(answers: Answers, setAnswers: (answers: Answers) => void, open: number) {
  const m = useKnownTexts(exchangeTexts);
  const notices = useNotices();
  return (key: string, answer: string) => {
    notices.say(m.doubts.settled(answers[key] === undefined ? open - 1 : open));
    setAnswers({ ...answers, [key]: answer });
  };
}
