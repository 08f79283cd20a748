import type { Read } from '../../shared/plan/document.ts';
import { splitPlace } from '../../shared/plan/tree.ts';
import { useRecord } from '../state/hooks.tsx';

interface Home {
  readonly strategy: Read<'strategy'> | undefined;
  readonly theme: Read<'theme'> | undefined;
}

/** The strategy a card is at home under, and its theme: also of one that is archived. */
export function useHome(action: Read<'action'> | undefined): Home {
  const strategy = useRecord('strategy', splitPlace(action?.place).parent);
  const theme = useRecord('theme', splitPlace(strategy?.place).parent);
  return { strategy, theme };
}
