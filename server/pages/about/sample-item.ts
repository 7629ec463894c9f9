import type { RecordContent } from '../../../vocab/fields.ts';
import { statementId, statementsOf } from '../../../vocab/record/statement.ts';
import { cc0 } from '../../../vocab/rights.ts';
import type { ContestedBy } from '../../curation/public/contested-by.ts';
import type { ItemView, RecordView } from '../../curation/view.ts';
import type { DataContext } from '../../protocols/linked-data/render-data.ts';

const river: RecordContent = {
  title: { en: ['River mask'], ar: ['قناع النهر'] },
  type: [{ label: { en: ['mask'], ar: ['قناع'] } }],
  date: [{ edtf: '1850/1870', display: { en: ['about 1860'] } }],
  material: [{ label: { en: ['wood'] } }],
};
const village: RecordContent = {
  title: { en: ['Face of the river'], sw: ['Uso wa mto'] },
  type: [{ label: { en: ['mask'], ar: ['قناع'] } }],
  date: [{ edtf: '1790~', display: { en: ['before our great-grandparents'] } }],
  material: [{ label: { en: ['wood'] } }],
};

const record = (name: string, content: RecordContent): RecordView => ({
  item: 'example',
  name,
  partner: name,
  collection: 'masks',
  sourceId: '1',
  revision: 1,
  deposit: 1,
  time: '2026-01-01T10:00:00.000Z',
  content,
});

const titleOf = ({ content }: RecordView): string => {
  const [title] = statementsOf(content);
  return statementId(title!);
};

const plain = record('museum', river);
const contested = titleOf(plain);

/** A mask of which a museum and a village speak: they agree on what it is, and differ on its name and age. The museum’s name for it is disputed. */
export const sampleItem: ItemView = {
  id: 'example',
  records: [{ ...plain, contested: [contested] }, record('village', village)],
};
const disputes: readonly ContestedBy[] = [
  { number: 'D-2026-000001', record: 'museum', statement: contested },
];

/** What the example is rendered with: names as made up as it is. `base` ends with a slash. */
export const sampleContext = (base: string): DataContext => ({
  base,
  licenceOf: () => cc0,
  disputesOn: () => disputes,
  partnerName: (id) => ({ en: [id === 'museum' ? 'Museum of the Bay' : 'Village of the Ford'] }),
  collectionName: () => ({ en: ['Masks'] }),
  provider: 'Tessera',
});
