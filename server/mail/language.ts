import { languages, type Language } from '../../shared/i18n/languages.ts';

/** The language a browser would like best of ours (RFC 9110, 12.5.4); bokmål when it names none of them. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
      const quality = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
      return { language: knownAs(range.split('-')[0]!), quality };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return wanted.find(({ language }) => language)?.language ?? 'nb';
}

/** `no` is what many browsers call Norwegian without saying which. */
const knownAs = (tag: string): Language | undefined =>
  tag === 'no' ? 'nb' : languages.find((language) => language === tag);
