import { html } from 'ghtml';
import { referenceOf } from '../../../vocab/concept-id.ts';
import { type FieldName, field } from '../../../vocab/fields.ts';
import type {
  Agent,
  Credit,
  DateValue,
  Dimension,
  Identifier,
  Media,
  ProvenanceEvent,
  Relation,
  Term,
} from '../../../vocab/record/record.ts';
import type { Statement } from '../../../vocab/record/statement.ts';
import { pageLink } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { formatNumber } from '../words/fill.ts';
import { readableEdtf, showDate } from './show-date.ts';
import { isWebAddress, showAddress, showRights } from './show-rights.ts';
import { showMap, showText } from './show-text.ts';

const rightsFields = new Set<FieldName>(['rights', 'mediaRights', 'metadataRights']);

/** A term or agent, linked to its page here or, with an identifier of the world's, to its place there. */
function showNamed(reader: Reader, name: FieldName, named: Term | Agent): string {
  const label = showMap(named.label, reader.language) || html`<span dir="auto">${named.id ?? ''}</span>`;
  const reference = referenceOf(name, named);
  if (/^(?:concept|place|agent)\//.test(reference))
    return pageLink(reader, { path: `/${reference}`, inner: label });
  return isWebAddress(reference) ? html`<a href="${reference}" rel="external noopener">!${label}</a>` : label;
}

function showCredit(reader: Reader, name: FieldName, credit: Credit): string {
  const agent = showNamed(reader, name, credit.agent);
  const dates = credit.agent.dates
    ? html` <span class="minor" dir="auto">(${credit.agent.dates})</span>`
    : '';
  const role = credit.role && showMap(credit.role.label, reader.language);
  return `${agent}${dates}${role ? ` <span class="minor role">${role}</span>` : ''}`;
}

function showDimension(reader: Reader, d: Dimension): string {
  const part = d.part && showMap(d.part, reader.language);
  return html`<span class="minor">${reader.words[d.kind]}!${part ? ` (${part})` : ''}</span> <span class="measure" dir="ltr">${formatNumber(reader.language, d.value)} ${d.unit}</span>`;
}

const languages = new Map<string, Intl.DisplayNames>();

/** A language (BCP 47) in the reader's language; the tag where it has no name. */
export function languageName(reader: Reader, tag: string): string {
  const names =
    languages.get(reader.language) ?? new Intl.DisplayNames(reader.language, { type: 'language' });
  languages.set(reader.language, names);
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function showRelation(reader: Reader, relation: Relation): string {
  const label = showMap(relation.label, reader.language);
  if (/^item\/[^/?#]+$/.test(relation.target))
    return pageLink(reader, { path: `/${relation.target}`, inner: label || html`${relation.target}` });
  if (!label) return showAddress(relation.target);
  return isWebAddress(relation.target)
    ? html`<a href="${relation.target}" rel="external noopener">!${label}</a>`
    : label;
}

function showMedia(reader: Reader, media: Media): string {
  const alt = showMap(media.alt, reader.language) || html`${reader.words.noAlt}`;
  const elsewhere = media.url && !media.file ? ` ${showAddress(media.url)}` : '';
  return `${alt}${elsewhere}${media.rights ? ` <span class="minor">${showRights(reader, media.rights)}</span>` : ''}`;
}

/** The value of a statement, as HTML. */
export function showValue(reader: Reader, statement: Statement): string {
  const { field: name, value } = statement;
  switch (field(name).type) {
    case 'text':
      return showText(value as string, statement.language ?? 'und');
    case 'term':
    case 'agent':
      return showNamed(reader, name, value as Term);
    case 'credit':
      return showCredit(reader, name, value as Credit);
    case 'date':
      return showDate(reader, value as DateValue);
    case 'dimension':
      return showDimension(reader, value as Dimension);
    case 'event': {
      const event = value as ProvenanceEvent;
      const when = event.edtf === undefined ? reader.words.undated : readableEdtf(reader, event.edtf);
      return html`<span class="when">${when}</span> !${showMap(event.text, reader.language)}`;
    }
    case 'identifier': {
      const identifier = value as Identifier;
      return html`<bdi class="number">${identifier.value}</bdi> <span class="minor">${reader.words[identifier.kind]}</span>`;
    }
    case 'uri':
      return rightsFields.has(name) ? showRights(reader, value as string) : showAddress(value as string);
    case 'language':
      return html`${languageName(reader, value as string)}`;
    case 'choice':
      return value === 'tangible' || value === 'intangible'
        ? html`${reader.words[value]}`
        : html`${String(value)}`;
    case 'relation':
      return showRelation(reader, value as Relation);
    case 'media':
      return showMedia(reader, value as Media);
  }
}
