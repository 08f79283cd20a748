import { useId, useState } from 'react';
import { handTexts } from '../../shared/i18n/late.ts';
import { newId } from '../../shared/ids.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { named, search } from '../../shared/register.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { registerOf } from '../state/register-of.ts';
import type { PlanStore } from '../state/plan-store.ts';
import { usePerform, useUndo } from '../sync/hooks.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Suggestions } from '../ui/Suggestions.tsx';
import { useCombobox } from '../ui/use-combobox.ts';
import { useDesk } from './desk.ts';
import { useGroup } from './use-group.ts';

const mostHits = 20;

/** Asks who carries the chosen cards: somebody of the register, or a new one. */
export function ChosenOwner() {
  const m = useMessages();
  const texts = useKnownTexts(handTexts);
  const id = useId();
  const store = useStore();
  const { choosing } = useDesk();
  const group = useGroup();
  const [ids] = useState(group.chosen);
  const [text, setText] = useState('');
  const [replaces, setReplaces] = useState(false);
  const giveTo = useGiving();
  const close = () => choosing.asks.set(undefined);
  const register = registerOf(store);
  const typed = text.trim();
  const hits = typed === '' ? [] : search(register, typed).slice(0, mostHits);
  const added = typed !== '' && !named(register, typed) ? typed : undefined;
  const { isShown, active, setOpen, take, onKeyDown, told } = useCombobox({
    count: hits.length + (added === undefined ? 0 : 1),
    onTake: (index) => setText(hits[index]?.organisation.name ?? typed),
  });
  const set = () => {
    const now = group.chosen().filter((one) => ids.includes(one));
    close();
    giveTo(now, typed, replaces);
  };
  return (
    <Dialog title={texts.ownerTitle(ids.length)} onClose={close}>
      <div className="field">
        <label className="label" htmlFor={id}>
          {texts.ownerField}
        </label>
        <div className="combo">
          <input
            id={id}
            className="input"
            {...told(id)}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setOpen(true);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => setOpen(false)}
          />
          {isShown && (
            <Suggestions
              id={id}
              hits={hits}
              added={added}
              words={texts.quick}
              active={active}
              onTake={take}
            />
          )}
        </div>
      </div>
      <label className="chosen-replace">
        <input type="checkbox" checked={replaces} onChange={({ target }) => setReplaces(target.checked)} />
        {texts.replace}
      </label>
      <div className="dialog-foot">
        <button type="button" className="button primary" disabled={typed === ''} onClick={set}>
          {texts.set}
        </button>
        <button type="button" className="button ghost" onClick={close}>
          {m.app.cancel}
        </button>
      </div>
    </Dialog>
  );
}

/** Gives cards to the organisation of a name, which is made if there is none: one step. */
function useGiving() {
  const m = useMessages();
  const texts = useKnownTexts(handTexts);
  const store = useStore();
  const notices = useNotices();
  const perform = usePerform();
  const { undo } = useUndo();
  const group = useGroup();
  return (ids: readonly string[], name: string, replaces: boolean) => {
    if (ids[0] === undefined) return;
    const known = named(registerOf(store), name);
    const org = known?.id ?? newId();
    const made: Command[] = known ? [] : [{ name: 'createOrganisation', input: { id: org, name } }];
    const commands = [...made, ...ids.flatMap((id) => givingOf(store, id, org, replaces))];
    if (!perform({ kind: 'edit', name: group.nameOfAll(ids), id: ids[0] }, ...commands)) return;
    const text = texts.ownerSet(ids.length, known?.name ?? name);
    notices.show({ text, action: { label: m.app.undo, run: undo } });
  };
}

/** Nobody stands on a card twice: who carries it is no longer its partner. */
function givingOf(store: PlanStore, id: string, org: string, replaces: boolean): Command[] {
  const action = store.record('action', id);
  if (!action || isBroken(action)) return [];
  const owners = replaces ? [org] : [...action.owners.filter((one) => one !== org), org];
  const partners = action.partners.filter((one) => one !== org);
  return [
    { name: 'setOwners', input: { id, owners } },
    ...(partners.length < action.partners.length
      ? [{ name: 'setPartners', input: { id, partners } } as const]
      : []),
  ];
}
