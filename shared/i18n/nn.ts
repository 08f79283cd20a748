import { nb, type Messages } from './nb.ts';

export const nn: Messages = nb;
