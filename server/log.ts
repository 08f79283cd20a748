import { isIP } from 'node:net';
import { pino, type Logger } from 'pino';
import { networkOf } from './auth/address.ts';
import { isLoopback } from './loopback.ts';

export type Log = Logger;

/** Nobody's address stands in the log in full, however it got into what is logged: an error's message may quote one. */
export const createLog = (level: string): Log =>
  pino({ level, base: null, hooks: { streamWrite: withoutAddresses } });

/** An e-mail address as it may stand in a log: "a…@example.no". */
export const shortAddress = (email: string): string => email.replace(/^(.).*(?=@)/su, '$1…');

/** An IP address as it may stand in a log: of IPv4 the first 24 bits, of IPv6 the first 48. This machine's own stays. */
export function shortNetwork(address: string): string {
  if (isLoopback(address)) return address;
  if (isIP(address) === 4) return address.replace(/\d+$/, '0');
  return `${networkOf(address).split(':').slice(0, 3).join(':')}::`;
}

const email = /[^\s@"<>(),:;[\]\\/]+@[^\s@"<>(),:;[\]\\/]+/gu;
const ip =
  /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\w)|[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*[0-9a-f](?![\w:]))/gi;

/** A text with every address in it made short. */
export const withoutAddresses = (text: string): string =>
  text
    .replace(email, shortAddress)
    .replace(ip, (address) => (isIP(address) > 0 ? shortNetwork(address) : address));
