import { nb, type Messages } from './nb.ts';

export const en: Messages = nb;
