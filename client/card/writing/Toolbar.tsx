import { BulletListIcon, ExternalLinkIcon } from '@navikt/aksel-icons';
import type { MouseEvent, RefObject } from 'react';
import { writingTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../../lib/i18n.tsx';
import { useSignalPart } from '../../lib/signal.ts';
import { usePresence, useSession } from '../../sync/hooks.tsx';
import type { Other } from '../../presence/presence.ts';
import { toggleList } from './bullets.ts';
import type { TextEditor } from './editor.ts';
import { openLink } from './formats.ts';

interface ToolbarProps {
  readonly id: string;
  readonly may: boolean;
  readonly editor: RefObject<TextEditor | undefined>;
  /** Of where the caret is. */
  readonly isInList: boolean;
  readonly href: string | undefined;
}

/** What a description can be given besides letters, and who else writes. */
export function Toolbar({ id, may, editor, isInList, href }: ToolbarProps) {
  const words = useKnownTexts(writingTexts);
  const toggle = () => {
    const view = editor.current?.view;
    if (!view) return;
    toggleList(view);
    view.focus();
  };
  return (
    <div className="writing-tools" role="group" aria-label={words.tools}>
      {may && (
        <>
          <button
            type="button"
            className="button icon small ghost"
            aria-label={words.list}
            title={words.list}
            aria-pressed={isInList}
            onMouseDown={stay}
            onClick={toggle}
          >
            <BulletListIcon aria-hidden />
          </button>
          <button
            type="button"
            className="button icon small ghost"
            aria-label={words.openLink}
            title={href === undefined ? words.noLink : words.openLink}
            disabled={href === undefined}
            onMouseDown={stay}
            onClick={() => href !== undefined && openLink(href)}
          >
            <ExternalLinkIcon aria-hidden />
          </button>
        </>
      )}
      <WritingNow id={id} />
    </div>
  );
}

/** The text keeps the focus, so that one goes on writing. */
const stay = (event: MouseEvent) => event.preventDefault();

/** Who else is writing in this card now. */
function WritingNow({ id }: { readonly id: string }) {
  const words = useKnownTexts(writingTexts);
  const m = useMessages();
  const { person } = useSession();
  const names = useSignalPart(usePresence().others, (others) =>
    namesOf(others, id, person, m.people.nameTag),
  );
  if (names === '') return null;
  const list = names.split('\n');
  return (
    <span className="writing-now" title={names}>
      {list.length === 1 ? m.people.writes(list[0]!) : words.writeNow(list.length)}
    </span>
  );
}

/** By line, each person once. */
function namesOf(
  others: readonly Other[],
  id: string,
  me: string,
  tag: (name: string, organisation: string) => string,
): string {
  const here = others.filter(
    ({ cursor, user }) => cursor?.entity === 'action' && cursor.id === id && user.id !== me,
  );
  const names = new Map(
    here.map(({ user }) => [user.id, tag(user.name, user.organisation).replaceAll('\n', ' ')]),
  );
  return [...names.values()].join('\n');
}
