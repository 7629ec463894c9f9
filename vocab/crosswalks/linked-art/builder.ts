import type { RecordContent } from '../../fields.ts';
import { textFor } from '../../record/language-map.ts';
import type { Statement } from '../../record/statement.ts';
import { type LinkedArtNode, skolem } from './node.ts';
import { type SharedNodes, sharedNodes } from './shared-nodes.ts';

/** What the crosswalk needs to know beside the content. `base` ends with a slash; `item` is the item's id; `images` name files in IIIF, with the rights in them. */
export type LinkedArtContext = {
  base: string;
  item: string;
  collections?: readonly string[];
  images?: readonly { id: string; file: string; rights?: string }[];
};

/** A document in the making. */
export type Builder = {
  doc: LinkedArtNode;
  base: string;
  shared: SharedNodes;
  /** The identifier of a node that belongs to this item alone: by a name, or by the statement that it stands for. */
  own: (name: string) => string;
  ownOf: (statement: Statement, part?: string) => string;
  /** The event in which the thing was made (Production), or the song first sung (Creation). */
  making: () => LinkedArtNode;
  /** What has subjects: the image that a thing shows, or the song itself. */
  visual: () => LinkedArtNode;
  /** The text that a thing carries. */
  text: () => LinkedArtNode;
  intangible: boolean;
  /** The pictures that the archive holds, by their files; and the rights in others where they state none. */
  images: ReadonlyMap<string, { id: string; rights?: string }>;
  mediaRights: string | undefined;
};

/** Where what a thing shows, and the text that it carries, have documents of their own, as Linked Art asks (https://linked.art/api/1.0/endpoints/). */
export const documentParts = ['visual', 'text'] as const;
export type DocumentPart = (typeof documentParts)[number];
const partAddress = (base: string, item: string, part: DocumentPart): string => `${base}item/${item}/${part}`;

export function builder(content: RecordContent, { base, item, images }: LinkedArtContext): Builder {
  const intangible = content.nature?.includes('intangible') ?? false;
  const doc: LinkedArtNode = {
    id: `${base}item/${item}`,
    type: intangible ? 'PropositionalObject' : 'HumanMadeObject',
    _label: textFor(content.title, 'en'),
  };
  const own = (name: string) => skolem(base, item, name);
  const part = (name: DocumentPart, type: string, key: 'shows' | 'carries') => {
    doc[key] ??= [{ id: partAddress(base, item, name), type, _label: doc._label! }];
    return (doc[key] as LinkedArtNode[])[0]!;
  };
  return {
    doc,
    base,
    shared: sharedNodes(base),
    own,
    ownOf: ({ field, key }, part = '') => own(`${field} ${key} ${part}`),
    intangible,
    images: new Map((images ?? []).map((image) => [image.file, image])),
    mediaRights: content.mediaRights?.[0],
    making: () => {
      const key = intangible ? 'created_by' : 'produced_by';
      doc[key] ??= { id: own('making'), type: intangible ? 'Creation' : 'Production' };
      return doc[key] as LinkedArtNode;
    },
    visual: () => (intangible ? doc : part('visual', 'VisualItem', 'shows')),
    text: () => part('text', 'LinguisticObject', 'carries'),
  };
}
