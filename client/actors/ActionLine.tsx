import type { ReactNode } from 'react';
import type { Carried } from '../../shared/actors/carried.ts';
import { actorsTexts } from '../../shared/i18n/late.ts';
import type { Records } from '../../shared/plan/document.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { StatusMark } from '../marks/StatusMark.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { shortIn } from './words.ts';

interface ActionLineProps {
  readonly one: Carried;
  readonly records: Records;
  readonly remark?: ReactNode;
  readonly onOpen: () => void;
}

/** One action: pressed, its card opens. */
export function ActionLine({ one, records, remark, onOpen }: ActionLineProps) {
  const m = useKnownTexts(actorsTexts).frame;
  const { board } = useMessages();
  const { number, title, timeText, status } = one.action;
  const names = one.owners.map((org) => shortIn(records, org)).join(', ');
  return (
    <button type="button" className="actors-line" onClick={onOpen}>
      <span className="number actors-no">{number ?? board.new}</span>
      <span className="actors-title">
        <span lang={planLanguage}>{title || one.id}</span>{' '}
        <span className="quiet" lang={names ? planLanguage : undefined}>
          {names ? m.led(names) : m.nobodyLeads}
        </span>
      </span>
      {remark !== undefined && <span className="pill">{remark}</span>}
      <span className="actors-time quiet" lang={timeText ? planLanguage : undefined}>
        {timeText || m.noTime}
      </span>
      <StatusMark status={status ?? 'proposed'} />
    </button>
  );
}
