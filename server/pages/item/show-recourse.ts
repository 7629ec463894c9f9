import { html } from 'ghtml';
import { statementId } from '../../../vocab/record/statement.ts';
import type { Compared } from '../../curation/compare-statements.ts';
import { curationWordsIn } from '../curation-words/curation-words.ts';
import { linkTo } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import type { ItemContext } from './item-page.ts';

/** Where anyone may ask for a correction, restriction or takedown, and where partners go on. */
export function showRecourse(reader: Reader, place: { item: string; record?: string }): string {
  const words = curationWordsIn(reader.language);
  const ask = linkTo(reader, '/request', place);
  return html`<section class="recourse"><h2>${words.recourseTitle}</h2><p class="minor">${words.recourseLead}</p>
<ul><li><a href="${ask}" rel="nofollow">${words.recourseAsk}</a></li>
<li><a href="${linkTo(reader, `/workspace/items/${place.item}`)}" rel="nofollow">${words.recoursePartners}</a></li></ul></section>`;
}

/** On a record's page, the way to ask about one statement; a memento is past, and nothing is asked of it. */
export function askAbout(context: ItemContext, { statement, claims }: Compared): string {
  if (!context.whole || context.past) return '';
  const place = { item: context.view.id, record: claims[0]!.record, statement: statementId(statement) };
  const href = linkTo(context.reader, '/request', place);
  return html`<p class="ask-about"><a href="${href}" rel="nofollow">${curationWordsIn(context.reader.language).recourseStatement}</a></p>`;
}
