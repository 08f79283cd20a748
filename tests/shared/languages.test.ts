import { expect, test } from 'vitest';
import { languages, timeOfDay } from '../../shared/i18n/languages.ts';

test.each(languages)('a time of day in %s counts to 24', (language) => {
  expect(timeOfDay(new Date(2026, 1, 1, 14, 5), language)).toBe('14:05');
  expect(timeOfDay(new Date(2026, 1, 1, 0, 5), language)).toBe('00:05');
});
