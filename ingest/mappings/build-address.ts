import type { Relation } from '../../vocab/record/record.ts';
import { normaliseRights } from '../../vocab/rights.ts';
import type { RuleByType } from './mapping.ts';
import type { Entry } from './read-entries.ts';
import { compileLabel, saidMap } from './read-label.ts';
import { compileText } from './read-path.ts';
import { rightsByName } from './rights-names.ts';

const isAddress = (text: string): boolean => /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(text) && URL.canParse(text);
const isReference = (text: string): boolean => /^https?:\/\/|^item\/[^/]+$/.test(text);

/** The licence or rights statement that an address or a short name means, if any. */
export function rightsIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const plain = text.trim();
  return normaliseRights(rightsByName[plain] ?? plain.replace(/[?#].*$/, ''));
}

/** Addresses of an entry; with `only`, those that are of the kind. */
export function compileUri({ only }: RuleByType['uri']): (entry: Entry) => string[] {
  if (only === 'rights') return ({ texts }) => texts.flatMap(({ value }) => rightsIn(value) ?? []);
  if (only === 'addresses')
    return ({ texts }) => texts.flatMap(({ value }) => (isAddress(value) ? [value] : []));
  return ({ texts }) => texts.map(({ value }) => value);
}

/** Related items that have an address; what has none is the id of a row of the same source, and goes to `relatedRows`. */
export function compileRelation({
  target,
  called,
  language = 'und',
}: RuleByType['relation']): (entry: Entry, relatedRows: string[]) => Relation[] {
  const readTarget = target === undefined ? undefined : compileText(target);
  const readName = called === undefined ? undefined : compileLabel(called);
  const place = (address: string, relatedRows: string[], more: Omit<Relation, 'target'>): Relation[] => {
    if (isReference(address)) return [{ target: address, ...more }];
    relatedRows.push(address);
    return [];
  };
  return (entry, relatedRows) => {
    if (!readTarget) return entry.texts.flatMap(({ value }) => place(value, relatedRows, {}));
    const address = readTarget(entry.object);
    if (address === undefined) return [];
    const said = readName?.(entry.object) ?? [];
    return place(address, relatedRows, said.length > 0 ? { label: saidMap(said, language) } : {});
  };
}
