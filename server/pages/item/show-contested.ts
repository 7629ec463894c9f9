import { html } from 'ghtml';
import { statementId } from '../../../vocab/record/statement.ts';
import type { Compared } from '../../curation/compare-statements.ts';
import type { ContestedBy } from '../../curation/public/contested-by.ts';
import { curationWordsIn } from '../curation-words/curation-words.ts';
import { pageLink } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { fill } from '../words/fill.ts';
import type { ItemContext } from './item-page.ts';

const disputeLink = (reader: Reader, number: string): string =>
  pageLink(reader, {
    path: `/dispute/${encodeURIComponent(number)}`,
    inner: html`${fill(curationWordsIn(reader.language).readDispute, { number })}`,
  });

/** The mark of a value that is contested with one of those who claim it, and the way to the dispute; an empty string for all others. */
export function contestedMark(context: ItemContext, { statement, standing, claims }: Compared): string {
  if (standing !== 'contested') return '';
  const { reader, disputes = [] } = context;
  const id = statementId(statement);
  const own = disputes.filter(
    (dispute) => dispute.statement === id && claims.some(({ record }) => record === dispute.record),
  );
  const links = own.map(({ number }) => ` ${disputeLink(reader, number)}`);
  return html`<p class="contested-mark"><strong>${curationWordsIn(reader.language).contested}</strong>!${links.join('')}
</p>`;
}

/** The note above all else where something shown here is contested. */
export function showContestedNote(reader: Reader, disputes: readonly ContestedBy[] | undefined): string {
  if (!disputes?.length) return '';
  const numbers = [...new Set(disputes.map(({ number }) => number))];
  const links = numbers.map((number) => html`<li>!${disputeLink(reader, number)}</li>`);
  return html`<aside class="contested-note" role="note"><p>${curationWordsIn(reader.language).contestedHere}</p>
<ul>!${links.join('')}</ul></aside>`;
}
