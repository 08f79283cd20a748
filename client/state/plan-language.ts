/** The language plans are written in, whatever the program speaks: listeners hear their words pronounced right. */
export const planLanguage = 'no';
