import { useEffect, useEffectEvent, useState } from 'react';
import { can } from '../../shared/access.ts';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { Organisation } from '../../shared/plan/schema.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { usePerform, useSession } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';

export type LineField =
  | 'name'
  | 'short'
  | 'area'
  | 'role'
  | 'contact'
  | 'contactAt'
  | 'contactNote'
  | 'plannedFrom'
  | 'note';

interface Writing {
  readonly text: string;
  /** What stood there when I began. */
  readonly base: string;
}

/**
 * One field of an organisation as it is being written. What I type stays mine until I leave the field; when somebody
 * has changed the same meanwhile, both are there to choose from. Leaving the page keeps what is written.
 */
export function useWriting(
  { id, name }: Pick<Organisation, 'id' | 'name'>,
  field: LineField,
  stored: string,
) {
  const m = useKnownTexts(organisationsTexts);
  const { rights } = useMessages();
  const session = useSession();
  const notices = useNotices();
  const perform = usePerform();
  const [writing, setWriting] = useState<Writing>();
  const text = writing?.text ?? stored;
  const wanted = text.trim();
  const theirs =
    writing && stored !== writing.base && stored !== wanted && wanted !== writing.base ? stored : undefined;

  // While a year is being typed it is one of long ago.
  const isFit = field !== 'plannedFrom' || wanted === '' || (wanted >= '1900' && wanted < '2201');
  const deed = { kind: 'edit', name: name || id, id } as const;
  const command = {
    name: 'setField',
    input: { entity: 'organisation', id, field, value: wanted || null },
  } as const;
  const stop = () => setWriting(undefined);
  const write = () => {
    if (wanted !== stored) perform(deed, command);
    stop();
  };
  const leave = () => {
    if (!writing || theirs !== undefined) return;
    if (wanted === writing.base || !isFit) return stop();
    if (field !== 'name' || wanted) return write();
    notices.show({ text: m.nameMissing });
    stop();
  };
  const close = useEffectEvent(() => {
    if (!writing || wanted === writing.base || !isFit || (field === 'name' && !wanted)) return;
    const record = session.store.record('organisation', id);
    const isGone = !record || isBroken(record) || record.archived === true;
    const may = can(session.actor.value ?? { person: '', role: 'viewer' }, 'edit-plan', { theme: null });
    if (may && !isGone && theirs === undefined) return perform(deed, command);
    const why = may ? (isGone ? 'gone' : 'changed') : 'not-allowed';
    if (session.keepText(deed, [command], why)) notices.show({ text: may ? m.kept : rights.kept });
  });
  useEffect(() => () => void close(), []);
  return {
    text,
    /** What somebody else has written there since I began. */
    theirs,
    type: (text: string) => setWriting({ text, base: writing?.base ?? stored }),
    leave,
    write,
    stop,
  };
}
