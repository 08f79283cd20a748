/** Of writing together in a card. Bokmål is the source of the keys. */
export const writing = {
  title: 'Tittel',
  titleHint: 'Hva skal gjøres?',
  description: 'Beskrivelse',
  descriptionHint: 'Beskriv hva som skal gjøres, og hvordan',
  tools: 'Verktøy for beskrivelsen',
  list: 'Punktliste',
  openLink: 'Åpne lenken',
  noLink: 'Åpne lenken: sett markøren i en lenke først',
  writeNow: (n: number) => `${n} skriver nå`,
  tooLong: (max: number, left: number) =>
    left === 1
      ? `Beskrivelsen kan ha høyst ${max} tegn. 1 tegn kom ikke med.`
      : `Beskrivelsen kan ha høyst ${max} tegn. ${left} tegn kom ikke med.`,
  hiddenSign: (code: string) => `Usynlig tegn ${code}`,
};

export type WritingTexts = typeof writing;
