import { ArrowCirclepathIcon, ArrowUndoIcon, FilesIcon } from '@navikt/aksel-icons';
import { useEffect, useId, useRef } from 'react';
import { can } from '../../shared/access.ts';
import { timeOfDay, type Language } from '../../shared/i18n/languages.ts';
import { panelTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useFigure, useStore } from '../state/hooks.tsx';
import { useSession } from '../sync/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import type { Draft } from '../sync/steps.ts';
import { Difference } from './Difference.tsx';
import { linesOf } from './lines.ts';
import { commandsOf, isMine } from './retry.ts';
import { whyWords } from './words.ts';

interface DraftCardProps {
  readonly draft: Draft;
  readonly isDiscarded: boolean;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
  readonly onTakeBack: () => void;
  /** Tells listeners. */
  readonly onSay: (words: string) => void;
}

/** One draft: which card, which field, my text with what it was before, when, why, and what can be done. */
export function DraftCard({ draft, isDiscarded, onRetry, onDiscard, onTakeBack, onSay }: DraftCardProps) {
  const { language, messages: m } = useSpoken();
  const words = useKnownTexts(panelTexts);
  const lineWords = { drafts: words.drafts, status: m.status };
  const store = useStore();
  const heading = useId();
  const text = useRef<HTMLDivElement>(null);
  const { name } = draft.deed;
  // What can be tried, and what the fields hold now, depends on all of the plan.
  useFigure((store) => JSON.stringify(linesOf(draft, store, lineWords)));
  const lines = linesOf(draft, store, lineWords);
  const obstacle = useObstacle(draft);
  // Then the page says why, and there is no role that could give or take anything.
  const isShutOut = useSignal(useSession().isShutOut);
  if (isDiscarded) return <Discarded name={name} onTakeBack={onTakeBack} />;
  const copy = async () =>
    onSay((await copied(lines, text.current!)) ? words.drafts.copied : words.drafts.selected);
  return (
    <li className="draft" aria-labelledby={heading}>
      <header>
        <h3 id={heading} lang={planLanguage}>
          {name}
        </h3>
        <span className="quiet">{words.drafts.kept(timeSince(new Date(draft.at), language))}</span>
      </header>
      {!isShutOut && <p className="draft-why">{whyWords(draft.why, words)}</p>}
      <div ref={text} className="draft-text">
        {lines.map((line, index) => (
          <p key={index}>
            <span className="quiet">{line.what}: </span>
            <Difference line={line} />
            {line.now !== undefined && (
              <span className="draft-now">
                {line.now === '' ? words.drafts.nowEmpty : words.drafts.now(line.now)}
              </span>
            )}
          </p>
        ))}
      </div>
      {(obstacle === 'noPlace' || obstacle === 'otherTheme') && (
        <p className="draft-now">{words.drafts[obstacle]}</p>
      )}
      <div className="draft-ways">
        {lines.some(({ isText }) => isText) && (
          <button
            type="button"
            className="button small"
            aria-label={words.drafts.named(words.drafts.copy, name)}
            onClick={() => void copy()}
          >
            <FilesIcon aria-hidden />
            {words.drafts.copy}
          </button>
        )}
        {obstacle === 'none' && (
          <button
            type="button"
            className="button small"
            aria-label={words.drafts.named(words.drafts.retry, name)}
            onClick={onRetry}
          >
            <ArrowCirclepathIcon aria-hidden />
            {words.drafts.retry}
          </button>
        )}
        <button
          type="button"
          className="button ghost small danger"
          aria-label={words.drafts.named(words.drafts.discard, name)}
          onClick={onDiscard}
        >
          {words.drafts.discard}
        </button>
      </div>
    </li>
  );
}

/** Why a draft cannot be tried again, as the plan and I are now. */
function useObstacle(draft: Draft): 'none' | 'role' | 'noPlace' | 'otherTheme' {
  const session = useSession();
  const me = useSignal(session.actor);
  return useFigure((store) => {
    if (!me || !can(me, 'edit-plan')) return 'role';
    if (!commandsOf(draft, store)) return 'noPlace';
    return isMine(draft, session.doc, me) ? 'none' : 'otherTheme';
  });
}

/** Stands in the draft's place until the dialog is closed, with the way back. */
function Discarded({ name, onTakeBack }: { readonly name: string; readonly onTakeBack: () => void }) {
  const { messages: m } = useSpoken();
  const words = useKnownTexts(panelTexts);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Only what was discarded by itself takes the focus, which stood on its own button.
    if (document.activeElement === document.body || !document.activeElement) button.current?.focus();
  }, []);
  return (
    <li className="draft is-discarded">
      <span className="grow">{words.drafts.discarded(name)}</span>
      <button
        ref={button}
        type="button"
        className="button small"
        aria-label={words.drafts.named(m.app.undo, name)}
        onClick={onTakeBack}
      >
        <ArrowUndoIcon aria-hidden />
        {m.app.undo}
      </button>
    </li>
  );
}

/** Copies what I wrote; where the browser does not let a page do that, selects it. @returns whether it was copied */
async function copied(lines: ReturnType<typeof linesOf>, element: HTMLElement): Promise<boolean> {
  const text = lines
    .filter(({ isText }) => isText)
    .map(({ after }) => after)
    .join('\n');
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(element);
    return false;
  }
}

/** The time of day; of another day its date too. */
function timeSince(at: Date, language: Language): string {
  const time = timeOfDay(at, language);
  const isToday = at.toDateString() === new Date().toDateString();
  return isToday ? time : `${at.toLocaleDateString(language, { day: 'numeric', month: 'short' })} ${time}`;
}
