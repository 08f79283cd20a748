import {
  ArrowRightLeftIcon,
  BranchingIcon,
  CheckmarkIcon,
  ClockDashedIcon,
  MinusIcon,
  PersonIcon,
  QuestionmarkCircleIcon,
} from '@navikt/aksel-icons';
import { useState, type ReactNode } from 'react';
import type { Answers, Doubt, ProposedAction } from '../../shared/exchange/proposal.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useShortName } from '../marks/OrganisationChip.tsx';
import { useRecord } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { answerOf, wordsOf, type DoubtWords } from './doubt-words.ts';
import { OwnerField } from './OwnerField.tsx';
import { useNear } from './use-near.ts';

const icons: Record<Doubt['kind'], ReactNode> = {
  organisation: <QuestionmarkCircleIcon aria-hidden />,
  split: <BranchingIcon aria-hidden />,
  time: <ClockDashedIcon aria-hidden />,
  'no-owner': <PersonIcon aria-hidden />,
  both: <ArrowRightLeftIcon aria-hidden />,
  missing: <MinusIcon aria-hidden />,
};

/** How tall a doubt is as long as it is not drawn, in px. */
const boxHeight = 140;

interface DoubtBoxProps {
  readonly doubt: Doubt;
  /** The first action it is about. */
  readonly first: ProposedAction | undefined;
  readonly answers: Answers;
  /** Whether nobody has settled it. */
  readonly isOpen: boolean;
  /** Whether there are so few that all are drawn at once. */
  readonly isFew: boolean;
  readonly onSettle: (answer: string) => void;
  readonly onShow: (row: number) => void;
}

/** One doubt: the question, what follows, and the answers, the most cautious one chosen already. */
export function DoubtBox(props: DoubtBoxProps) {
  const { doubt, first, isOpen, isFew, onShow } = props;
  const m = useKnownTexts(exchangeTexts);
  const [element, isNear] = useNear<HTMLLIElement>(isFew);
  const like = useFullName(doubt.kind === 'organisation' ? doubt.like : undefined);
  if (!isNear) return <li ref={element} style={{ height: boxHeight }} />;
  const words = wordsOf(doubt, first, like, m);
  const [row] = doubt.rows;
  return (
    <li ref={element} className={`doubt ${isOpen ? 'is-open' : ''}`}>
      <span className="doubt-icon">{icons[doubt.kind]}</span>
      <div>
        <h3>{words.question}</h3>
        <p className="quiet">{words.help}</p>
        {doubt.kind === 'both' && <ThreeValues doubt={doubt} />}
        <Choices {...props} words={words} />
        {row !== undefined && (
          <button type="button" className="link-button" onClick={() => onShow(row)}>
            {doubt.rows.length > 1 ? m.doubts.showRows(doubt.rows.length) : m.doubts.show}
            <span className="hidden">: {words.question}</span>
          </button>
        )}
      </div>
    </li>
  );
}

/** What an organisation of the register is called. */
function useFullName(id: string | undefined): string {
  const known = useRecord('organisation', id ?? '');
  return (known && !isBroken(known) && known.name) || (id ?? '');
}

function Choices({ doubt, answers, words, onSettle }: DoubtBoxProps & { readonly words: DoubtWords }) {
  const m = useKnownTexts(exchangeTexts);
  const [isChoosing, setChoosing] = useState(false);
  const answer = answerOf(doubt, answers);
  const owner = answer.startsWith('owner:') ? answer.slice('owner:'.length) : undefined;
  const ownerName = useShortName(owner);
  return (
    <>
      <div className="doubt-choices" role="group" aria-label={`${m.doubts.choices}: ${words.question}`}>
        {words.choices.map(({ value, label }) => {
          const isOwner = value === 'owner';
          const isChosen = isOwner ? owner !== undefined : answer === value;
          return (
            <button
              key={value}
              type="button"
              className="button small"
              aria-pressed={isChosen}
              aria-expanded={isOwner ? isChoosing : undefined}
              onClick={() => {
                setChoosing(isOwner && !isChoosing);
                if (!isOwner) onSettle(value);
              }}
            >
              {isChosen && <CheckmarkIcon aria-hidden />}
              {isOwner && owner !== undefined ? <span lang={planLanguage}>{ownerName}</span> : label}
            </button>
          );
        })}
      </div>
      {isChoosing && (
        <OwnerField
          onPick={(id) => {
            setChoosing(false);
            onSettle(`owner:${id}`);
          }}
        />
      )}
    </>
  );
}

/** Theirs is what the others have written in the plan, mine what I bring. */
function ThreeValues({ doubt }: { readonly doubt: Extract<Doubt, { kind: 'both' }> }) {
  const m = useKnownTexts(exchangeTexts);
  const value = (term: string, text: string) => (
    <div>
      <dt>{term}</dt>
      <dd lang={planLanguage}>{text || m.doubts.empty}</dd>
    </div>
  );
  return (
    <dl className="three-values">
      {value(m.doubts.before, doubt.before)}
      {value(m.doubts.inPlan, doubt.theirs)}
      {value(m.doubts.inFile, doubt.mine)}
    </dl>
  );
}
