import type { ReactNode } from 'react';
import type { PartyGroup } from '../../../shared/actors/sectors.ts';

const side = 8;

/** What is drawn over the ground of each kind, so that none is told by its colour alone. */
const drawn: Record<PartyGroup, ReactNode> = {
  municipality: <rect width={side} height={side} />,
  county: <path d="M-2 2 2-2M0 8 8 0M6 10l4-4" />,
  state: <circle cx="4" cy="4" r="2" />,
  'regional-body': <path d="M0 4h8" />,
  academia: <path d="M4 0v8" />,
  business: <path d="M-2 6 2 10M0 0l8 8M6-2l4 4" />,
  'funding-agency': <path d="M0 4h8M4 0v8" />,
  network: <path d="M0 6 4 2 8 6" />,
  other: null,
};

/** The fills of all kinds. @param prefix of their ids: a picture that is kept has its own */
export const Patterns = ({ prefix }: { readonly prefix: string }) => (
  <defs>
    {(Object.keys(drawn) as PartyGroup[]).map((group) => (
      <pattern
        key={group}
        id={`${prefix}-${group}`}
        className={`party is-${group}`}
        width={side}
        height={side}
        patternUnits="userSpaceOnUse"
      >
        <rect className="party-ground" width={side} height={side} />
        <g className={group === 'municipality' || group === 'state' ? 'party-whole' : 'party-lines'}>
          {drawn[group]}
        </g>
      </pattern>
    ))}
  </defs>
);

/** How the kind's pattern is asked for. */
export const patternOf = (prefix: string, group: PartyGroup): string => `url(#${prefix}-${group})`;
