import { hash } from 'node:crypto';
import {
  type AuthorityContent,
  type AuthorityKind,
  kindOfReference,
} from '../../../vocab/authority/authority.ts';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import type { StoredDescription } from '../../archive/curation-reader.ts';
import type { Archive } from '../../archive/open-archive.ts';
import { isPublicAuthority, itemsNaming, partnersNaming } from './public-naming.ts';

type Parts = Pick<Archive, 'reader' | 'curation'>;

/** A description as everyone may see it. */
export type PublicDescription = Pick<StoredDescription, 'reference' | 'partner' | 'number' | 'time'> & {
  content: AuthorityContent;
};

/** Another reference that means the same, by a decision of those who speak of either. */
export type JoinedReference = {
  reference: string;
  joinedTo: string;
  partner: string;
  approvals: string[];
  time: string;
  /** The decision's entry in the log. */
  decision: number;
};

/** A person, group or place as everyone may see it: who says what, who names it, and what was joined to it. */
export type AuthorityView = {
  reference: string;
  kind: AuthorityKind;
  /** Names by language ({@link authorityLabel}). */
  label: LanguageMap;
  descriptions: PublicDescription[];
  joined: JoinedReference[];
  namedBy: string[];
};

export type FoundAuthority =
  | { kind: 'authority'; view: AuthorityView }
  | { kind: 'moved'; to: string }
  | { kind: 'unknown' };

/** Records by which it is learnt how a thing is called that nobody describes. */
const looked = 12;

const rank = ({ reference, partner }: PublicDescription): string =>
  hash('sha256', `${reference}\n${partner}`, 'hex');

/** The names that descriptions give, each once: by language, those of the description with the highest hash first, so that nobody is ranked first. */
export function namesOf(descriptions: readonly PublicDescription[]): LanguageMap {
  const names: Record<string, string[]> = {};
  for (const { content } of [...descriptions].sort((a, b) => (rank(a) > rank(b) ? -1 : 1)))
    for (const [tag, texts] of Object.entries(content.name))
      names[tag] = [...new Set([...(names[tag] ?? []), ...texts])];
  return names;
}

/** How public records call a reference; one text for each language. */
function calledInRecords(parts: Parts, references: readonly string[]): LanguageMap {
  const names: Record<string, string[]> = {};
  for (const { things } of itemsNaming(parts, references, looked))
    for (const { label } of things)
      for (const [tag, texts] of Object.entries(label)) if (texts[0] !== undefined) names[tag] ??= [texts[0]];
  return names;
}

/** Descriptions of some references that everyone may see. */
export const publicDescriptions = (
  { curation }: Pick<Archive, 'curation'>,
  references: readonly string[],
): PublicDescription[] =>
  references.flatMap((reference) =>
    curation.descriptionsOf(reference).map(({ partner, number, time, content }) => ({
      reference,
      partner,
      number,
      time,
      content: content!,
    })),
  );

/**
 * What a person, group or place is called: by a loaded scheme; by those who describe it or one that was joined to it; where nobody does, in public records.
 */
export function authorityLabel(parts: Parts, reference: string): LanguageMap {
  const scheme = parts.curation.schemeLabel(reference);
  if (Object.keys(scheme).length) return scheme;
  const members = parts.curation.membersOf(reference);
  const descriptions = publicDescriptions(parts, members);
  const called = descriptions.length ? namesOf(descriptions) : calledInRecords(parts, [reference]);
  return Object.keys(called).length ? called : calledInRecords(parts, members);
}

/** References that were joined to one, as far as everyone may know of them. */
function joinedTo(parts: Parts, reference: string, members: readonly string[]): JoinedReference[] {
  return members.flatMap((member) => {
    const join = member === reference ? undefined : parts.curation.authorityJoin(member);
    if (!join || !isPublicAuthority(parts, member)) return [];
    const { log, ...shown } = join;
    return { ...shown, decision: log };
  });
}

/**
 * What everyone may see of a person, group or place at its address, as the archive stands at this moment. `moved`: it has been joined to another. Of what a
 * loaded scheme says of a place only its names are in it.
 */
export function findAuthority(parts: Parts, reference: string): FoundAuthority {
  const kind = kindOfReference(reference);
  const { curation } = parts;
  if (!kind || !isPublicAuthority(parts, reference)) return { kind: 'unknown' };
  const head = curation.headOf(reference);
  if (head !== reference && isPublicAuthority(parts, head)) return { kind: 'moved', to: head };
  const members = curation.membersOf(reference);
  const descriptions = publicDescriptions(parts, members);
  return {
    kind: 'authority',
    view: {
      reference,
      kind,
      label: authorityLabel(parts, reference),
      descriptions,
      joined: joinedTo(parts, reference, members),
      namedBy: [...new Set(members.flatMap((member) => partnersNaming(parts, member)))].sort(),
    },
  };
}
