import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { newId } from '../../shared/ids.ts';
import type { ColumnChoices } from '../../shared/exchange/found.ts';
import type { Answers } from '../../shared/exchange/proposal.ts';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSession, useUndo } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { applyImport, whenHere } from './apply.ts';
import { faultOf, type FaultKind } from './faults.ts';
import type { Reading } from './reading.ts';
import type { Laid } from './rows.ts';

interface ApplyProps {
  readonly reading: Reading;
  readonly columns: ColumnChoices;
  readonly answers: Answers;
  readonly laid: Laid;
}

/** Takes it in, goes to the board, and offers to take all of it back as one step of mine. */
export function useApply({ reading, columns, answers, laid: { takes, isDifference } }: ApplyProps) {
  const m = useKnownTexts(exchangeTexts);
  const { app } = useMessages();
  const session = useSession();
  const notices = useNotices();
  const { undo } = useUndo();
  const [, navigate] = useLocation();
  const [isApplying, setApplying] = useState(false);
  const [fault, setFault] = useState<FaultKind>();
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const tried = useRef({ wish: '', key: '' });

  const apply = async () => {
    // What was tried before, and nothing was heard of, goes out under the same key.
    const wish = JSON.stringify({ answers, columns });
    if (tried.current.wish !== wish) tried.current = { wish, key: newId() };
    setApplying(true);
    setFault(undefined);
    notices.say(m.applying);
    try {
      const applied = await applyImport(session.plan, { reading, answers, columns }, tried.current.key);
      // Whoever has gone elsewhere meanwhile stays there; what was written is told all the same.
      if (isHere.current) navigate(`/plan/${session.plan}`);
      await whenHere(session, applied);
      const name = (isDifference ? m.deedChanges : m.deed)(takes);
      session.undo.push(newId(), { kind: 'create', name, id: applied.created[0] ?? '' }, applied.inverse);
      const text = (isDifference ? m.doneChanges : m.done)(takes);
      notices.show({ text, action: { label: app.undo, run: undo } });
    } catch (error) {
      setFault(faultOf(error, m.fault));
      setApplying(false);
    }
  };
  return { apply: () => void apply(), isApplying, fault };
}
