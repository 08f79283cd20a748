import { ArrowUndoIcon } from '@navikt/aksel-icons';
import { cardTexts } from '../../shared/i18n/late.ts';
import { momentWords } from '../lib/day.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { labelOf, nameOf } from '../state/names.ts';
import type { PlanPerson } from '../state/plan-people.ts';
import { planLanguage } from '../state/plan-language.ts';
import { usePerform } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { wordsFor, type Words } from './history-words.ts';
import type { Change } from './history.ts';
import { restoring } from './restoring.ts';
import type { SectionProps } from './section.ts';
import { diffWords, excerpt } from './word-diff.ts';

interface HistoryLineProps extends SectionProps {
  readonly change: Change;
  /** Who did it, as far as that is known. */
  readonly person: PlanPerson | undefined;
}

/** One change: who, when, what, from what to what. */
export function HistoryLine({ change, action, may, person }: HistoryLineProps) {
  const { messages: m, language } = useSpoken();
  const texts = useKnownTexts(cardTexts);
  const store = useStore();
  const perform = usePerform();
  const notices = useNotices();
  const words = wordsFor(change, { m, texts, language, store });
  if (!words) return null;
  const command = may ? restoring(change, action, store) : undefined;
  const restore = () => {
    if (!command || !perform({ kind: 'edit', name: nameOf(action, m), id: action.id }, command)) return;
    notices.show({ text: texts.history.back(words.what, labelOf(action)) });
  };
  const who = person?.name
    ? m.people.nameTag(person.name, person.organisation)
    : person?.organisation || texts.history.somebody;
  return (
    <li className="card-change">
      <div className="grow">
        <p>
          <strong>{who}</strong> {words.did}{' '}
          <time dateTime={change.when} className="quiet">
            {momentWords(change.when, language, texts.history.today)}
          </time>
        </p>
        <Difference words={words} />
      </div>
      {command && (
        <button
          type="button"
          className="button small"
          aria-label={texts.history.restoreNamed(words.what, words.before || texts.history.empty)}
          onClick={restore}
        >
          <ArrowUndoIcon aria-hidden />
          {texts.history.restore}
        </button>
      )}
    </li>
  );
}

function Difference({ words: { before, after, isText } }: { readonly words: Words }) {
  const texts = useKnownTexts(cardTexts);
  if (!before && !after) return null;
  const gone = <span className="hidden">{texts.history.gone} </span>;
  const added = <span className="hidden">{texts.history.added} </span>;
  if (!isText || !before || !after)
    return (
      <p className="card-difference" lang={isText ? planLanguage : undefined}>
        {before && (
          <del>
            {gone}
            {before}
          </del>
        )}
        {before && after && ' → '}
        {after && (
          <ins>
            {added}
            {after}
          </ins>
        )}
      </p>
    );
  return (
    <p className="card-difference" lang={planLanguage}>
      {excerpt(diffWords(before, after)).map(({ kind, text }, at) =>
        kind === 'same' ? (
          <span key={at}>{text}</span>
        ) : kind === 'gone' ? (
          <del key={at}>
            {gone}
            {text}
          </del>
        ) : (
          <ins key={at}>
            {added}
            {text}
          </ins>
        ),
      )}
    </p>
  );
}
