import { useEffect, useRef } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import type { Asked } from '../../shared/questions.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { momentOf } from '../lib/moment.ts';
import { CommitmentShape } from '../marks/CommitmentMark.tsx';

interface SaidProps {
  readonly asked: Asked;
  /** Whether it has been answered just now, here. */
  readonly isNew: boolean;
  readonly onChange: () => void;
}

/** What has been answered, by whom and when, and how to answer otherwise. */
export function Said({ asked: { answer, organisation, expires }, isNew, onChange }: SaidProps) {
  const m = useKnownTexts(partiesTexts).answer;
  const { language } = useSpoken();
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNew) words.current?.focus();
  }, [isNew]);
  const state = answer?.state === 'confirmed' || answer?.state === 'withdrawn' ? answer.state : undefined;
  return (
    <div ref={words} className="answer-said" tabIndex={-1} role={isNew ? 'status' : undefined}>
      {isNew && <p>{m.thanks}</p>}
      {state && (
        <h2 className={`commitment ${state}`}>
          <CommitmentShape state={state} />
          {m.said[state](organisation.name)}
        </h2>
      )}
      {answer?.reason && <q>{answer.reason}</q>}
      {answer && state && <p className="quiet">{m.saidBy(answer.by, momentOf(answer.at, language))}</p>}
      <p className="quiet">{m.mayChange(momentOf(expires, language))}</p>
      <button type="button" className="button go" onClick={onChange}>
        {m.change}
      </button>
    </div>
  );
}
