import type { CardTexts } from './nb.ts';

export const card: CardTexts = {
  title: 'Action',
  label: (name) => `Action ${name}`,
  close: 'Close the action',
  loading: 'Fetching the action\u00a0…',
  missing: 'The action was not found',
  missingHelp: 'There is none like it in this plan. The link may have been copied wrongly.',
  allSaved: 'All saved',
  alsoHere: (n) => (n === 1 ? '1 other person has this open' : `${n} others have this open`),
  previous: 'Previous action (K)',
  next: 'Next action (J)',
  copyLink: 'Copy link',
  copied: 'The link has been copied.',
  notCopied: (address) => `Copy the address yourself: ${address}`,
  archived: 'The action is in the archive.',
  archivedHomeless: 'The strategy it stood under is gone. Taken back, it goes under Unplaced.',
  restore: 'Take back',
  tabs: 'What was said and changed',
  tab: { history: 'History', comments: 'Comments' },
};
