import { Fragment } from 'react';

type Parts = readonly (readonly [start: number, end: number])[];

const none: Parts = [];

interface MarkedProps {
  readonly text: string;
  /** Parts of it, as start and end, in order. */
  readonly parts: Parts | undefined;
}

/** A text in which parts are underlined: what was sought. */
export const Marked = ({ text, parts = none }: MarkedProps) => (
  <>
    {parts.map(([start, end], index) => (
      <Fragment key={start}>
        {text.slice(parts[index - 1]?.[1] ?? 0, start)}
        <mark>{text.slice(start, end)}</mark>
      </Fragment>
    ))}
    {text.slice(parts.at(-1)?.[1] ?? 0)}
  </>
);
