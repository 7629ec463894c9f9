import { addChild, attributeOf, childrenOf, textIn, type XmlElement } from '../element.ts';
import { languageTag } from '../language-tag.ts';
import { linkScripts } from './link-scripts.ts';

/** The tag of a field; some programs lose the zeros before a number. */
function tagOf(field: XmlElement): string | undefined {
  const tag = attributeOf(field, 'tag')?.trim().padStart(3, '0');
  return tag !== undefined && /^\w{3}$/.test(tag) ? tag : undefined;
}

/**
 * A MARC record by its tags: `datafield[@tag=245]/subfield[@code=a]` becomes `245/a`, a control field `001`, so that paths and reports speak of fields as
 * cataloguers do. Original script (880) stands in the field that it belongs to.
 */
export function indexFields(record: XmlElement): XmlElement {
  const indexed: XmlElement = {};
  const leader = childrenOf(record, 'leader')[0];
  if (leader) addChild(indexed, 'leader', leader);
  for (const field of childrenOf(record, 'controlfield')) {
    const tag = tagOf(field);
    if (tag !== undefined) addChild(indexed, tag, field);
  }
  for (const field of childrenOf(record, 'datafield')) {
    const tag = tagOf(field);
    if (tag === undefined) continue;
    const made: XmlElement = {};
    for (const name of ['ind1', 'ind2']) {
      const value = attributeOf(field, name);
      if (value !== undefined) made[`@${name}`] = value;
    }
    for (const subfield of childrenOf(field, 'subfield')) {
      const code = attributeOf(subfield, 'code');
      if (code !== undefined && textIn(subfield) !== undefined && /^[!-~]$/.test(code) && code !== '#')
        addChild(made, code, subfield);
    }
    addChild(indexed, tag, made);
  }
  // Where no field says so in words that are meant for it, the coded field tells the language.
  const coded = textIn(childrenOf(indexed, '008')[0])?.slice(35, 38);
  if (childrenOf(indexed, '041').length === 0 && coded !== undefined && languageTag(coded) !== undefined)
    addChild(indexed, '041', { a: [{ '#': coded }] });
  return linkScripts(indexed);
}
