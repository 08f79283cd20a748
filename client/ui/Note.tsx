import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';

interface NoteProps {
  readonly fact: string;
  readonly help?: string | undefined;
  readonly tone?: 'red' | 'amber';
}

/** What went wrong, above the fields; told to listeners at once. */
export const Note = ({ fact, help, tone = 'red' }: NoteProps) => (
  <div className={`people-note ${tone}`} role="alert">
    <ExclamationmarkTriangleIcon aria-hidden />
    <span>
      <b>{fact}</b> {help}
    </span>
  </div>
);
