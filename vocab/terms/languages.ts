import { aat, ns } from './namespaces.ts';

/** Languages that Linked Art's examples name by AAT; the others are named by their ISO 639 code at the Library of Congress. */
const inAat: Record<string, number> = {
  en: 300388277,
  fr: 300388306,
  de: 300388344,
  es: 300389311,
  nl: 300388256,
};

/** The IRI of a language, or undefined for `und`. Script and region are left to the texts themselves. */
export function languageIri(tag: string): string | undefined {
  const primary = tag.split('-')[0]!.toLowerCase();
  if (primary === 'und') return undefined;
  if (inAat[primary] !== undefined) return aat(inAat[primary]);
  return `http://id.loc.gov/vocabulary/${primary.length === 2 ? 'iso639-1' : 'iso639-2'}/${primary}`;
}

/** Every namespace prefix that the archive's Turtle uses. */
export const turtlePrefixes = (base: string): Record<string, string> => ({
  crm: ns.crm,
  la: ns.la,
  dig: ns.dig,
  rdfs: ns.rdfs,
  xsd: ns.xsd,
  skos: ns.skos,
  dcterms: ns.dcterms,
  dc: ns.dc,
  prov: ns.prov,
  aat: ns.aat,
  tns: `${base}ns/`,
});
