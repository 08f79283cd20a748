/** Signing in, being invited, and one's own account. Bokmål is the source of the keys. */
export const people = {
  signIn: 'Logg inn',
};
export type PeopleTexts = typeof people;
