import { dcElement, oaiDcEnd, oaiDcStart } from '../../../vocab/crosswalks/xml/dublin-core-xml.ts';
import { type FieldName, field } from '../../../vocab/fields.ts';
import { labelKinds } from '../../../vocab/terms/cultural-labels.ts';
import type { CulturalLabel } from '../../archive/archive.ts';
import type { ContestedBy } from '../../curation/public/contested-by.ts';
import type { RecordView } from '../../curation/view.ts';

/** What stands beside a record: the labels on it, and the disputes about what it says. */
export type Beside = { labels: readonly CulturalLabel[]; disputes: readonly ContestedBy[] };

const contestedNote = 'Contested: {field}. It stays as it is until both sides have been heard.';

/** A label in the words of those who gave it, with the address that explains it. */
function writeLabel({ code, text }: CulturalLabel): string {
  const kind = labelKinds.get(code);
  const words = Object.entries(text ?? {}).flatMap(([tag, texts]) =>
    texts.map((one) => dcElement('rights', one, tag === 'und' ? undefined : tag)),
  );
  const page = kind?.page === undefined ? '' : dcElement('relation', kind.page);
  return `${words.join('')}${dcElement('rights', kind?.name ?? code, 'en')}${page}`;
}

/** What is contested: each property in words of six languages' labels, then the disputes. */
function writeContested(
  { contested = [] }: RecordView,
  disputes: readonly ContestedBy[],
  base: string,
): string {
  const fields = [...new Set(contested.map((id) => id.slice(0, id.lastIndexOf('-')) as FieldName))];
  const notes = fields.map((name) =>
    dcElement('description', contestedNote.replace('{field}', field(name).label.en), 'en'),
  );
  const whole = disputes.some(({ statement }) => statement === undefined)
    ? dcElement('description', contestedNote.replace('{field}', 'the description as a whole'), 'en')
    : '';
  const numbers = [...new Set(disputes.map(({ number }) => number))];
  return `${notes.join('')}${whole}${numbers.map((number) => dcElement('relation', `${base}dispute/${number}`)).join('')}`;
}

/**
 * What is said about a record's metadata (OAI-PMH 2.0, section 2.5: `about`), in Dublin Core: labels of communities and notices, and what is contested and in which
 * dispute. Empty where there is nothing of the kind. `base` ends with a slash.
 */
export function writeAbout(record: RecordView, { labels, disputes }: Beside, base: string): string {
  if (labels.length === 0 && disputes.length === 0 && !record.contested?.length) return '';
  const said = labels.map(writeLabel).join('') + writeContested(record, disputes, base);
  return `<about>${oaiDcStart}${dcElement('identifier', `${base}item/${record.item}/record/${record.name}`)}${said}${oaiDcEnd}</about>`;
}
