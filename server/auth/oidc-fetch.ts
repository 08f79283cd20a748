import type { CustomFetch } from 'openid-client';
import { isSafe } from '../config-oidc.ts';
import { LoginFault } from './oidc-fault.ts';

/**
 * How a provider is asked. The library throws the faults on as the cause of its own errors.
 * @param most how many bytes of an answer are read
 */
export const askProvider =
  (most: number): CustomFetch =>
  async (url, { body, ...options }) => {
    if (!isSafe(new URL(url))) throw new LoginFault('refused', 'an address that is not https');
    try {
      const response = await fetch(url, { ...options, body: body as BodyInit | null });
      if (response.status >= 500 || response.status === 429) throw new Error(`${response.status}`);
      return new Response(await readBody(response, most), response);
    } catch {
      throw new LoginFault('provider-down', 'no answer');
    }
  };

/** @throws Error when there is more of it, or it does not come */
async function readBody({ body }: Response, most: number): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > most) throw new Error('Too much');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
