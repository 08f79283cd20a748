import { useEffect, useId, useRef, useState } from 'react';
import { newId } from '../../shared/ids.ts';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { limits, type Action, type OrganisationKind } from '../../shared/plan/schema.ts';
import { named, search } from '../../shared/register.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { nameOf } from '../state/names.ts';
import { registerOf } from '../state/register-of.ts';
import { usePerform } from '../sync/hooks.tsx';
import { Suggestions } from '../ui/Suggestions.tsx';
import { useCombobox } from '../ui/use-combobox.ts';
import { NewParty } from './NewParty.tsx';
import { otherSide, setting, type Side } from './parts.ts';

interface PartyFieldProps {
  readonly side: Side;
  readonly action: Action;
  readonly onClose: () => void;
}

/** So many suggestions are looked through; who wants others writes more. */
const mostHits = 50;

/** Adds organisations, one after the other: of the register, or new ones. Esc closes it. */
export function PartyField({ side, action, onClose }: PartyFieldProps) {
  const m = useKnownTexts(partiesTexts);
  const id = useId();
  const store = useStore();
  const { put, putNew } = usePutting(side, action);
  const [text, setText] = useState('');
  const [fresh, setFresh] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const register = registerOf(store).filter((one) => !action[side].includes(one.id));
  const hits = search(register, text).slice(0, mostHits);
  const added = text.trim() === '' || named(registerOf(store), text) ? undefined : text.trim();
  const { isShown, active, setOpen, take, onKeyDown, told } = useCombobox({
    count: hits.length + (added === undefined ? 0 : 1),
    onTake: (index) => {
      const hit = hits[index];
      if (!hit) return setFresh(added);
      put(hit.organisation.id);
      setText('');
    },
  });
  useEffect(() => {
    if (fresh === undefined) input.current?.focus();
  }, [fresh]);
  const make = (kind: OrganisationKind, isPlanned: boolean) => {
    putNew(fresh!, kind, isPlanned);
    setText('');
    setFresh(undefined);
  };
  if (fresh !== undefined) return <NewParty name={fresh} onMake={make} onClose={() => setFresh(undefined)} />;
  return (
    <div className="field party-field">
      <label className="hidden" htmlFor={id}>
        {m.field[side]}
      </label>
      <div className="combo">
        <input
          ref={input}
          id={id}
          className="input"
          type="text"
          {...told(id)}
          aria-describedby={`${id}-about`}
          maxLength={limits.name}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setOpen(event.target.value.trim() !== '');
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            const isUnchosen = event.key === 'Enter' && active < 0 && text.trim() !== '';
            if (isUnchosen) {
              event.preventDefault();
              take(0);
            } else if (event.key === 'Escape' && !isShown) {
              event.stopPropagation();
              onClose();
            } else onKeyDown(event);
          }}
          onBlur={() => setOpen(false)}
        />
        {isShown && <Suggestions id={id} hits={hits} added={added} words={m} active={active} onTake={take} />}
      </div>
      <span id={`${id}-about`} className="help">
        {m.fieldHelp}
      </span>
      <output className="hidden">{isShown && m.hits(hits.length)}</output>
    </div>
  );
}

/** Puts an organisation on the action in this way, and no longer in the other: one undoable step. */
function usePutting(side: Side, action: Action) {
  const words = useMessages();
  const perform = usePerform();
  const { id } = action;
  const deed = { kind: 'edit', name: nameOf(action, words), id } as const;
  const commands = (org: string) => {
    const other = otherSide[side];
    const left = action[other].filter((one) => one !== org);
    const orgs = [...action[side].filter((one) => one !== org), org];
    const moved = left.length < action[other].length ? [setting(other, id, left)] : [];
    return [...moved, setting(side, id, orgs)];
  };
  return {
    put: (org: string) => perform(deed, ...commands(org)),
    putNew: (name: string, kind: OrganisationKind, planned: boolean) => {
      const org = newId();
      const create = {
        name: 'createOrganisation',
        input: { id: org, name, kind, ...(planned && { planned }) },
      } as const;
      perform(deed, create, ...commands(org));
    },
  };
}
