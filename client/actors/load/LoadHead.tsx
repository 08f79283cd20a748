import { ArrowRightLeftIcon } from '@navikt/aksel-icons';
import { useEffect, useRef } from 'react';
import { splits } from '../../../shared/actors/load.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { useSettings } from '../settings.ts';
import type { Figures } from '../use-carried.ts';
import type { Rows } from './rows.ts';
import { SaveLoad } from './SaveLoad.tsx';

interface LoadHeadProps {
  readonly figures: Figures;
  readonly table: Rows;
  readonly isThinking: boolean;
  readonly onThink: () => void;
}

/** How the table is split up, and what can be done with it. */
export function LoadHead({ figures, table, isThinking, onThink }: LoadHeadProps) {
  const m = useKnownTexts(actorsTexts).load;
  const [{ split }, change] = useSettings();
  const opener = useRef<HTMLButtonElement>(null);
  const wasThinking = useRef(false);
  useEffect(() => {
    if (wasThinking.current && !isThinking) opener.current?.focus();
    wasThinking.current = isThinking;
  }, [isThinking]);
  return (
    <div className="load-head">
      <div className="load-splits" role="group" aria-label={m.by}>
        <span aria-hidden>{m.by}</span>
        {splits.map((one) => (
          <button
            key={one}
            type="button"
            className="button small"
            aria-pressed={one === split}
            onClick={() => change({ split: one })}
          >
            {m.splits[one]}
          </button>
        ))}
      </div>
      <span className="grow" />
      {!isThinking && table.rows.length > 0 && (
        <button ref={opener} type="button" className="button small" onClick={onThink}>
          <ArrowRightLeftIcon aria-hidden />
          {m.whatIf.open}
        </button>
      )}
      {table.rows.length > 0 && <SaveLoad figures={figures} table={table} />}
    </div>
  );
}
