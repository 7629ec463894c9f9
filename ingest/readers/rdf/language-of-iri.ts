import { aat } from '../../../vocab/terms/namespaces.ts';
import { languageTag } from '../xml/language-tag.ts';

/** Languages that Linked Art’s examples name by AAT. */
const inAat: Record<string, string> = {
  [aat(300388277)]: 'en',
  [aat(300388306)]: 'fr',
  [aat(300388344)]: 'de',
  [aat(300389311)]: 'es',
  [aat(300388256)]: 'nl',
};

const byCode =
  /^https?:\/\/(?:id\.loc\.gov\/vocabulary\/(?:iso639-[125]|languages)|lexvo\.org\/id\/(?:iso639-[13]|term)|publications\.europa\.eu\/resource\/authority\/language)\/([A-Za-z]{2,3})$/;

/** The tag (BCP 47) of a language that is named by an address; undefined for one that is not known. */
export function languageOfIri(iri: string): string | undefined {
  if (!/aat\/3003|id\.loc\.gov|lexvo|publications\.europa/.test(iri)) return undefined;
  const known = inAat[iri.replace(/^https:/, 'http:')];
  if (known !== undefined) return known;
  const code = byCode.exec(iri)?.[1];
  return code === undefined ? undefined : languageTag(code.toLowerCase());
}
