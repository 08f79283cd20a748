import type { WritingTexts } from './nb.ts';

export const writing: WritingTexts = {
  title: 'Title',
  titleHint: 'What is to be done?',
  description: 'Description',
  descriptionHint: 'Describe what is to be done, and how',
  tools: 'Tools for the description',
  list: 'Bullet list',
  openLink: 'Open the link',
  noLink: 'Open the link: put the caret in a link first',
  writeNow: (n) => `${n} are writing now`,
  tooLong: (max, left) =>
    left === 1
      ? `The description can have ${max} characters at most. 1 character did not fit.`
      : `The description can have ${max} characters at most. ${left} characters did not fit.`,
  hiddenSign: (code) => `Invisible character ${code}`,
};
