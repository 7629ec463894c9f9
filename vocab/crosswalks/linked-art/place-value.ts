import { absolute, homeOf, referenceOf } from '../../concept-id.ts';
import { edtfBounds } from '../../edtf.ts';
import { type Field, type FieldName, field } from '../../fields.ts';
import { type LanguageMap, textFor } from '../../record/language-map.ts';
import type {
  Agent,
  Credit,
  DateValue,
  Dimension,
  Identifier,
  ProvenanceEvent,
  Term,
} from '../../record/record.ts';
import type { Statement } from '../../record/statement.ts';
import { aat } from '../../terms/namespaces.ts';
import type { Builder } from './builder.ts';
import { classNode, type LinkedArtNode, languageOf, push, skolem } from './node.ts';
import { placePicture } from './place-picture.ts';

const unitIris: Record<Dimension['unit'], string> = {
  mm: aat(300379097),
  cm: aat(300379098),
  m: aat(300379099),
  in: aat(300379100),
  g: aat(300379225),
  kg: aat(300379226),
  s: 'http://qudt.org/vocab/unit/SEC',
  min: 'http://qudt.org/vocab/unit/MIN',
  h: 'http://qudt.org/vocab/unit/HR',
};
const dimensionIris: Partial<Record<Dimension['kind'], string>> = {
  height: aat(300055644),
  width: aat(300055647),
  depth: aat(300072633),
  weight: aat(300056240),
};

/** A reference to what has a life of its own: a concept, place, material or agent, with a name for people. */
function reference(b: Builder, name: FieldName, term: Term | Agent, type: string): LinkedArtNode {
  const label = textFor(term.label, 'en');
  const make = () => ({ id: absolute(b.base, referenceOf(name, term)), type, _label: label });
  // Without an identifier of its own a term is named by its labels, of which one is no more than it says.
  return term.id === undefined ? make() : b.shared.node(`${type} ${term.id} ${label}`, make);
}

/**
 * A text about the thing (https://linked.art/model/base/#statements-about-a-resource). The same text is the same node everywhere; a
 * credit line that tells of provenance too is one text of two kinds.
 */
function placeText(b: Builder, at: string | undefined, { text, tag }: { text: string; tag: string }): void {
  const node = textNode(b, text, tag, at === undefined ? [] : [at]);
  const texts = b.doc.referred_to_by as LinkedArtNode[] | undefined;
  const same = texts?.findIndex(({ id }) => id === node.id) ?? -1;
  if (same === -1) push(b.doc, 'referred_to_by', node);
  else if (at !== undefined) {
    const kinds = (texts![same]!.classified_as as LinkedArtNode[] | undefined) ?? [];
    texts![same] = textNode(b, text, tag, [...kinds.map(({ id }) => id), at]);
  }
}

const textNode = (b: Builder, text: string, tag: string, kinds: readonly string[]): LinkedArtNode =>
  b.shared.node(`text ${tag} ${kinds.join(' ')} ${text}`, () => ({
    id: skolem(b.base, 'text', tag, text),
    type: 'LinguisticObject',
    ...(kinds.length && { classified_as: kinds.map(classNode) }),
    content: text,
    ...languageOf(tag),
  }));

function placeStatement(b: Builder, s: Statement): void {
  const at = field(s.field).linkedArt!.class;
  if (s.language !== undefined) {
    placeText(b, at, { text: s.value as string, tag: s.language });
    return;
  }
  const value = s.value as Credit | ProvenanceEvent;
  const texts = 'agent' in value ? value.agent.label : value.text;
  for (const [tag, [text]] of Object.entries(texts)) placeText(b, at, { text: text!, tag });
}

function placeName(b: Builder, s: Statement): void {
  const at = field(s.field).linkedArt!.class!;
  if (s.language !== undefined) {
    const content = s.value as string;
    push(b.doc, 'identified_by', {
      id: skolem(b.base, at, s.language, content),
      type: 'Name',
      classified_as: [classNode(at)],
      content,
      ...languageOf(s.language),
    });
    return;
  }
  const identifier = s.value as Identifier;
  push(b.doc, 'identified_by', {
    id: b.ownOf(s),
    type: 'Identifier',
    classified_as: [classNode(identifier.kind === 'accession' ? at : aat(300404621))],
    content: identifier.value,
  });
}

/** What a kind of thing has no property for, in words that say what they are (https://linked.art/model/base/#statements-about-a-resource). */
function placeWords(b: Builder, s: Statement, label: LanguageMap): void {
  for (const tag in label) {
    const [text] = label[tag]!;
    if (text === undefined) continue;
    placeText(b, `${b.base}ns/${s.field}`, { text, tag });
  }
}

