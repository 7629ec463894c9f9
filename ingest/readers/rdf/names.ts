import { ns } from '../../../vocab/terms/namespaces.ts';

const { crm, la, dig, dcterms, rdfs, dc, skos } = ns;

/** Where the terms of a context that is known by name come to, when it is not ours to have whole. */
export const linkedArtTerms = 'https://linked.art/ns/v1/linked-art.json#';
export const schemaTerms = 'http://schema.org/';

/** Properties of Linked Art (https://linked.art/api/1.0/json-ld/), by the part of their address behind the namespace. */
const ofCrm: Record<string, string> = {
  P1_is_identified_by: 'identified_by',
  P2_has_type: 'classified_as',
  P3_has_note: 'content',
  P4_has_time_span: 'timespan',
  'P4_has_time-span': 'timespan',
  P7_took_place_at: 'took_place_at',
  P9_consists_of: 'part',
  P14_carried_out_by: 'carried_out_by',
  P24i_changed_ownership_through: 'changed_ownership_through',
  P32_used_general_technique: 'technique',
  P43_has_dimension: 'dimension',
  P44_has_condition: 'condition',
  P45_consists_of: 'made_of',
  P46_is_composed_of: 'part',
  P46i_forms_part_of: 'part_of',
  P50_has_current_keeper: 'current_keeper',
  P52_has_current_owner: 'current_owner',
  P53_has_former_or_current_location: 'current_location',
  P54_has_current_permanent_location: 'current_permanent_location',
  P55_has_current_location: 'current_location',
  P56_bears_feature: 'bears',
  P62_depicts: 'depicts',
  P65_shows_visual_item: 'shows',
  P67i_is_referred_to_by: 'referred_to_by',
  P67_refers_to: 'refers_to',
  P72_has_language: 'language',
  P82a_begin_of_the_begin: 'begin_of_the_begin',
  P81a_end_of_the_begin: 'end_of_the_begin',
  P81b_begin_of_the_end: 'begin_of_the_end',
  P82b_end_of_the_end: 'end_of_the_end',
  P89_falls_within: 'part_of',
  P90_has_value: 'value',
  P91_has_unit: 'unit',
  P94i_was_created_by: 'created_by',
  P104_is_subject_to: 'subject_to',
  P106_is_composed_of: 'part',
  P108i_was_produced_by: 'produced_by',
  P128_carries: 'carries',
  P129_is_about: 'about',
  P129i_is_subject_of: 'subject_of',
  P138_represents: 'represents',
  P138i_has_representation: 'representation',
  P140i_was_attributed_by: 'attributed_by',
  P177_assigned_property_of_type: 'assigned_property',
  P190_has_symbolic_content: 'content',
  P15_was_influenced_by: 'influenced_by',
  P92i_was_brought_into_existence_by: 'produced_by',
  P107i_is_current_or_former_member_of: 'member_of',
};
const ofLinkedArt = new Set([
  'member_of',
  'digitally_shown_by',
  'digitally_available_via',
  'digitally_carried_by',
  'access_point',
  'equivalent',
]);
const others: Record<string, string> = {
  [`${rdfs}label`]: '_label',
  [`${dcterms}conformsTo`]: 'conforms_to',
  [`${dc}format`]: 'format',
  [`${skos}prefLabel`]: '_label',
  [`${skos}exactMatch`]: 'equivalent',
  [`${skos}broader`]: 'broader',
};
const crmClasses: Record<string, string> = {
  'E22_Human-Made_Object': 'HumanMadeObject',
  'E22_Man-Made_Object': 'HumanMadeObject',
  E89_Propositional_Object: 'PropositionalObject',
  E33_E41_Linguistic_Appellation: 'Name',
  E41_Appellation: 'Name',
  E35_Title: 'Name',
  E42_Identifier: 'Identifier',
  E33_Linguistic_Object: 'LinguisticObject',
  E12_Production: 'Production',
  E65_Creation: 'Creation',
  'E52_Time-Span': 'TimeSpan',
  E54_Dimension: 'Dimension',
  E36_Visual_Item: 'VisualItem',
  E73_Information_Object: 'InformationObject',
  E30_Right: 'Right',
  E55_Type: 'Type',
  E57_Material: 'Material',
  E58_Measurement_Unit: 'MeasurementUnit',
  E56_Language: 'Language',
  E21_Person: 'Person',
  E74_Group: 'Group',
  E53_Place: 'Place',
  E13_Attribute_Assignment: 'AttributeAssignment',
  E8_Acquisition: 'Acquisition',
};

const under = (iri: string, namespace: string): string | undefined =>
  iri.startsWith(namespace) ? iri.slice(namespace.length) : undefined;

/** The few properties and classes of a vocabulary come again and again. */
const known = new Map<string, string>();

/** The name by which Linked Art’s own JSON calls a property or class; an address that it does not know stands as it is. */
export function linkedArtName(iri: string): string {
  const old = known.get(iri);
  if (old !== undefined) return old;
  const name = nameIn(iri);
  if (known.size < 5000) known.set(iri, name);
  return name;
}

function nameIn(iri: string): string {
  const own = under(iri, linkedArtTerms);
  if (own !== undefined) return own;
  const inCrm = under(iri, crm);
  if (inCrm !== undefined) return ofCrm[inCrm] ?? crmClasses[inCrm] ?? iri;
  const inLa = under(iri, la);
  if (inLa !== undefined)
    return ofLinkedArt.has(inLa) || inLa === 'Set' || inLa === 'DigitalService' ? inLa : iri;
  if (iri === `${dig}D1_Digital_Object`) return 'DigitalObject';
  return others[iri] ?? iri;
}

/** The name of a term of schema.org, under either scheme of its address. */
export const schemaName = (iri: string): string =>
  under(iri, schemaTerms) ?? under(iri, 'https://schema.org/') ?? iri;

const prefixes: Record<string, string> = {
  [dc]: 'dc',
  [dcterms]: 'dcterms',
  [skos]: 'skos',
  [rdfs]: 'rdfs',
  'http://www.openarchives.org/ore/terms/': 'ore',
  'http://www.europeana.eu/schemas/edm/': 'edm',
  'http://www.w3.org/2002/07/owl#': 'owl',
  'http://www.w3.org/2003/01/geo/wgs84_pos#': 'wgs84',
  'http://xmlns.com/foaf/0.1/': 'foaf',
  'http://rdvocab.info/ElementsGr2/': 'rdaGr2',
};

/** A name with its customary prefix, as RDF/XML writes it (`dcterms:title`). */
export function prefixedName(iri: string): string {
  const cut = Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1;
  const prefix = prefixes[iri.slice(0, cut)];
  return prefix === undefined ? iri : `${prefix}:${iri.slice(cut)}`;
}
