import type { WritingTexts } from './nb.ts';

export const writing: WritingTexts = {
  title: 'Tittel',
  titleHint: 'Kva skal gjerast?',
  description: 'Omtale',
  descriptionHint: 'Skriv kva som skal gjerast, og korleis',
  tools: 'Verktøy for omtalen',
  list: 'Punktliste',
  openLink: 'Opne lenkja',
  noLink: 'Opne lenkja: set markøren i ei lenkje først',
  writeNow: (n) => `${n} skriv no`,
  tooLong: (max, left) =>
    left === 1
      ? `Omtalen kan ha høgst ${max} teikn. 1 teikn kom ikkje med.`
      : `Omtalen kan ha høgst ${max} teikn. ${left} teikn kom ikkje med.`,
  hiddenSign: (code) => `Usynleg teikn ${code}`,
};
