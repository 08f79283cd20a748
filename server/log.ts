import { pino, type Logger } from 'pino';

export type Log = Logger;

export const createLog = (level: string): Log => pino({ level, base: null });

/** An e-mail address as it may stand in a log: "a…@example.no". */
export const shortAddress = (email: string): string => email.replace(/^(.).*(?=@)/su, '$1…');
