import { type AuthorityKind, authorityKinds } from '../../../../vocab/authority/authority.ts';
import { textFor } from '../../../../vocab/record/language-map.ts';
import {
  authorityLabel,
  type FoundAuthority,
  findAuthority,
} from '../../../curation/authorities/view-authority.ts';
import type { DescribedContext } from '../../show/show-described.ts';
import type { Visit } from '../shell/visit.ts';

/** The kind and reference that an address of the workspace names. */
export function placeOf(visit: Visit): { kind: AuthorityKind; reference: string } | undefined {
  const { kind: named, id } = visit.req.params;
  const kind = authorityKinds.find((one) => one === named);
  return kind && { kind, reference: `${kind}/${String(id)}` };
}

/** In the workspace people and places are what everyone may see of them, as partners decide on nothing else. */
export const seeAuthority = (visit: Visit, reference: string): FoundAuthority =>
  findAuthority(visit.ports.archive, reference);

export const describedContext = ({
  reader,
  ports: { archive },
}: Pick<Visit, 'reader' | 'ports'>): DescribedContext => ({
  reader,
  archive: archive.reader,
  nameOf: (reference) => authorityLabel(archive, reference),
});

/** What a person, group or place is called, as plain text; its reference where it has no name any more. */
export const plainName = ({ ports, reader }: Pick<Visit, 'ports' | 'reader'>, reference: string): string =>
  textFor(authorityLabel(ports.archive, reference), reader.language) || reference;

export const pathOf = (reference: string): string => `/workspace/authorities/${reference}`;
