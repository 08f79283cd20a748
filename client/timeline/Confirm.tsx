import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { timelineTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { limits } from '../../shared/plan/schema.ts';
import { isSameFrame } from '../../shared/timeline/move.ts';
import { phraseOf } from '../../shared/timeline/phrase.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { useRecord } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { labelOf } from '../state/names.ts';
import type { Held } from './time-hand.ts';
import { datesText } from './time-words.ts';
import { useTimeView } from './timeline-context.ts';
import type { Put } from './use-put.ts';

/** Whether the new dates are to be, and with which words: beside the bar that was let go of. */
export function Confirm({ held, put }: { readonly held: Held; readonly put: Put }) {
  const texts = useKnownTexts(timelineTexts);
  const { language } = useSpoken();
  const { written } = useTimeView();
  const record = useRecord('action', held.id);
  const action = record && !isBroken(record) ? record : undefined;
  const [words, setWords] = useState(() => phraseOf(held.frame, written));
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    const element = box.current!;
    element.showPopover();
    placeBy(element, held.id);
    element.querySelector('input')!.select();
  }, [held.id]);
  const old = action?.timeText;
  const isChanged = action !== undefined && !isSameFrame(action, held.base);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      put.cancel();
    }
  };
  return (
    <div
      ref={box}
      className="tl-confirm"
      role="dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-lead`}
      popover="manual"
      onKeyDown={onKeyDown}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          put.confirm(words.trim());
        }}
      >
        <h2 id={`${id}-title`}>{texts.confirm.title(labelOf(action))}</h2>
        <p id={`${id}-lead`}>
          {texts.confirm.lead(datesText(held.frame, texts, language) || texts.noDates)}
          {isChanged && <span className="tl-confirm-changed"> {texts.confirm.changed}</span>}
        </p>
        <div className="field">
          <label className="label" htmlFor={id}>
            {texts.confirm.text}
          </label>
          <input
            id={id}
            className="input"
            value={words}
            maxLength={limits.phrase}
            lang={planLanguage}
            onChange={({ target }) => setWords(target.value)}
          />
          {old && <span className="help">{texts.confirm.was(old)}</span>}
        </div>
        <div className="tl-confirm-foot">
          <button type="submit" className="button primary">
            {texts.confirm.useNew}
          </button>
          {old && (
            <button type="button" className="button" onClick={() => put.confirm(undefined)}>
              {texts.confirm.keep}
            </button>
          )}
          <button type="button" className="button ghost" onClick={put.cancel}>
            {texts.confirm.cancel}
          </button>
        </div>
      </form>
    </div>
  );
}

const gap = 8;

/** Below the bar, or above it where there is no room, and within the window. */
function placeBy(element: HTMLElement, action: string): void {
  const row = document.querySelector<HTMLElement>(`.tl-row[data-action="${CSS.escape(action)}"]`);
  const at = (row?.querySelector('.tl-shapes, .tl-chip') ?? row)?.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = element;
  const below = (at?.bottom ?? innerHeight / 3) + gap;
  const top = below + height <= innerHeight ? below : Math.max(gap, (at?.top ?? 0) - gap - height);
  element.style.top = `${top}px`;
  element.style.left = `${Math.max(gap, Math.min(at?.left ?? gap, innerWidth - width - gap))}px`;
}
