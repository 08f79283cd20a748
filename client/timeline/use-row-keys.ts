import { useEffectEvent, type KeyboardEvent } from 'react';
import { timelineTexts } from '../../shared/i18n/late.ts';
import { isSameFrame, stepped, type Part } from '../../shared/timeline/move.ts';
import { useDesk } from '../hand/desk.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { singleKeys } from '../lib/single-keys.ts';
import { useOpenCard } from '../sync/card-way.ts';
import { useNotices } from '../ui/notices.tsx';
import { datesText } from './time-words.ts';
import type { TimeView } from './timeline-context.ts';
import type { Put } from './use-put.ts';

interface Deeds {
  readonly put: Put;
  readonly goTo: (index: number) => void;
  readonly last: number;
  readonly fold: (lane: string, isFolded?: boolean) => void;
  readonly zoom: (step: -1 | 1) => void;
  readonly scroll: (pages: number) => void;
  readonly toToday: () => void;
}

/** So many rows up or down for a page. */
const page = 10;

/** The keys of the timeline. Those of a row go with the row that has the focus. */
export function useRowKeys(view: TimeView, deeds: Deeds): (event: KeyboardEvent) => void {
  const texts = useKnownTexts(timelineTexts);
  const { language } = useSpoken();
  const notices = useNotices();
  const openCard = useOpenCard();
  const { choosing } = useDesk();
  const { hand } = view;
  const { put } = deeds;

  const move = (row: HTMLElement, side: -1 | 1, part: Part) => {
    const id = row.dataset.action!;
    const may = row.dataset.may !== undefined;
    if (!may) return deeds.scroll(side * 0.25);
    if (hand.held.value?.id !== id && !put.take(id, part, may)) return;
    const { frame } = hand.held.value!;
    const next = stepped(frame, part, side, view.snap, view.today);
    hand.hold(next, part);
    notices.say(texts.moved(datesText(next, texts, language) || texts.noDates));
  };

  const onRow = (event: KeyboardEvent, row: HTMLElement): boolean => {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const { value: held } = hand.held;
    const side = { ArrowLeft: -1, ArrowRight: 1 }[key] as -1 | 1 | undefined;
    if (row.dataset.lane !== undefined) {
      if (key !== 'Enter' && key !== ' ' && !side) return false;
      deeds.fold(row.dataset.lane, side && side < 0);
      return true;
    }
    if (side) {
      move(row, side, shiftKey ? 'due' : ctrlKey || metaKey ? 'start' : 'all');
      return true;
    }
    if (held) {
      if (key === 'Enter') {
        if (isSameFrame(held.base, held.frame)) put.cancel();
        else hand.ask();
      } else if (key === 'Escape') put.cancel();
      // While something is in hand, nothing else is gone to.
      return true;
    }
    if (key === 'Enter') openCard(row.dataset.action);
    else if (key === ' ' && row.dataset.may !== undefined) choosing.toggle(row.dataset.action!);
    else return false;
    return true;
  };

  const between = ({ key, ctrlKey }: KeyboardEvent, at: number): boolean => {
    const goal = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: deeds.last,
    }[key];
    if (goal === undefined || ctrlKey) return false;
    deeds.goTo(goal);
    return true;
  };

  const anywhere = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => {
    if (ctrlKey || metaKey || altKey || !singleKeys.areOn) return false;
    if (key === '+') deeds.zoom(-1);
    else if (key === '-') deeds.zoom(1);
    else if (key === '<') deeds.scroll(-0.5);
    else if (key === '>') deeds.scroll(0.5);
    else if (key === 't') deeds.toToday();
    else return false;
    return true;
  };

  return useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (target.closest('select, dialog, [role=dialog], [role=menu], .tl-bar-top input')) return;
    const row = target.closest<HTMLElement>('.tl-row');
    const isDone =
      (row && (onRow(event, row) || between(event, Number(row.dataset.index)))) || anywhere(event);
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
  });
}
