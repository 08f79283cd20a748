import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Config } from '../config.ts';

type Trust = Pick<Config, 'trustProxy'>;

/**
 * Whom a request comes from, as an IP address.
 *
 * Each proxy adds the address it was asked from at the end of `X-Forwarded-For`; what stands before that its sender has
 * written. So with n proxies of ours the nth from the end tells, and without any the header tells nothing.
 * @param remote whom the connection comes from
 */
export function clientAddress(
  { trustProxy = 0 }: Trust,
  headers: IncomingHttpHeaders,
  remote: string | undefined,
): string | undefined {
  const forwarded = String(headers['x-forwarded-for'] ?? '');
  const chain = [...forwarded.split(',').filter((part) => part.trim() !== ''), remote ?? ''];
  const told = chain[Math.max(0, chain.length - 1 - trustProxy)]!.trim();
  const address = told.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return plain(isIP(address) > 0 ? address : remote);
}

/** IPv4 within IPv6 as IPv4, so that one address has one name. */
const plain = (address: string | undefined): string | undefined => address?.replace(/^::ffff:(?=\d+\.)/i, '');

/** Whom a request comes from that asks for an upgrade. */
export const addressOf = (trust: Trust, { headers, socket }: IncomingMessage): string | undefined =>
  clientAddress(trust, headers, socket.remoteAddress);

/** Whom a request comes from. */
export const addressIn = (trust: Trust, c: Context): string | undefined =>
  addressOf(trust, (c.env as HttpBindings).incoming);

/** What is counted together: in IPv6 a household or an office has a whole network of 64 bits. */
export function networkOf(address: string | undefined): string {
  if (address === undefined || isIP(address) !== 6) return address ?? '';
  const groups = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [head = '', tail] = groups.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