function placeDate(b: Builder, s: Statement): void {
  const date = s.value as DateValue;
  const bounds = date.edtf === undefined ? undefined : edtfBounds(date.edtf);
  const label = textFor(date.display, 'en') || date.edtf || '';
  const span = b.shared.node(`timespan ${s.key} ${label}`, () => ({
    id: skolem(b.base, 'timespan', s.key, label),
    type: 'TimeSpan',
    _label: label,
    ...(bounds?.begin && { begin_of_the_begin: bounds.begin }),
    ...(bounds?.end && { end_of_the_end: bounds.end }),
  }));
  // An event has one time-span; a second date is that of a part of the making.
  const making = b.making();
  if (making.timespan === undefined) making.timespan = span;
  else if (!b.intangible) push(making, 'part', { id: b.ownOf(s), type: making.type, timespan: span });
  else placeWords(b, s, date.display ?? { und: [label] });
}

function placeCredit(b: Builder, s: Statement): void {
  const { agent, role } = s.value as Credit;
  const who = reference(b, s.field, agent, agent.kind === 'group' ? 'Group' : 'Person');
  if (role === undefined) {
    push(b.making(), 'carried_out_by', who);
    return;
  }
  if (b.intangible) {
    // A creation has no parts in Linked Art, so that roles are told in words.
    push(b.making(), 'carried_out_by', who);
    placeWords(b, s, inRole(agent.label, role.label));
    return;
  }
  // Who did what is a part of the making, classified by the role (https://linked.art/model/provenance/production/#roles).
  push(b.making(), 'part', {
    id: b.ownOf(s),
    type: b.making().type,
    classified_as: [reference(b, 'type', role, 'Type')],
    carried_out_by: [who],
  });
}

/** “Name (role)” in each language of the name. */
const inRole = (label: LanguageMap, role: LanguageMap): LanguageMap =>
  Object.fromEntries(
    Object.entries(label).map(([tag, [name]]) => [tag, [`${name} (${textFor(role, tag)})`]]),
  );

function placeDimension(b: Builder, s: Statement): void {
  const d = s.value as Dimension;
  push(b.doc, 'dimension', {
    id: b.ownOf(s),
    type: 'Dimension',
    ...(d.part && { _label: textFor(d.part, 'en') }),
    classified_as: [classNode(dimensionIris[d.kind] ?? `${b.base}ns/${d.kind}`)],
    value: d.value,
    unit: { id: unitIris[d.unit], type: 'MeasurementUnit' },
  });
}

/** The language of what a thing says: of the text that it carries. A song’s is told in words, as only texts have one in Linked Art. */
function placeLanguage(b: Builder, s: Statement): void {
  const tag = s.value as string;
  const language = languageOf(tag).language?.[0];
  if (b.intangible || language === undefined) placeWords(b, s, { und: [tag] });
  else push(b.text(), 'language', language);
}

const subjectType = (name: FieldName): string => (homeOf(name) === 'place' ? 'Place' : 'Type');

/** For each place in a Linked Art document, what puts a statement there. */
export const placers: { [P in NonNullable<Field['linkedArt']>['at']]: (b: Builder, s: Statement) => void } = {
  identified_by: placeName,
  classified_as: (b, s) => push(b.doc, 'classified_as', reference(b, s.field, s.value as Term, 'Type')),
  referred_to_by: placeStatement,
  carried_out_by: placeCredit,
  timespan: placeDate,
  took_place_at: (b, s) => push(b.making(), 'took_place_at', reference(b, s.field, s.value as Term, 'Place')),
  technique: (b, s) => push(b.making(), 'technique', reference(b, s.field, s.value as Term, 'Type')),
  made_of: (b, s) =>
    b.intangible
      ? placeWords(b, s, (s.value as Term).label)
      : push(b.doc, 'made_of', reference(b, s.field, s.value as Term, 'Material')),
  dimension: placeDimension,
  about: (b, s) => push(b.visual(), 'about', reference(b, s.field, s.value as Term, subjectType(s.field))),
  represents: (b, s) =>
    push(
      b.visual(),
      // A song is about things; only what is seen represents them.
      b.intangible ? 'about' : 'represents',
      reference(b, s.field, s.value as Term, subjectType(s.field)),
    ),
  current_owner: (b, s) =>
    b.intangible
      ? placeWords(b, s, (s.value as Agent).label)
      : push(b.doc, 'current_owner', reference(b, s.field, s.value as Agent, 'Group')),
  current_location: (b, s) => {
    // A thing is in one place at a time.
    if (b.intangible || b.doc.current_location !== undefined) placeWords(b, s, (s.value as Term).label);
    else b.doc.current_location = reference(b, s.field, s.value as Term, 'Place');
  },
  language: placeLanguage,
  representation: placePicture,
  // Rights sit on the work, not on the thing (https://linked.art/model/object/rights/).
  subject_to: (b, s) =>
    push(b.visual(), 'subject_to', {
      id: b.ownOf(s),
      type: 'Right',
      classified_as: [classNode(s.value as string)],
    }),
};
