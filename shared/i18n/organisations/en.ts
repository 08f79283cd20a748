import type { OrganisationsTexts } from './nb.ts';

export const organisations: OrganisationsTexts = {
  title: 'Organisations',
};
