import { type LanguageMap, textFor } from '../../record/language-map.ts';
import { aat } from '../../terms/namespaces.ts';
import { classNode, type LinkedArtNode, languageOf, skolem } from './node.ts';

/** A partner as documents tell of it: `id` is the last part of its address. */
export type DescribedPartner = {
  id: string;
  name: LanguageMap;
  kind: string;
  homepage?: string;
  isil?: string;
  ror?: string;
};
export type DescribedCollection = { id: string; name: LanguageMap; description?: LanguageMap };

const names = (base: string, map: LanguageMap): LinkedArtNode[] =>
  Object.entries(map).flatMap(([tag, texts]) =>
    texts.map((content, index) => ({
      id: skolem(base, 'name', tag, content),
      type: 'Name',
      classified_as: [classNode(aat(index === 0 ? 300404670 : 300264273))],
      content,
      ...languageOf(tag),
    })),
  );

/** A partner as a group (https://linked.art/model/actor/), with what else it is known by. */
export function partnerDocument(partner: DescribedPartner, base: string): LinkedArtNode {
  const { id, name, kind, homepage, isil, ror } = partner;
  const address = `${base}partner/${id}`;
  return {
    id: address,
    type: 'Group',
    _label: textFor(name, 'en'),
    classified_as: [classNode(kind === 'museum' ? aat(300312281) : `${base}ns/partner-${kind}`)],
    identified_by: [
      ...names(base, name),
      ...(isil === undefined
        ? []
        : [{ id: skolem(base, id, isil), type: 'Identifier', content: `ISIL ${isil}` }]),
    ],
    ...(ror !== undefined && { equivalent: [{ id: ror, type: 'Group' }] }),
    ...(homepage !== undefined && {
      subject_of: [
        {
          id: skolem(base, id, 'homepage'),
          type: 'LinguisticObject',
          digitally_carried_by: [
            {
              id: skolem(base, id, 'homepage', 'file'),
              type: 'DigitalObject',
              classified_as: [classNode(aat(300264578))],
              access_point: [{ id: homepage, type: 'DigitalObject' }],
            },
          ],
        },
      ],
    }),
  };
}

/** A collection as a set (https://linked.art/model/collection/); its items say that they are in it. */
export function collectionDocument(
  { id, name, description = {} }: DescribedCollection,
  base: string,
): LinkedArtNode {
  const texts = Object.entries(description).flatMap(([tag, all]) =>
    all.map((content) => ({
      id: skolem(base, 'text', tag, content),
      type: 'LinguisticObject',
      classified_as: [classNode(aat(300435416))],
      content,
      ...languageOf(tag),
    })),
  );
  return {
    id: `${base}collection/${id}`,
    type: 'Set',
    _label: textFor(name, 'en'),
    classified_as: [classNode(aat(300025976))],
    identified_by: names(base, name),
    ...(texts.length && { referred_to_by: texts }),
  };
}
