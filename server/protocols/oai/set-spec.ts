import type { PublicRecord } from '../../archive/public-list.ts';

/** The part of the public list that a set is; the parents `partner` and `collection` hold every record. */
export type SetFilter = { partner?: string; collection?: string; set?: string };

/** What a setSpec selects, or undefined where no set here has such a name. */
export function readSetSpec(spec: string): SetFilter | undefined {
  const [kind, id, ...rest] = spec.split(':');
  if (rest.length) return undefined;
  if (kind === 'type' || kind === 'language') return { set: `${kind}:${id ?? ''}` };
  if (kind !== 'partner' && kind !== 'collection') return undefined;
  return id === undefined ? {} : { [kind]: id };
}

/**
 * The sets of a record. Membership of `partner:tate` implies that of `partner`, which is not repeated
 * (OAI-PMH 2.0, section 2.6). Of a deleted one no more is told than whose it was: it still belongs to the others, so that who harvests one of them learns of it.
 */
export const setSpecsOf = ({ partner, collection, sets }: PublicRecord, deleted: boolean): string[] => [
  `partner:${partner}`,
  `collection:${collection}`,
  ...(deleted ? [] : sets),
];
