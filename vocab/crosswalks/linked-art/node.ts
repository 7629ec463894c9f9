import { hash } from 'node:crypto';
import { languageIri } from '../../terms/languages.ts';

/**
 * A node of a Linked Art document (https://linked.art/api/1.0/json-ld/). Each has an `id`: an address, or a skolem IRI that stands for a
 * blank node (RDF 1.1 Concepts, section 3.5) and is left out of published JSON.
 */
export type LinkedArtNode = {
  id: string;
  type: string;
  [key: string]: string | number | LinkedArtNode | LinkedArtNode[];
};

export const push = (node: LinkedArtNode, key: string, value: LinkedArtNode): void => {
  const list = node[key] as LinkedArtNode[] | undefined;
  if (list) list.push(value);
  else node[key] = [value];
};

/** Where skolem IRIs lie, below the base. */
export const genid = '.well-known/genid/';

/** A skolem IRI by what the node is made of: equal nodes are one. */
export const skolem = (base: string, ...parts: string[]): string =>
  `${base}${genid}${hash('sha1', parts.join('\n'), 'hex').slice(0, 16)}`;

/** A class that the archive itself gives: its meaning is fixed by its vocabulary. */
export const classNode = (id: string): LinkedArtNode => ({ id, type: 'Type' });

/** The language of a text; nothing where it is not known or has no address. */
export const languageOf = (tag: string | undefined): { language?: LinkedArtNode[] } => {
  const id = tag === undefined ? undefined : languageIri(tag);
  return id === undefined ? {} : { language: [{ id, type: 'Language' }] };
};
