import { html } from 'ghtml';
import type { Reader } from '../reader/reader.ts';
import { fill, formatNumber } from '../words/fill.ts';
import type { MapColumns, Rows } from './read-rows.ts';
import { plainTerm, showTerm, type Term } from './show-term.ts';
import { sparqlWords } from './sparql-words.ts';

type Point = { name: Term | undefined; latitude: number; longitude: number; size: number };

const numberOf = (term: Term | undefined): number =>
  term?.type === 'literal' ? Number(term.value) : Number.NaN;

/** Every thirty degrees a line; the equator and the first meridian stand out. */
function grid(): string {
  const lines: string[] = [];
  for (let longitude = -180; longitude <= 180; longitude += 30)
    lines.push(`<path${longitude === 0 ? ' class="main"' : ''} d="M${longitude} -90V90"/>`);
  for (let latitude = -90; latitude <= 90; latitude += 30)
    lines.push(`<path${latitude === 0 ? ' class="main"' : ''} d="M-180 ${latitude}H180"/>`);
  return lines.join('');
}

/** A result as points on a map of the degrees (plate carrée), drawn here: no tiles are asked of anybody. The points are listed below it. */
export function showMap(args: { reader: Reader; result: Rows; columns: MapColumns }): string {
  const { reader, result, columns } = args;
  const points = result.rows.flatMap((row): Point[] => {
    const latitude = numberOf(row[columns.latitude]);
    const longitude = numberOf(row[columns.longitude]);
    const size = columns.size === undefined ? 1 : numberOf(row[columns.size]);
    const fits = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    return fits ? [{ name: row[columns.name], latitude, longitude, size }] : [];
  });
  const most = Math.max(...points.map(({ size }) => size), 1);
  const circles = points.map(({ name, latitude, longitude, size }) => {
    const radius = Math.round((1.2 + 4 * Math.sqrt(Math.max(0, size) / most)) * 10) / 10;
    return html`<circle cx="${longitude}" cy="${-latitude}" r="${radius}"><title>${plainTerm(name)}</title></circle>`;
  });
  const list = points.map(
    ({ name, latitude, longitude, size }) =>
      html`<tr><th scope="row">!${showTerm(name, reader)}</th><td class="number">${formatNumber(reader.language, latitude)}</td><td class="number">${formatNumber(reader.language, longitude)}</td>!${columns.size === undefined ? '' : html`<td class="number">${formatNumber(reader.language, size)}</td>`}</tr>`,
  );
  const caption = fill(sparqlWords(reader.language).mapOf, {
    n: formatNumber(reader.language, points.length),
  });
  const heads = [columns.name, columns.latitude, columns.longitude, ...(columns.size ? [columns.size] : [])];
  return html`<figure class="world" dir="ltr"><svg viewBox="-180 -90 360 180" role="img" aria-label="${caption}"><g class="grid">!${grid()}</g><g class="points">!${circles.join('')}</g></svg></figure>
<div class="table-scroll" tabindex="0" role="region" aria-labelledby="view-caption"><table class="rows"><caption id="view-caption">${caption}</caption><thead><tr>!${heads.map((head) => html`<th scope="col"><bdi>${head}</bdi></th>`)}</tr></thead><tbody>!${list.join('\n')}</tbody></table></div>`;
}
