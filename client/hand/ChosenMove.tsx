import { useState } from 'react';
import { can } from '../../shared/access.ts';
import { handTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { nameOf, shownParent } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import { useSession } from '../sync/hooks.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useDesk } from './desk.ts';
import { useGroup } from './use-group.ts';

/** Asks under which strategy the chosen cards go. */
export function ChosenMove() {
  const m = useMessages();
  const texts = useKnownTexts(handTexts);
  const store = useStore();
  const { actor } = useSession();
  const { choosing, focus } = useDesk();
  const group = useGroup();
  const [ids] = useState(group.chosen);
  const [parent, setParent] = useState(() => shownParent(store, 'action', ids[0] ?? ''));
  const close = () => choosing.asks.set(undefined);
  const { themes, strategies } = store.shown;
  const mayEnter = (theme: string) => can(actor.value!, 'edit-plan', { theme });
  const move = () => {
    // Some may have gone while this was open.
    const now = group.chosen().filter((id) => ids.includes(id));
    close();
    if (now[0] !== undefined && group.moveAll(now, { parent, index: Infinity })) focus(now[0]);
  };
  return (
    <Dialog title={texts.moveTitle(ids.length)} lead={texts.moveHelp} onClose={close}>
      <label className="field">
        <span className="label">{texts.under}</span>
        <select
          className="input"
          lang={planLanguage}
          value={parent}
          onChange={(event) => setParent(event.target.value)}
        >
          {parent === '' && <option value="" />}
          {themes.filter(mayEnter).map((theme) => (
            <optgroup key={theme} label={nameOf(store.record('theme', theme), m)}>
              {(strategies.get(theme) ?? []).map((id) => (
                <option key={id} value={id}>
                  {nameOf(store.record('strategy', id), m)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <div className="dialog-foot">
        <button type="button" className="button primary" disabled={parent === ''} onClick={move}>
          {texts.moveHere}
        </button>
        <button type="button" className="button ghost" onClick={close}>
          {m.app.cancel}
        </button>
      </div>
    </Dialog>
  );
}
