import { roles, type Role } from '../../shared/access.ts';
import { planDoc } from '../storage/plans.ts';
import { openStored, type Opened } from '../storage/opening.ts';
import { AppError } from '../../shared/errors.ts';
import { upgrade } from '../../shared/plan/upgrade.ts';
import type { Config } from '../config.ts';
import { createContext, type AppContext } from '../context.ts';

/** Called wrongly: exit code 2, and a pointer to the help. */
export class UsageError extends Error {}

export interface Options {
  readonly id?: string | undefined;
  readonly noted?: boolean | undefined;
  readonly plan?: string | undefined;
  readonly role?: string | undefined;
  readonly org?: string | undefined;
  readonly name?: string | undefined;
  readonly theme?: string | undefined;
  readonly uses?: string | undefined;
  readonly days?: string | undefined;
  readonly language?: string | undefined;
}

/** One verb of the command line: says on stdout what it has done, throws a sentence when it cannot. */
export type Verb = (config: Config, args: readonly string[], options: Options) => Promise<void> | void;

/** A verb that works on the data directory's database. */
export const withContext =
  (work: (ctx: AppContext, args: readonly string[], options: Options) => Promise<void> | void): Verb =>
  async (config, args, options) => {
    // Nobody else waits here.
    const limits = { ...config.limits, lockWait: config.limits.lockWaitAlone };
    await using ctx = createContext({ ...config, limits, logLevel: 'silent' });
    await work(ctx, args, options);
  };

/** A plan as it is stored: nothing is mended or written, since a server may have it open. */
export function openPlan({ db, plans }: AppContext, id: string): Opened {
  if (!plans.find(id)) throw new AppError('not-found', `There is no plan "${id}"`);
  const opened = openStored(db, planDoc(id));
  upgrade(opened.doc);
  return opened;
}

/** @throws UsageError when there is no such role */
export function roleOf(text: string): Role {
  const role = roles.find((one) => one === text);
  if (!role) throw new UsageError(`"${text}" is no role: ${roles.join(', ')}`);
  return role;
}
