import { html } from 'ghtml';
import { facetNames } from '../../projections/search/facet-names.ts';
import { icon } from '../layout/mark.ts';
import type { FacetValue, PageQuery, PageResult } from '../ports.ts';
import { linkTo } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { languageAttributes } from '../show/show-text.ts';
import { languageName } from '../show/show-value.ts';
import { fill, formatNumber } from '../words/fill.ts';
import { rightsInWords } from '../words/rights-names.ts';
import { facetLabel, queryParams, sorts } from './read-query.ts';

const shownAtFirst = 7;

/** What a facet's value is called: some values are codes, which the archive can say in words. */
export function valueLabel(reader: Reader, facet: string, value: FacetValue): string {
  if (facet === 'language' || facet === 'describedIn') return languageName(reader, value.value);
  if (facet === 'rights' || facet === 'mediaRights') return rightsInWords(reader, value.value);
  if (facet === 'nature' && (value.value === 'tangible' || value.value === 'intangible'))
    return reader.words[value.value];
  return value.label;
}

/** A value's label as HTML, in its own language where that is known. */
function showLabel(reader: Reader, facet: string, value: FacetValue): string {
  const label = valueLabel(reader, facet, value);
  return value.labelLanguage !== undefined && label === value.label
    ? html`<span !${languageAttributes(value.labelLanguage)}>${label}</span>`
    : html`<bdi>${label}</bdi>`;
}

function showFacet(reader: Reader, query: PageQuery, name: string, values: readonly FacetValue[]): string {
  const chosen = query.facets[name] ?? [];
  const known = values.filter((value) => value.count > 0 || chosen.includes(value.value));
  const missing = chosen
    .filter((value) => !known.some((one) => one.value === value))
    .map((value) => ({ value, label: value, count: 0 }));
  const all = [...missing, ...known].toSorted(
    (a, b) => Number(chosen.includes(b.value)) - Number(chosen.includes(a.value)),
  );
  if (all.length === 0) return '';
  const boxes = all.map((value, index) => {
    const id = `${name}-${index}`;
    const checked = chosen.includes(value.value) ? ' checked' : '';
    return html`<li><input type="checkbox" id="${id}" name="${name}" value="${value.value}"!${checked}>
<label for="${id}">!${showLabel(reader, name, value)} <span class="count">${formatNumber(reader.language, value.count)}</span>
</label></li>`;
  });
  const first = Math.max(shownAtFirst, chosen.length);
  const rest = boxes.slice(first);
  const more = rest.length
    ? html`<details id="more-${name}">
<summary>${reader.words.moreValues} (${formatNumber(reader.language, rest.length)})</summary><ul>!${rest}
</ul></details>`
    : '';
  return html`<fieldset class="facet"><legend>${facetLabel(reader, name)}</legend>
<ul>!${boxes.slice(0, first)}</ul>!${more}</fieldset>`;
}

/** The filters: a form of checkboxes, years and order, which works by itself; a script sends it at once when it changes. */
export function showFilters(reader: Reader, query: PageQuery, result: PageResult): string {
  const { words } = reader;
  const order = { relevance: words.sortRelevance, date: words.sortOldest, '-date': words.sortNewest };
  const options = sorts.map(
    (sort) =>
      html`<option value="${sort}"!${(query.sort ?? 'relevance') === sort ? ' selected' : ''}>${order[sort]}</option>`,
  );
  const facets = facetNames.map((name) => showFacet(reader, query, name, result.facets[name] ?? []));
  return html`<div class="filter-row"><label for="sort">${words.sort}</label>
<select id="sort" name="sort">!${options}</select></div>
<fieldset class="facet years"><legend>${words.years}</legend><div class="year-pair">
<label for="from">${words.yearFrom}</label>
<input id="from" name="from" inputmode="numeric" size="6" value="${query.from ?? ''}" aria-describedby="year-hint">
<label for="to">${words.yearTo}</label>
<input id="to" name="to" inputmode="numeric" size="6" value="${query.to ?? ''}" aria-describedby="year-hint">
</div><p class="minor" id="year-hint">${words.yearHint}</p></fieldset>
!${facets}
<button class="apply" type="submit">${words.apply}</button>`;
}

/** What is chosen, each to be taken away by itself. */
export function showChips(reader: Reader, query: PageQuery, result: PageResult): string {
  const { words } = reader;
  const params = queryParams(query);
  const chip = (label: string, without: Record<string, string | number | string[] | undefined>) => {
    const remove = fill(words.remove, { what: label });
    return html`<li><a href="${linkTo(reader, '/search', without)}" hreflang="${reader.language}" aria-label="${remove}"><bdi>${label}</bdi>!${icon('close')}</a>
</li>`;
  };
  const chips = Object.entries(query.facets).flatMap(([name, values]) =>
    values.map((value) => {
      const found = result.facets[name]?.find((one) => one.value === value);
      const label = valueLabel(reader, name, found ?? { value, label: value, count: 0 });
      return chip(label, { ...params, [name]: values.filter((other) => other !== value) });
    }),
  );
  if (query.from !== undefined)
    chips.push(chip(`${words.yearFrom} ${query.from}`, { ...params, from: undefined }));
  if (query.to !== undefined) chips.push(chip(`${words.yearTo} ${query.to}`, { ...params, to: undefined }));
  if (chips.length === 0) return '';
  const clear = html`<li class="clear"><a href="${linkTo(reader, '/search', { q: query.q })}" hreflang="${reader.language}">${words.clearAll}</a>
</li>`;
  return html`<ul class="chips" aria-label="${words.chosenFilters}">!${chips}!${clear}</ul>`;
}
