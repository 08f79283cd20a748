import { limits } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { mostLines } from './paste.ts';

interface AskManyProps {
  readonly lines: readonly string[];
  readonly onMany: (lines: readonly string[]) => void;
  readonly onOne: (text: string) => void;
  readonly onClose: () => void;
}

/** Asks before many pasted lines become many cards. */
export function AskMany({ lines, onMany, onOne, onClose }: AskManyProps) {
  const m = useMessages();
  const most = lines.slice(0, mostLines);
  const long = most.filter((line) => line.length > limits.title).length;
  const close = (act: () => void) => () => {
    act();
    onClose();
  };
  return (
    <Dialog title={m.quickAdd.manyTitle(most.length)} lead={m.quickAdd.many(lines.length)} onClose={onClose}>
      <ol className="paste-lines">
        {most.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ol>
      {long > 0 && <p className="editor-note">{m.quickAdd.shortened(long, limits.title)}</p>}
      {lines.length > mostLines && <p className="editor-note">{m.quickAdd.tooMany(mostLines)}</p>}
      <div className="dialog-foot">
        <button type="button" className="button primary" onClick={() => onMany(most)}>
          {m.quickAdd.makeMany(most.length)}
        </button>
        <button
          type="button"
          className="button"
          onClick={close(() => onOne(lines.join(' ').slice(0, limits.title)))}
        >
          {m.quickAdd.makeOne}
        </button>
      </div>
    </Dialog>
  );
}
