/*
 * How a view is set up (which columns, which zoom) stands in the address beside the filter: `?status=idea&as=flat.due`.
 * What the words mean is the view's own business; each view passes over what it does not know.
 */

/** A longer setting is not read. */
const mostSigns = 300;

const isOption = (text: string): boolean =>
  text.length <= mostSigns && /^[a-z0-9_~-]+(\.[a-z0-9_~-]+)*$/.test(text);

/** The words of a view's setting in a query; none when there is none, or it makes no sense. */
export function optionsFrom(search: string): readonly string[] {
  const text = new URLSearchParams(search.slice(0, 10_000)).get('as') ?? '';
  return isOption(text) ? text.split('.') : [];
}

/** @param query of a filter, as `queryOf` writes it */
export function withOptions(query: string, options: readonly string[]): string {
  const text = options.join('.');
  if (!isOption(text)) return query;
  return `${query}${query ? '&' : '?'}as=${text}`;
}
