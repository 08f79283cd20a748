import { useState } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { Comment } from '../../shared/record/schema.ts';
import { command } from '../lib/api.ts';
import { useKnownTexts, useMessages, useSpoken } from '../lib/i18n.tsx';
import { useNow } from '../lib/use-now.ts';
import { ago, exactly } from '../lib/when.ts';
import { useStore } from '../state/hooks.tsx';
import { usePeople } from '../state/plan-people.ts';
import { useMay, useSession } from '../sync/hooks.tsx';
import { CommentEditor } from './CommentEditor.tsx';
import { LinkedText } from './LinkedText.tsx';

/** One thing somebody said; its author rewrites it or takes the words back. */
export function CommentItem({ comment }: { readonly comment: Comment }) {
  const m = useKnownTexts(partiesTexts).comments;
  const [mode, setMode] = useState<'edit' | 'delete'>();
  const mayChange = useMay('change-comment', { person: comment.person });
  const names = useNamesOf(comment.mentions ?? []);
  const { fault, isSending, send } = useChanging(() => setMode(undefined));
  const { id, text, deleted } = comment;
  const isEditing = mode === 'edit' && mayChange && !deleted;
  return (
    <li className="comment" data-comment={id}>
      <Author comment={comment} />
      {deleted ? (
        <p className="quiet">{m.deleted}</p>
      ) : isEditing ? (
        <EditComment
          {...{ comment, names, isSending }}
          onSend={(said, mentions) => send('editComment', { id, text: said, mentions })}
          onClose={() => setMode(undefined)}
        />
      ) : (
        <LinkedText text={text} names={[...names.keys()]} />
      )}
      {mayChange && !deleted && !isEditing && (
        <div className="comment-deeds">
          {mode === 'delete' ? (
            <>
              <button
                type="button"
                className="button small danger"
                aria-disabled={isSending}
                onClick={() => send('deleteComment', { id })}
              >
                {m.deleteSure}
              </button>
              <button type="button" className="button small" onClick={() => setMode(undefined)}>
                {m.keep}
              </button>
            </>
          ) : (
            <>
              <button type="button" className="link-like" onClick={() => setMode('edit')}>
                {m.edit}
              </button>
              <button type="button" className="link-like" onClick={() => setMode('delete')}>
                {m.delete}
              </button>
            </>
          )}
        </div>
      )}
      {fault && (
        <p className="party-fault" role="alert">
          {m.notSaved}
        </p>
      )}
    </li>
  );
}

/** Who said it, for whom, and when: as one would say it, and exactly. */
function Author({ comment: { person, at, editedAt, deleted } }: { readonly comment: Comment }) {
  const m = useKnownTexts(partiesTexts);
  const { rights } = useMessages();
  const { language } = useSpoken();
  const now = useNow();
  const one = usePeople([person]).get(person);
  return (
    <p className="comment-author">
      <b>
        <bdi>{one?.name || one?.organisation || m.someone}</bdi>
      </b>
      {one?.name && one.organisation && <bdi className="quiet">{one.organisation}</bdi>}
      {one?.badge && <span className="pill">{rights[one.badge]}</span>}
      <time className="quiet" dateTime={at}>
        {ago(at, language, now)} <span className="comment-exact">({exactly(at, language)})</span>
      </time>
      {editedAt && !deleted && (
        <span className="quiet" title={m.comments.editedAt(exactly(editedAt, language))}>
          {m.comments.edited}
        </span>
      )}
    </p>
  );
}

interface EditCommentProps {
  readonly comment: Comment;
  readonly names: ReadonlyMap<string, string>;
  readonly isSending: boolean;
  readonly onSend: (text: string, mentions: string[]) => void;
  readonly onClose: () => void;
}

function EditComment({ comment, names, isSending, onSend, onClose }: EditCommentProps) {
  const m = useKnownTexts(partiesTexts).comments;
  const [base] = useState(comment.text);
  const [text, setText] = useState(comment.text);
  return (
    <>
      {base !== comment.text && <p className="note-conflict">{m.changedSince}</p>}
      <CommentEditor
        label={m.editLabel}
        text={text}
        onText={setText}
        mentioned={names}
        isSending={isSending}
        onSend={onSend}
        onEscape={onClose}
        startsHere
      >
        {(send) => (
          <>
            <button type="button" className="button small primary" aria-disabled={isSending} onClick={send}>
              {m.save}
            </button>
            <button type="button" className="button small" onClick={onClose}>
              {m.cancel}
            </button>
          </>
        )}
      </CommentEditor>
    </>
  );
}

/** How those are called who are mentioned, by name: an organisation by its short form and its name. */
function useNamesOf(ids: readonly string[]): ReadonlyMap<string, string> {
  const store = useStore();
  const people = usePeople([]);
  return new Map(
    ids.flatMap((id) => {
      const organisation = store.record('organisation', id);
      const known = organisation && !isBroken(organisation) ? organisation : undefined;
      const names = [known?.short, known?.name, people.get(id)?.name];
      return names.flatMap((name) => (name ? [[name, id] as const] : []));
    }),
  );
}

/** Sends what changes a comment, and tells whether it could not be. */
function useChanging(onDone: () => void) {
  const { plan } = useSession();
  const [fault, setFault] = useState(false);
  const [isSending, setSending] = useState(false);
  const change = async (...[name, input]: Parameters<Changing>) => {
    if (isSending) return;
    setSending(true);
    setFault(false);
    try {
      if (name === 'deleteComment') await command({ plan }, name, input);
      else await command({ plan }, name, input as EditInput);
      onDone();
    } catch {
      setFault(true);
    }
    setSending(false);
  };
  const send: Changing = (...what) => void change(...what);
  return { fault, isSending, send };
}

interface EditInput {
  readonly id: string;
  readonly text: string;
  readonly mentions: string[];
}
type Changing = (name: 'editComment' | 'deleteComment', input: EditInput | { readonly id: string }) => void;
