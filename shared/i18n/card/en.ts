import type { CardTexts } from './nb.ts';

export const card: CardTexts = {
  title: 'Action',
  close: 'Close',
  missing: 'The action was not found',
  missingHelp: 'There is none like it in this plan. The link may have been copied wrongly.',
};
