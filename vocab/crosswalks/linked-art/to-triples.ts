import { ns } from '../../terms/namespaces.ts';
import type { LinkedArtNode } from './node.ts';
import { keptTriples } from './shared-nodes.ts';

const { crm, la, dig } = ns;

/** The classes of the Linked Art context, as far as the crosswalk uses them. */
const classes: Record<string, string> = {
  HumanMadeObject: `${crm}E22_Human-Made_Object`,
  PropositionalObject: `${crm}E89_Propositional_Object`,
  Name: `${crm}E33_E41_Linguistic_Appellation`,
  Identifier: `${crm}E42_Identifier`,
  LinguisticObject: `${crm}E33_Linguistic_Object`,
  Production: `${crm}E12_Production`,
  Creation: `${crm}E65_Creation`,
  TimeSpan: `${crm}E52_Time-Span`,
  Dimension: `${crm}E54_Dimension`,
  VisualItem: `${crm}E36_Visual_Item`,
  DigitalObject: `${dig}D1_Digital_Object`,
  DigitalService: `${la}DigitalService`,
  InformationObject: `${crm}E73_Information_Object`,
  Right: `${crm}E30_Right`,
  Type: `${crm}E55_Type`,
  Material: `${crm}E57_Material`,
  MeasurementUnit: `${crm}E58_Measurement_Unit`,
  Language: `${crm}E56_Language`,
  Person: `${crm}E21_Person`,
  Group: `${crm}E74_Group`,
  Place: `${crm}E53_Place`,
  Set: `${la}Set`,
  AttributeAssignment: `${crm}E13_Attribute_Assignment`,
};

/** The properties of the context, and the datatype of those that hold literals. */
const properties: Record<string, { iri: string; datatype?: string }> = {
  _label: { iri: `${ns.rdfs}label` },
  content: { iri: `${crm}P190_has_symbolic_content` },
  format: { iri: `${ns.dc}format` },
  value: { iri: `${crm}P90_has_value` },
  begin_of_the_begin: { iri: `${crm}P82a_begin_of_the_begin`, datatype: `${ns.xsd}dateTime` },
  end_of_the_end: { iri: `${crm}P82b_end_of_the_end`, datatype: `${ns.xsd}dateTime` },
  identified_by: { iri: `${crm}P1_is_identified_by` },
  equivalent: { iri: `${la}equivalent` },
  classified_as: { iri: `${crm}P2_has_type` },
  language: { iri: `${crm}P72_has_language` },
  referred_to_by: { iri: `${crm}P67i_is_referred_to_by` },
  produced_by: { iri: `${crm}P108i_was_produced_by` },
  created_by: { iri: `${crm}P94i_was_created_by` },
  part: { iri: `${crm}P9_consists_of` },
  carried_out_by: { iri: `${crm}P14_carried_out_by` },
  timespan: { iri: `${crm}P4_has_time-span` },
  took_place_at: { iri: `${crm}P7_took_place_at` },
  technique: { iri: `${crm}P32_used_general_technique` },
  made_of: { iri: `${crm}P45_consists_of` },
  dimension: { iri: `${crm}P43_has_dimension` },
  unit: { iri: `${crm}P91_has_unit` },
  about: { iri: `${crm}P129_is_about` },
  represents: { iri: `${crm}P138_represents` },
  shows: { iri: `${crm}P65_shows_visual_item` },
  carries: { iri: `${crm}P128_carries` },
  current_owner: { iri: `${crm}P52_has_current_owner` },
  current_location: { iri: `${crm}P55_has_current_location` },
  member_of: { iri: `${la}member_of` },
  representation: { iri: `${crm}P138i_has_representation` },
  digitally_shown_by: { iri: `${la}digitally_shown_by` },
  digitally_available_via: { iri: `${la}digitally_available_via` },
  access_point: { iri: `${la}access_point` },
  conforms_to: { iri: `${ns.dcterms}conformsTo` },
  subject_to: { iri: `${crm}P104_is_subject_to` },
  assigned: { iri: `${crm}P141_assigned` },
  attributed_by: { iri: `${crm}P140i_was_attributed_by` },
  assigned_property: { iri: `${crm}P177_assigned_property_of_type` },
};

const byProperty = (text: (property: { iri: string; datatype?: string }) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(properties).map(([key, property]) => [key, text(property)]));

/** What stands between subject and object; behind a literal; and behind a subject to say its class. */
const starts = byProperty(({ iri }) => ` <${iri}> `);
const ends = byProperty(({ datatype }) => `${datatype ? `^^<${datatype}>` : ''} .\n`);
const classEnds = Object.fromEntries(
  Object.entries(classes).map(([type, iri]) => [type, ` <${ns.rdf}type> <${iri}> .\n`]),
);

const escapes: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

/** A literal's text in N-Triples (https://www.w3.org/TR/n-triples/#grammar-production-STRING_LITERAL_QUOTE), escaped as its canonical form asks. */
export const literal = (text: string): string =>
  /["\\\b\t\n\f\r]/.test(text) ? `"${text.replace(/["\\\b\t\n\f\r]/g, (c) => escapes[c]!)}"` : `"${text}"`;

/** A number as JSON-LD 1.1 turns it into RDF (section 8.6): xsd:integer when whole, else xsd:double in canonical form. */
function numberLiteral(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return `"${value}"^^<${ns.xsd}integer>`;
  const [mantissa, exponent] = value.toExponential(15).split('e') as [string, string];
  return `"${mantissa.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '.0')}E${Number(exponent)}"^^<${ns.xsd}double>`;
}

/** A node that says no more than what it is: a class, unit, language or address that the archive's own vocabulary fixes. */
const isFixed = (node: LinkedArtNode): boolean => {
  for (const key in node) if (key !== 'id' && key !== 'type') return false;
  return true;
};

/** Takes what shared nodes within a node say; without one it stands where the node does. */
type Shared = Set<string> | undefined;

/** What a node says, and the nodes within it. */
function triplesOf(node: LinkedArtNode, shared?: Shared): string {
  const kept = keptTriples(node);
  if (!kept) return writeTriples(node, shared);
  // Made one piece: parts that are kept must not be put together again with each document.
  kept.text ??= Buffer.from(writeTriples(node)).toString();
  if (!shared) return kept.text;
  shared.add(kept.text);
  return '';
}

function writeTriples(node: LinkedArtNode, shared?: Shared): string {
  const subject = `<${node.id}>`;
  let out = subject + classEnds[node.type];
  for (const key in node) {
    if (key === 'id' || key === 'type') continue;
    const value = node[key]!;
    const start = subject + starts[key];
    if (typeof value === 'object')
      for (const child of Array.isArray(value) ? value : [value]) {
        out += `${start}<${child.id}> .\n`;
        if (!isFixed(child)) out += triplesOf(child, shared);
      }
    else if (key === 'assigned_property') out += `${start}<${properties[value]?.iri ?? value}> .\n`;
    else out += start + (typeof value === 'string' ? literal(value) : numberLiteral(value)) + ends[key];
  }
  return out;
}

/**
 * A Linked Art document as N-Triples, by the terms of its context; written directly, since this is what every record goes through.
 * The type of a node that only points (to an AAT class, a unit, a language, an address) is left out: it says nothing of the thing.
 */
export const toTriples = (doc: LinkedArtNode): string => triplesOf(doc);

/** The same in parts: what the document alone says, and what nodes say that other documents have too, as texts that are the same ones each time. */
export function toTripleParts(doc: LinkedArtNode): { own: string; shared: readonly string[] } {
  const shared = new Set<string>();
  const own = triplesOf(doc, shared);
  return { own, shared: [...shared] };
}
