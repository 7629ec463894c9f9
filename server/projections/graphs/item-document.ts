import { assignValue } from '../../../vocab/crosswalks/linked-art/assign-value.ts';
import type { LinkedArtContext } from '../../../vocab/crosswalks/linked-art/builder.ts';
import { type LinkedArtNode, push, skolem } from '../../../vocab/crosswalks/linked-art/node.ts';
import { toLinkedArt } from '../../../vocab/crosswalks/linked-art/to-linked-art.ts';
import { field, type RecordContent } from '../../../vocab/fields.ts';
import { type LanguageMap, textFor } from '../../../vocab/record/language-map.ts';
import { statementId } from '../../../vocab/record/statement.ts';
import { type Compared, compareStatements } from '../../curation/compare-statements.ts';
import { imagesOf } from '../../curation/images-of.ts';
import { leadingRecord } from '../../curation/leading-record.ts';
import type { ItemView, RecordView } from '../../curation/view.ts';
import { partnerIri, recordIri } from './addresses.ts';

/** `arkOf` and `formerBases`: by what else the item is known, its key, and addresses that the archive had before. */
export type ItemDocumentContext = {
  base: string;
  partnerName: (partner: string) => LanguageMap;
  arkOf?: (item: string) => string | undefined;
  formerBases?: readonly string[];
};

const standsDirectly = ({ standing }: Compared): boolean => standing === 'agreed' || standing === 'sole';

/** Statements as a record’s content, so that they are placed as any record’s are. */
function contentOf(statements: readonly Compared[]): RecordContent {
  const content: Record<string, unknown> = {};
  for (const { statement } of statements) {
    const { field: name, language, value } = statement;
    if (language === undefined) content[name] = [...((content[name] as unknown[] | undefined) ?? []), value];
    else {
      const map = (content[name] ?? {}) as Record<string, string[]>;
      content[name] = { ...map, [language]: [...(map[language] ?? []), value as string] };
    }
  }
  return content as RecordContent;
}

/** The records with the leading one first, so that where one must be named before others nobody is by rank. */
export function byLead(view: ItemView): ItemView {
  const leading = leadingRecord(view);
  return { ...view, records: [leading, ...view.records.filter((record) => record !== leading)] };
}

/** By what else an item is known: its Archival Resource Key, and the addresses that it had before. */
function sayIdentity(
  doc: LinkedArtNode,
  item: string,
  { base, arkOf, formerBases = [] }: ItemDocumentContext,
): void {
  const ark = arkOf?.(item);
  if (ark !== undefined)
    push(doc, 'identified_by', { id: skolem(base, item, ark), type: 'Identifier', content: ark });
  for (const former of formerBases) push(doc, 'equivalent', { id: `${former}item/${item}`, type: doc.type });
}

/**
 * An item as a Linked Art document: what its records agree on, and what one says without another saying otherwise, stand in it directly; where they
 * differ, or a dispute is open, each claim stands in `attributed_by` with its partner and its time (https://linked.art/model/assertion/).
 */
export function itemDocument(view: ItemView, given: ItemDocumentContext): LinkedArtNode {
  const { base, partnerName } = given;
  const { id: item, records } = byLead(view);
  const context: LinkedArtContext = {
    base,
    item,
    collections: [...new Set(records.map((record) => record.collection))],
    images: records.flatMap((record) => imagesOf(record)),
  };
  const [leading] = records as [RecordView, ...RecordView[]];
  // Of nearly all items one partner speaks unopposed, so that there is nothing to compare.
  const compared = records.length > 1 || leading.contested?.length ? compareStatements(records) : [];
  const content = compared.length ? contentOf(compared.filter(standsDirectly)) : leading.content;
  const { nature } = leading.content;
  const doc = toLinkedArt(content.nature || !nature ? content : { ...content, nature }, context);
  sayIdentity(doc, item, given);
  // The name that it goes by here, whether or not others agree to it.
  doc._label = textFor(leading.content.title, 'en');
  for (const part of ['shows', 'carries'] as const)
    for (const node of (doc[part] ?? []) as LinkedArtNode[]) node._label = doc._label;
  for (const { statement, standing, claims } of compared)
    if (standing === 'differing' || standing === 'contested')
      for (const { record, partner, time } of claims)
        assignValue(doc, statement, {
          context,
          assignment: {
            id: `${recordIri(base, { item, name: record })}#${statementId(statement)}`,
            label: `${standing === 'contested' ? 'Contested' : 'Differing'}: ${field(statement.field).label.en}`,
            partner: { id: partnerIri(base, partner), label: textFor(partnerName(partner), 'en') },
            time,
            kinds: [`${base}ns/${standing}`],
          },
        });
  return doc;
}
