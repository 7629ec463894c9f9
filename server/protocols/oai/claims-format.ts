import { absolute, referenceOf } from '../../../vocab/concept-id.ts';
import { around, attribute, eachText, element, inLanguage } from '../../../vocab/crosswalks/xml/write-xml.ts';
import { type AddText, displayForms } from '../../../vocab/display-forms.ts';
import { field } from '../../../vocab/fields.ts';
import type { Credit, Media, Term } from '../../../vocab/record/record.ts';
import { type Statement, statementId } from '../../../vocab/record/statement.ts';
import { type Claim, type Compared, compareStatements, scopeOf } from '../../curation/compare-statements.ts';
import type { RecordView } from '../../curation/view.ts';
import { disputeIri, itemIri, partnerIri, recordIri } from '../../projections/graphs/addresses.ts';
import type { RecordSurroundings } from '../linked-data/describe-record.ts';
import type { FormatContext, MetadataFormat } from './metadata-format.ts';
import { claimsNamespace, schemaAddress } from './own-schemas.ts';

/** What a value is called, and its address where it has one. */
function writeValue({ field: name, value, language }: Statement, base: string): string {
  if (language !== undefined) return element('value', value as string, inLanguage(language));
  const { type } = field(name);
  const named = type === 'credit' ? (value as Credit).agent : (value as Term);
  const resource =
    type === 'term' || type === 'agent' || type === 'credit'
      ? attribute('resource', absolute(base, referenceOf(name, named)))
      : type === 'uri'
        ? attribute('resource', value as string)
        : '';
  if (type === 'media') return element('value', (value as Media).url ?? (value as Media).file ?? '');
  let xml = '';
  const show = displayForms[type] as (value: unknown, add: AddText, base: string) => void;
  show(
    value,
    (text, tag) => {
      xml += element('value', text, (tag === undefined ? '' : inLanguage(tag)) + resource);
    },
    base,
  );
  // A value of which nothing can stand in XML is still one that is claimed.
  return xml || `<value${resource}/>`;
}

function writeOther(
  name: 'agrees' | 'differs',
  { claim, statement }: { claim: Claim; statement: Statement },
  { item, base }: { item: string; base: string },
): string {
  const address = `${recordIri(base, { item, name: claim.record })}#${statementId(statement)}`;
  const attributes =
    attribute('partner', partnerIri(base, claim.partner)) +
    attribute('statement', address) +
    attribute('since', claim.time);
  return name === 'agrees'
    ? `<agrees${attributes}/>`
    : `<differs${attributes}>${writeValue(statement, base)}</differs>`;
}

function writeClaim(
  compared: Compared,
  others: readonly Compared[],
  { record, context, base }: { record: RecordView; context: FormatContext; base: string },
): string {
  const { statement, standing, claims } = compared;
  const id = statementId(statement);
  const elsewhere = ({ record: name }: Claim) => name !== record.name;
  const at = { item: record.item, base };
  const same = claims.filter(elsewhere).map((claim) => writeOther('agrees', { claim, statement }, at));
  const otherwise = others.flatMap((other) =>
    other.claims.map((claim) => writeOther('differs', { claim, statement: other.statement }, at)),
  );
  const disputes = context.disputes
    .filter((one) => one.record === record.name && one.statement === id)
    .map(({ number }) => `<contested${attribute('dispute', disputeIri(base, number))}/>`);
  const attributes =
    attribute('statement', `${recordIri(base, record)}#${id}`) +
    attribute('property', `${base}ns/${statement.field}`) +
    attribute('standing', standing);
  return around(
    'claim',
    [writeValue(statement, base), ...same, ...otherwise, ...disputes].join(''),
    attributes,
  );
}

/**
 * Who claims what: each statement of a partner’s record with how it stands to what other partners say, who says the same, who says otherwise, and the
 * disputes about it. Its schema is the archive’s own.
 */
export function claimsFormat({ base, partnerName, licenceOf }: RecordSurroundings): MetadataFormat {
  const namespace = claimsNamespace(base);
  const schema = schemaAddress(base, 'claims');
  const start = ` xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace} ${schema}"`;
  return {
    prefix: 'claims',
    namespace,
    schema,
    write: (record, context) => {
      const compared = compareStatements(context.view.records);
      const own = compared.filter(({ claims }) => claims.some(({ record: name }) => name === record.name));
      const claims = own.map((one) => {
        const others =
          one.standing === 'differing' || one.standing === 'contested'
            ? compared.filter(
                (other) =>
                  other !== one &&
                  scopeOf(other.statement) === scopeOf(one.statement) &&
                  !own.includes(other),
              )
            : [];
        return writeClaim(one, others, { record, context, base });
      });
      const whole = context.disputes
        .filter(({ statement }) => statement === undefined)
        .map(({ number }) => `<contested${attribute('dispute', disputeIri(base, number))}/>`);
      const attributes =
        attribute('about', itemIri(base, record.item)) +
        attribute('record', recordIri(base, record)) +
        attribute('since', record.time) +
        attribute('licence', record.content.metadataRights?.[0] ?? licenceOf(record.collection));
      const partner = around(
        'partner',
        eachText('name', partnerName(record.partner)),
        attribute('id', partnerIri(base, record.partner)),
      );
      return around('claims', partner + claims.join('') + whole.join(''), start + attributes);
    },
  };
}
