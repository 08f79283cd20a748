import { readFileSync } from 'node:fs';

/** The example plan, as parsed. */
export const exampleSource = (): { readonly plan: object } =>
  JSON.parse(readFileSync(new URL('lillehammer-plan.json', import.meta.url), 'utf8')) as { plan: object };
