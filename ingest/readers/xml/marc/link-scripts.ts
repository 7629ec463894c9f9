import { addChild, childrenOf, textIn, type XmlElement } from '../element.ts';
import { languageTag, withScript } from '../language-tag.ts';

/** Scripts by the codes of $6 (MARC 21, appendix A: https://www.loc.gov/marc/bibliographic/ecbdcntf.html). */
const scripts: Readonly<Record<string, string>> = {
  '(3': 'Arab',
  '(B': 'Latn',
  $1: 'Hani',
  '(N': 'Cyrl',
  '(Q': 'Cyrl',
  '(S': 'Grek',
  '(2': 'Hebr',
};

const cjk = new Set(['zh', 'ja', 'ko']);

/** The tag for a text in a script, where a record is in a language: the language, if it is written so; else the script alone. */
function tagFor(code: string | undefined, language: string | undefined): string {
  // ISO 15924 codes are written as they are in newer records.
  const script =
    code === undefined ? undefined : (scripts[code] ?? (/^[A-Z][a-z]{3}$/.test(code) ? code : undefined));
  if (language === undefined) return script === undefined ? 'und' : `und-${script}`;
  if (script === undefined || (script === 'Hani' && cjk.has(language.split('-')[0]!))) return language;
  return new Intl.Locale(language).maximize().script === script ? language : `und-${script}`;
}

const linkage = /^(\w{3})-(\d{2})(?:\/([^/]+))?/;

const linkOf = (field: XmlElement): RegExpExecArray | null =>
  linkage.exec(textIn(childrenOf(field, '6')[0]) ?? '');

/** The language of the work, from 008/35-37 or 041 $a. */
const languageOf = (record: XmlElement): string | undefined =>
  languageTag(textIn(childrenOf(record, '008')[0])?.slice(35, 38) ?? '') ??
  languageTag(textIn(childrenOf(childrenOf(record, '041')[0] ?? {}, 'a')[0]) ?? '');

/** The fields that say which field 880 is theirs, by their tag and its number: `245-01`. */
function fieldsByLink(record: XmlElement): ReadonlyMap<string, XmlElement> {
  const fields = new Map<string, XmlElement>();
  for (const [tag, value] of Object.entries(record))
    if (typeof value === 'object' && tag !== '880')
      for (const field of value) {
        const [, to, occurrence] = linkOf(field) ?? [];
        const key = `${tag}-${occurrence}`;
        if (to === '880' && !fields.has(key)) fields.set(key, field);
      }
  return fields;
}

/**
 * Puts the fields 880 (alternate graphic representation) where they belong: beside the subfields of the field that $6 links them to, with their language, so that
 * a romanised title and the original are one title in two forms. Those that are linked to none become fields of the tag that they name.
 */
export function linkScripts(record: XmlElement): XmlElement {
  const language = languageOf(record);
  const left: XmlElement[] = [];
  const linked = fieldsByLink(record);
  for (const field of childrenOf(record, '880')) {
    const link = linkOf(field);
    if (!link) {
      left.push(field);
      continue;
    }
    const [, tag = '', occurrence, code] = link;
    const inForce = tagFor(code, language);
    const target = occurrence === '00' ? undefined : linked.get(`${tag}-${occurrence}`);
    const into: XmlElement = target ?? {};
    const romanised = withScript(language, 'Latn') ?? 'und-Latn';
    for (const [name, value] of Object.entries(field))
      if (typeof value === 'object' && name !== '6') {
        // What the original is given for is in Latin script; the rest of the field is the cataloguer's own words.
        for (const subfield of childrenOf(into, name)) subfield['@xml:lang'] ??= romanised;
        for (const subfield of value) addChild(into, name, { ...subfield, '@xml:lang': inForce });
      }
    if (!target) addChild(record, tag, into);
  }
  if (left.length) record['880'] = left;
  else delete record['880'];
  return record;
}
