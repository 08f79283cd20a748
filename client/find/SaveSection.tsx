import { useEffect, useRef, useState } from 'react';
import { findTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { activeIn, useSaved, useSaving } from './saved.ts';
import { SaveForm } from './SaveForm.tsx';
import type { Asking } from './use-finder.ts';

/** Saving what is asked now. It stands last: it comes and goes with what is chosen above, which must not move. */
export function SaveSection({ asking: { finder } }: { readonly asking: Asking }) {
  const m = useKnownTexts(findTexts).saved;
  const { filter } = useSignal(finder.outcome);
  const saved = useSaved();
  const { may, save } = useSaving();
  const [done, setDone] = useState<string>();
  if (!may) return null;
  const active = activeIn(saved, filter);
  return (
    <div className="find-saved">
      {active ? (
        active.name === done && <Done>{m.saved(done)}</Done>
      ) : (
        <SaveForm
          saved={saved}
          filter={filter}
          onSave={(one) => {
            setDone(one.name);
            return save(one);
          }}
        />
      )}
    </div>
  );
}

/** Where the form stood: whoever was in it is told here. */
function Done({ children }: { readonly children: string }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <p ref={line} className="find-saved-done" tabIndex={-1}>
      {children}
    </p>
  );
}
