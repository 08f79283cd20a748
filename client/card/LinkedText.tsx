import { piecesOf } from './pieces.ts';

interface LinkedTextProps {
  readonly text: string;
  /** Whom it may name after an @. */
  readonly names: readonly string[];
}

/** Somebody's words as they wrote them; addresses can be followed, names stand out. */
export const LinkedText = ({ text, names }: LinkedTextProps) => (
  <p className="comment-text" dir="auto">
    {piecesOf(text, names).map(({ kind, text }, index) =>
      kind === 'link' ? (
        <a key={index} href={text} target="_blank" rel="noopener noreferrer nofollow">
          {text}
        </a>
      ) : kind === 'mention' ? (
        <span key={index} className="mention">
          {text}
        </span>
      ) : (
        text
      ),
    )}
  </p>
);
