import { fundingStates, limits, type FundingRow, type FundingState } from './schema.ts';

/**
 * An amount as people write it: "50 000", "50.000 kr", "1,5 mill".
 * @returns crowns, undefined for nothing written, null for what is no amount or more than a plan holds
 */
export function readAmount(text: string): number | undefined | null {
  const plain = text
    .toLowerCase()
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/,-$/, '');
  if (plain === '') return undefined;
  const [, number, unit] =
    /^(?:kr\.?)?([\d.,]{1,20})(mill(?:ioner|ionar|ion)?\.?)?(?:kr(?:oner)?\.?|nok)?$/.exec(plain) ?? [];
  if (number === undefined) return null;
  const digits = number.replace(/\.(?=\d{3}(?:\D|$))/g, '').replace(',', '.');
  const amount = Number(digits) * (unit ? 1_000_000 : 1);
  return /^\d+(\.\d{1,2})?$/.test(digits) && amount <= limits.amount ? amount : null;
}

const groups = new Intl.NumberFormat('nb', { maximumFractionDigits: 2 });

/** "50 000", with spaces that do not break. */
export const amountText = (amount: number): string => groups.format(amount).replace(/\s/g, '\u00a0');

/** What rows come to by how far the money has come, in the order of the states; what has no amount counts nowhere. */
export function sumsOf(
  rows: Iterable<Pick<FundingRow, 'amount' | 'state'>>,
): readonly { readonly state: FundingState; readonly sum: number }[] {
  const sums = new Map<FundingState, number>();
  for (const { state, amount } of rows)
    if (amount !== undefined) sums.set(state, (sums.get(state) ?? 0) + amount);
  return fundingStates.flatMap((state) => (sums.has(state) ? [{ state, sum: sums.get(state)! }] : []));
}
