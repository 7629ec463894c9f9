import { isLanguageTag } from '../../../vocab/record/language-map.ts';
import { facetNames, isFacetName } from '../../projections/search/facet-names.ts';
import { type SearchQuery, type Sort, sorts } from '../../projections/search/search-index.ts';

/** A parameter that cannot be taken: which, what is wrong, and what to write instead. */
export type BadParameter = { parameter: string; detail: string; remedy: string };

const limits = { text: 500, value: 400, values: 50, size: 100, reach: 10_000 };
const ownParameters = ['q', 'from', 'to', 'sort', 'page', 'size', 'lang'];

/** Reads the parameters of /api/search. Empty ones count as absent, since forms send them. */
export function readSearchQuery(
  parameters: URLSearchParams,
): { kind: 'query'; query: SearchQuery } | ({ kind: 'bad' } & BadParameter) {
  const bad = (parameter: string, detail: string, remedy: string) =>
    ({ kind: 'bad', parameter, detail, remedy }) as const;
  const facets: Record<string, string[]> = {};
  const own: Record<string, string> = {};
  for (const [name, value] of parameters) {
    if (isFacetName(name)) {
      if (value === '') continue;
      const values = [...(facets[name] ?? []), value];
      if (value.length > limits.value)
        return bad(name, `A value of ${name} is longer than ${limits.value} characters.`, 'Shorten it.');
      if (values.length > limits.values)
        return bad(name, `${name} is given more than ${limits.values} times.`, 'Ask for fewer at once.');
      facets[name] = values;
    } else if (!ownParameters.includes(name))
      return bad(
        name,
        `There is no parameter “${name}”.`,
        `Leave it out. Known are ${[...ownParameters, ...facetNames].join(', ')}.`,
      );
    else if (own[name] !== undefined) return bad(name, `${name} is given twice.`, `Give ${name} once.`);
    else if (value !== '') own[name] = value;
  }

  const { q = '', lang = 'en', sort = 'relevance' } = own;
  if (q.length > limits.text)
    return bad('q', `q is longer than ${limits.text} characters.`, 'Search for fewer words.');
  if (!isLanguageTag(lang))
    return bad('lang', `“${lang}” is no language tag (BCP 47).`, 'Write a tag such as en, ar or zh-Hant.');
  if (!(sorts as readonly string[]).includes(sort))
    return bad('sort', `“${sort}” is no order.`, `Write one of ${sorts.join(', ')}.`);

  const whole = (name: string, form: RegExp) =>
    own[name] === undefined ? undefined : form.test(own[name]) ? Number(own[name]) : Number.NaN;
  const year = /^-?\d{1,9}$/;
  const [from, to] = [whole('from', year), whole('to', year)];
  for (const [name, value] of Object.entries({ from, to }))
    if (Number.isNaN(value))
      return bad(
        name,
        `“${own[name]}” is no year.`,
        'Write a whole number, such as 1750, or -300 for 301 BC.',
      );
  if (from !== undefined && to !== undefined && from > to)
    return bad('from', `from (${from}) is later than to (${to}).`, 'Exchange them.');

  const page = whole('page', /^[1-9]\d{0,8}$/) ?? 1;
  const size = whole('size', /^[1-9]\d{0,8}$/) ?? 20;
  if (Number.isNaN(page)) return bad('page', `“${own.page}” is no page.`, 'Count pages from 1.');
  if (Number.isNaN(size) || size > limits.size)
    return bad('size', `“${own.size}” is no size of a page.`, `Write a number from 1 to ${limits.size}.`);
  if (page * size > limits.reach)
    return bad(
      'page',
      `Search shows the first ${limits.reach} items of an answer; this page lies beyond them.`,
      'Narrow the search, or take the whole archive from /oai, /ldes or /dumps/.',
    );
  return {
    kind: 'query',
    query: {
      q,
      facets,
      sort: sort as Sort,
      page,
      size,
      language: lang,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    },
  };
}
