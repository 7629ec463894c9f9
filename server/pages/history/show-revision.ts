import { html } from 'ghtml';
import { field } from '../../../vocab/fields.ts';
import type { Statement } from '../../../vocab/record/statement.ts';
import type { PastRevision } from '../../curation/history.ts';
import { toMoment } from '../../curation/past-views.ts';
import type { RecordView } from '../../curation/view.ts';
import { curationWordsIn, wordFor } from '../curation-words/curation-words.ts';
import { showPartners } from '../decisions/show-who.ts';
import { recordPath } from '../item/show-claims.ts';
import type { PagesArchive } from '../ports.ts';
import { pageLink } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { showMoment } from '../show/show-date.ts';
import { languageName, showValue } from '../show/show-value.ts';
import { fillHtml } from '../words/fill.ts';

const showStatement = (reader: Reader, statement: Statement): string => {
  const tongue = statement.language
    ? html` <span class="tongue">${languageName(reader, statement.language)}</span>`
    : '';
  return `${showValue(reader, statement)}${tongue}`;
};

/** What a revision changed, field by field: what it took out, and what it put in. Said in words too, not by colour alone. */
function showChanges(reader: Reader, { added, removed }: PastRevision): string {
  const words = curationWordsIn(reader.language);
  const fields = [...new Set([...removed, ...added].map((statement) => statement.field))];
  const entries = fields.map((name) => {
    const part = (list: readonly Statement[], element: 'ins' | 'del', word: string) =>
      list
        .filter((statement) => statement.field === name)
        .map(
          (one) =>
            html`<dd><span class="minor">${word}: </span><!${element}>!${showStatement(reader, one)}</!${element}></dd>`,
        )
        .join('');
    return html`<dt>${field(name).label[reader.language]}</dt>!${part(removed, 'del', words.removed)}!${part(added, 'ins', words.added)}`;
  });
  return html`<dl class="changes">!${entries.join('')}</dl>`;
}

/** A revision as an entry of a record's history: when, what became of the record, why, by whose approval, and what changed. */
export function showRevision(
  { reader, archive, record }: { reader: Reader; archive: PagesArchive; record: RecordView },
  revision: PastRevision,
  before: PastRevision | undefined,
): string {
  const words = curationWordsIn(reader.language);
  const { published, mode, file, note, decided, withdrawn } = revision;
  const anew = before === undefined || before.withdrawn;
  const what = withdrawn
    ? words.tookBack
    : before === undefined
      ? words.firstPublished
      : before.withdrawn
        ? words.published
        : words.changed;
  const line = (text: string) => `<p class="minor">${text}</p>`;
  const why = [
    line(html`${wordFor(words, 'mode', mode)}`),
    file === undefined ? '' : line(fillHtml(words.fromFile, { file: html`<bdi>${file}</bdi>` })),
    note === undefined ? '' : line(fillHtml(words.reason, { note: html`<bdi>${note}</bdi>` })),
    decided?.approvals.length
      ? line(fillHtml(words.approvedBy, { partners: showPartners(reader, archive, decided.approvals) }))
      : '',
    decided?.silence ? line(html`${words.bySilence}`) : '',
  ];
  const stamp = toMoment(published).replace(/\D/g, '');
  const then = withdrawn
    ? ''
    : html`<p>!${pageLink(reader, { path: `/memento/${stamp}${recordPath(record.item, record.name)}`, inner: html`${words.asItWas}` })}</p>`;
  return html`<li><p class="when">!${showMoment(reader, published)}</p><p><strong>${what}</strong></p>!${why.join('')}
!${withdrawn || anew ? '' : showChanges(reader, revision)}!${then}</li>`;
}
