import { AppError } from '../../../shared/errors.ts';

/** What a worker is given to do in tests. */
export type Order = 'double' | 'bytes' | 'refuse' | 'fail' | 'for ever' | 'hoard' | 'leave';

export default function task({ order, number }: { readonly order: Order; readonly number: number }): unknown {
  switch (order) {
    case 'double':
      return Promise.resolve(number * 2);
    case 'bytes':
      return new Uint8Array(number).fill(7);
    case 'refuse':
      throw new AppError('bad-file', 'No such thing', 'file');
    case 'fail':
      throw new TypeError('Out of order');
    case 'for ever':
      for (;;);
    case 'hoard': {
      const hoard: number[][] = [];
      for (;;) hoard.push(Array.from({ length: 100_000 }, (_, index) => index + 0.5));
    }
    case 'leave':
      return process.exit(3);
  }
}
