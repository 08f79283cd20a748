import type { BrowserContext, Page } from '@playwright/test';
import type { Running } from '../../server/server.ts';
import { madeInvitationSchema, type MadeInvitation } from '../../shared/members.ts';
import { asking, read, type Ask } from '../server/asking.ts';
import { admitted, rememberServer } from '../server/people.ts';
import { signIn } from './board.ts';

/** A coordinator of the example plan who asks without a browser. */
export function coordinator({ ctx, url }: Running): Ask {
  rememberServer(url, ctx.db);
  const somebody = { person: 'kari', name: 'Kari', organisation: 'Regionrådet' };
  return asking(url, admitted(url, 'lillehammer', somebody));
}

/** Has them make a link to the plan. */
export const linkTo = (ask: Ask, wanted: object = {}): Promise<MadeInvitation> =>
  read(
    ask('POST', '/api/plans/lillehammer/invitations', { role: 'editor', ...wanted }),
    madeInvitationSchema,
  );

/** Fills in the form behind a link, and joins. @param organisation one of the register, in full */
export async function joinAs(page: Page, name: string, organisation: string): Promise<void> {
  await page.getByLabel('Navnet ditt').fill(name);
  await page.getByRole('combobox', { name: 'Organisasjon' }).fill(organisation);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Bli med' }).click();
}

/** Signs the coordinator in, in a browser. */
export const asCoordinator = (context: BrowserContext, server: Running): Promise<void> =>
  signIn(context, server, { person: 'kari', name: 'Kari' });

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
