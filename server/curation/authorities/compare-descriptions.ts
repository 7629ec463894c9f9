import {
  type AuthorityContent,
  type AuthorityKind,
  type AuthorityProperty,
  authorityProperties,
} from '../../../vocab/authority/authority.ts';
import { edtfBounds } from '../../../vocab/edtf.ts';
import { textKey } from '../../../vocab/record/statement.ts';

/** Who says it: a partner, of which reference, and when. */
export type DescriptionClaim = { partner: string; reference: string; time: string };

/** One value of one property, as a page shows it: a text with its language, an address, or a point. */
export type DescribedValue = {
  property: AuthorityProperty;
  language?: string;
  value: string | NonNullable<AuthorityContent['point']>;
  standing: 'agreed' | 'sole' | 'differing';
  claims: DescriptionClaim[];
};

type Single = { property: AuthorityProperty; key: string; language?: string; value: DescribedValue['value'] };

/** Of these one value is right, so that others differ; of names, addresses elsewhere and notes there may be several. */
const single: ReadonlySet<AuthorityProperty> = new Set(['nature', 'begin', 'end', 'point', 'within']);

/** Points that agree to a hundredth of a degree, about a kilometre, are the same: a place is no pin. */
const pointKey = ({ latitude, longitude }: NonNullable<AuthorityContent['point']>): string =>
  `${latitude.toFixed(2)} ${longitude.toFixed(2)}`;

function dateKey(edtf: string): string {
  const bounds = edtfBounds(edtf);
  return bounds ? `${bounds.begin}/${bounds.end}` : edtf;
}

function valuesOf(content: AuthorityContent, property: AuthorityProperty): Single[] {
  switch (property) {
    case 'name':
    case 'note':
      return Object.entries(content[property] ?? {}).flatMap(([language, texts]) =>
        texts.map((value) => ({ property, key: textKey(language, value), language, value })),
      );
    case 'same':
      return (content.same ?? []).map((value) => ({ property, key: value, value }));
    case 'point':
      return content.point ? [{ property, key: pointKey(content.point), value: content.point }] : [];
    case 'begin':
    case 'end': {
      const value = content[property];
      return value === undefined ? [] : [{ property, key: dateKey(value), value }];
    }
    default: {
      const value = content[property];
      return value === undefined ? [] : [{ property, key: value, value }];
    }
  }
}

/** What partners say of one thing, value by value in the order of the properties, with all who say it and how it stands to what others say. Pure. */
export function compareDescriptions(
  kind: AuthorityKind,
  descriptions: readonly (DescriptionClaim & { content: AuthorityContent })[],
): DescribedValue[] {
  return authorityProperties[kind].flatMap((property) => {
    const groups = new Map<string, Single & { claims: DescriptionClaim[] }>();
    for (const { content, partner, reference, time } of descriptions)
      for (const one of valuesOf(content, property)) {
        const group = groups.get(one.key) ?? { ...one, claims: [] };
        group.claims.push({ partner, reference, time });
        groups.set(one.key, group);
      }
    const partnersOf = (claims: readonly DescriptionClaim[]) =>
      new Set(claims.map(({ partner }) => partner)).size;
    const speaking = partnersOf([...groups.values()].flatMap(({ claims }) => claims));
    return [...groups.values()].map(({ key: _, ...group }): DescribedValue => {
      const saying = partnersOf(group.claims);
      const differs = single.has(property) && saying < speaking;
      return { ...group, standing: differs ? 'differing' : saying > 1 ? 'agreed' : 'sole' };
    });
  });
}
