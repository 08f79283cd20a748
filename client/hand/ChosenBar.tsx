import {
  ArchiveIcon,
  ArrowRightIcon,
  CircleIcon,
  LinkIcon,
  PersonIcon,
  XMarkIcon,
} from '@navikt/aksel-icons';
import { useState, type ReactNode } from 'react';
import { handTexts } from '../../shared/i18n/late.ts';
import { statuses, type Status } from '../../shared/plan/schema.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { StatusMark } from '../marks/StatusMark.tsx';
import { usePerform, useUndo } from '../sync/hooks.tsx';
import { useCopyLinks } from '../sync/links.ts';
import { Menu } from '../ui/Menu.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useDesk } from './desk.ts';
import { ChosenMove } from './ChosenMove.tsx';
import { ChosenOwner } from './ChosenOwner.tsx';
import { useArchive } from './use-archive.ts';
import { useChosenNews } from './use-chosen-news.ts';
import { useGroup } from './use-group.ts';
import './chosen.css';

/** What can be done with all chosen cards at once, each as one step. */
export function ChosenBar() {
  const texts = useKnownTexts(handTexts);
  const { choosing } = useDesk();
  const count = useSignal(choosing.ids).size;
  const open = useSignal(choosing.asks);
  const group = useGroup();
  const archive = useArchive();
  const copyLinks = useCopyLinks();
  const [anchor, openStatus] = useState<HTMLElement>();
  useChosenNews();
  const isNone = count === 0;
  const archiveAll = () => {
    const ids = group.chosen();
    if (ids[0] !== undefined) archive('action', ids[0], ids);
  };
  const deed = (label: string, icon: ReactNode, run: (button: HTMLElement) => void) => (
    <button
      type="button"
      className="button ghost"
      disabled={isNone}
      onClick={({ currentTarget }) => run(currentTarget)}
    >
      {icon}
      <span>{label}</span>
    </button>
  );
  return (
    <section className="chosen-bar" aria-label={texts.chosen}>
      <strong className="number">{texts.count(count)}</strong>
      <div className="chosen-deeds">
        {deed(texts.move, <ArrowRightIcon aria-hidden />, () => choosing.asks.set('move'))}
        {deed(texts.owner, <PersonIcon aria-hidden />, () => choosing.asks.set('owner'))}
        {deed(texts.status, <CircleIcon aria-hidden />, openStatus)}
        {deed(texts.archive, <ArchiveIcon aria-hidden />, archiveAll)}
        {deed(texts.copyLinks, <LinkIcon aria-hidden />, () => void copyLinks(group.chosen()))}
      </div>
      <button type="button" className="button ghost" onClick={() => choosing.clear()}>
        <XMarkIcon aria-hidden />
        <span>{texts.cancel}</span>
      </button>
      {anchor && <StatusMenu anchor={anchor} onClose={() => openStatus(undefined)} />}
      {open === 'move' && <ChosenMove />}
      {open === 'owner' && <ChosenOwner />}
    </section>
  );
}

interface StatusMenuProps {
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

function StatusMenu({ anchor, onClose }: StatusMenuProps) {
  const m = useMessages();
  const texts = useKnownTexts(handTexts);
  const notices = useNotices();
  const group = useGroup();
  const perform = usePerform();
  const { undo } = useUndo();
  const set = (value: Status) => {
    anchor.focus();
    onClose();
    const ids = group.chosen();
    if (ids[0] === undefined) return;
    const commands = ids.map(
      (id) => ({ name: 'setField', input: { entity: 'action', id, field: 'status', value } }) as const,
    );
    if (!perform({ kind: 'edit', name: group.nameOfAll(ids), id: ids[0] }, ...commands)) return;
    const text = texts.statusSet(ids.length, m.status[value]);
    notices.show({ text, action: { label: m.app.undo, run: undo } });
  };
  return (
    <Menu label={texts.status} anchor={anchor} onClose={onClose}>
      {statuses.map((one) => (
        <button
          key={one}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="menu-item"
          onClick={() => set(one)}
        >
          <StatusMark status={one} />
        </button>
      ))}
    </Menu>
  );
}
