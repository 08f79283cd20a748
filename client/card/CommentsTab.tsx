import { PaperplaneIcon } from '@navikt/aksel-icons';
import { useEffect, useState } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { command, Refusal } from '../lib/api.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { Signal, useSignal } from '../lib/signal.ts';
import type { LineStatus } from '../sync/connection.ts';
import { usePeople } from '../state/plan-people.ts';
import { useComments } from '../state/said.ts';
import { useMay, useSession } from '../sync/hooks.tsx';
import { CommentEditor } from './CommentEditor.tsx';
import { CommentItem } from './CommentItem.tsx';
import type { SectionProps } from './section.ts';
import './comments.css';

/** Before what was said has been fetched. */
const notYet = new Signal(false);
const coming: LineStatus['line'] = new Signal({ state: 'connecting' });

/** What was said of it, the newest last, and room to say more. */
export function CommentsTab({ action }: SectionProps) {
  const m = useKnownTexts(partiesTexts).comments;
  const session = useSession();
  const { status } = session;
  useEffect(() => session.wantSaid(), [session]);
  const said = useSignal(session.said);
  const isHere = useSignal(said?.line.isHere ?? notYet);
  const line = useSignal(said?.line.status.line ?? coming);
  const comments = useComments(action.id);
  usePeople(comments.map(({ person }) => person));
  const mayComment = useMay('comment');
  const isComing = line.state === 'connecting' || line.state === 'open';
  const isCut = useSignal(status.line).state === 'offline' || !isComing;
  return (
    <div className="comments">
      {!isHere && (
        <p className="comments-state quiet" role="status">
          {isCut ? m.missing : m.loading}
        </p>
      )}
      {isHere && isCut && (
        <p className="comments-state" role="status">
          {m.stale}
        </p>
      )}
      {isHere && comments.length === 0 && <p className="quiet">{m.none}</p>}
      <ol className="comment-list" aria-label={m.title}>
        {comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} />
        ))}
      </ol>
      {mayComment ? (
        <NewComment key={action.id} actionId={action.id} isCut={isCut} />
      ) : (
        <p className="quiet">{m.mayNot}</p>
      )}
    </div>
  );
}

/** What is being written stays in its field until the server has it, also when the card is closed meanwhile. */
function NewComment({ actionId, isCut }: { readonly actionId: string; readonly isCut: boolean }) {
  const m = useKnownTexts(partiesTexts).comments;
  const { plan, unsaid } = useSession();
  const [text, setText] = useState(() => unsaid.get(actionId) ?? '');
  const [fault, setFault] = useState<string>();
  const [isSending, setSending] = useState(false);
  const write = (next: string) => {
    setText(next);
    if (next) unsaid.set(actionId, next);
    else unsaid.delete(actionId);
  };
  const send = async (said: string, mentions: string[]) => {
    if (isCut) return setFault(m.offline);
    setSending(true);
    setFault(undefined);
    try {
      await command({ plan }, 'addComment', {
        actionId,
        text: said,
        ...(mentions.length > 0 && { mentions }),
      });
      write('');
    } catch (error) {
      setFault(error instanceof Refusal && error.code === 'limit' ? m.full : m.notSent);
    }
    setSending(false);
  };
  return (
    <>
      <CommentEditor
        label={m.field}
        text={text}
        onText={write}
        isSending={isSending}
        onSend={(said, mentions) => void send(said, mentions)}
      >
        {(send) => (
          <>
            <span className="help grow">{m.help}</span>
            <button
              type="button"
              className="button primary"
              aria-disabled={isSending || !text.trim()}
              onClick={send}
            >
              <PaperplaneIcon aria-hidden />
              {isSending ? m.sending : m.send}
            </button>
          </>
        )}
      </CommentEditor>
      {fault !== undefined && (
        <p className="party-fault" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}
