import { aat } from '../../../vocab/terms/namespaces.ts';
import { textIn, type XmlElement } from '../xml/element.ts';

/** Units and kinds of measurement that Linked Art names by AAT (https://linked.art/model/vocab/recommended/), and time by QUDT. */
const words: Record<string, string> = {
  [aat(300055644)]: 'height',
  [aat(300055647)]: 'width',
  [aat(300072633)]: 'depth',
  [aat(300056240)]: 'weight',
  [aat(300379098)]: 'cm',
  [aat(300379097)]: 'mm',
  [aat(300379099)]: 'm',
  [aat(300379100)]: 'in',
  [aat(300379225)]: 'g',
  [aat(300379226)]: 'kg',
  'http://qudt.org/vocab/unit/SEC': 's',
  'http://qudt.org/vocab/unit/MIN': 'min',
  'http://qudt.org/vocab/unit/HR': 'h',
};

/** What the archive’s own terms say (`/ns/diameter`). */
const own = /\/ns\/(height|width|depth|diameter|length|weight|duration)$/;

export const wordOfIri = (iri: string): string | undefined =>
  words[iri.replace(/^https:/, 'http:')] ?? own.exec(iri)?.[1];

/** Codes of units in trade (UN/CEFACT recommendation 20), as schema.org has them. */
const codes: Record<string, string> = { CMT: 'cm', MMT: 'mm', MTR: 'm', INH: 'in', KGM: 'kg', GRM: 'g' };

/** Which measurement a property of schema.org is; its unit is put into words. */
export function measureOf(key: string, element: XmlElement): string | undefined {
  if (!/^(?:height|width|depth|weight)$/.test(key) || element.value === undefined) return undefined;
  const unit = typeof element.unitCode === 'object' ? textIn(element.unitCode[0]) : undefined;
  const word = unit === undefined ? undefined : codes[unit];
  if (word !== undefined) {
    element.unitText = [{ '#': word }];
    delete element.unitCode;
  }
  return key;
}
