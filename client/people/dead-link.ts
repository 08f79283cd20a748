import { deadLinkSchema, type DeadLink } from '../../shared/members.ts';
import type { Refusal } from '../lib/api.ts';

/** What is wrong with a link, when that is what the server has said. */
export function deadLinkOf({ problem }: Refusal): DeadLink | undefined {
  const parsed = deadLinkSchema.safeParse(problem);
  return parsed.success ? parsed.data : undefined;
}
