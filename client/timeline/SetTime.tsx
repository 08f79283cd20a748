import { useId, useState } from 'react';
import { timelineTexts } from '../../shared/i18n/late.ts';
import { entities } from '../../shared/plan/schema.ts';
import type { Frame } from '../../shared/timeline/move.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { labelOf } from '../state/names.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useTimeView } from './timeline-context.ts';
import type { Put } from './use-put.ts';

interface SetTimeProps {
  readonly id: string;
  readonly put: Put;
  readonly onClose: () => void;
}

/** When something is to be, by a form: what a drag on to the axis does with a pointer. */
export function SetTime({ id: action, put, onClose }: SetTimeProps) {
  const store = useStore();
  const { hand } = useTimeView();
  const label = labelOf(store.record('action', action));
  const set = (frame: Frame) => {
    onClose();
    if (!put.take(action, 'all', true)) return;
    hand.hold({ ...hand.held.value!.base, ...frame });
    hand.ask();
  };
  const texts = useKnownTexts(timelineTexts);
  const [dates, setDates] = useState({ start: '', due: '' });
  const [isFaulty, setFaulty] = useState(false);
  const id = useId();
  const { start, due } = dates;
  const isFit =
    (start || due) &&
    [start, due].every((one) => !one || entities.action.fields.due.schema.safeParse(one).success) &&
    !(start && due && due < start);
  const field = (name: 'start' | 'due') => (
    <div className="field">
      <label className="label" htmlFor={`${id}-${name}`}>
        {texts.form[name]}
      </label>
      <input
        id={`${id}-${name}`}
        className="input"
        type="date"
        value={dates[name]}
        aria-invalid={isFaulty || undefined}
        aria-describedby={isFaulty ? `${id}-fault` : undefined}
        onChange={({ target }) => setDates({ ...dates, [name]: target.value })}
      />
    </div>
  );
  return (
    <Dialog title={texts.form.title(label)} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isFit) return setFaulty(true);
          set({ start: start || undefined, due: due || undefined, precision: 'day' });
        }}
      >
        {field('due')}
        {field('start')}
        {isFaulty && !isFit && (
          <p id={`${id}-fault`} className="tl-fault" role="alert">
            {texts.form.fault}
          </p>
        )}
        <div className="dialog-foot">
          <button type="submit" className="button primary">
            {texts.form.next}
          </button>
          <button type="button" className="button ghost" onClick={onClose}>
            {texts.form.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
