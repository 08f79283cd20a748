import { useSignal } from '../lib/signal.ts';
import { useFigure } from '../state/hooks.tsx';
import { useSession } from './hooks.tsx';
import { useRightsWords } from './rights-words.ts';

/** Says once, calmly, that I do not change all of this plan. */
export function RightsNote() {
  useSignal(useSession().actor);
  const words = useRightsWords();
  const text = useFigure(() => words() ?? '');
  return (
    text && (
      <span className="rights-note" title={text}>
        {text}
      </span>
    )
  );
}
