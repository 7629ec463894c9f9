import {
  type AuthorityContent,
  type AuthorityKind,
  kindOfReference,
  referencesByName,
} from '../../../vocab/authority/authority.ts';
import { canonicalJson } from '../../archive/canonical-json.ts';
import type { ProposalRules } from '../../archive/curation-reader.ts';
import type { Archive } from '../../archive/open-archive.ts';
import { isPublicAuthority } from '../../curation/authorities/public-naming.ts';
import { type Actor, decide } from '../../curation/decide.ts';
import { shortId } from '../../curation/short-id.ts';
import type { DescriptionSubject } from '../matter-subjects.ts';
import { type Outcome, refuse, unknown } from '../outcome.ts';
import { freshMatter, putMatter } from '../put-matter.ts';
import { curatorFault, stewardFault } from '../steward-only.ts';
import { takeDescription } from './take-description.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;
export type Described = { reference: string; effective: boolean; proposal?: number };
type Given = { content: AuthorityContent; actor: Actor; time: string };

/** A description is its partner's own matter: a steward says it, a curator puts it before their steward. */
const rulesFor = (partner: string): ProposalRules => ({
  approvals: 1,
  veto: [],
  days: 30,
  silence: 'hold',
  partners: [partner],
});

/**
 * Says for a partner what a person, group or place is: beside what others say of it, which stays as it is. `content` has been checked (`checkAuthority`).
 * `basis`: the number of the partner's own description that was seen (0 for none); where another has come since, nothing is overwritten. What nobody
 * describes or names in public can be described only by the address that records get which call it by one of its names.
 */
export function describeAuthority(
  parts: Parts,
  { reference, basis, ...given }: Given & { reference: string; basis?: number },
): Outcome<Described> {
  return parts.writer.attempt((tx): Outcome<Described> => {
    const { content, actor, time } = given;
    const kind = kindOfReference(reference);
    if (!kind) return unknown('person, group or place of that address');
    const fault = curatorFault(actor, actor.partner);
    if (fault) return fault;
    if (!isPublicAuthority(parts, reference) && !referencesByName(kind, content.name).includes(reference))
      return unknown('person, group or place of that address');
    if (parts.curation.headOf(reference) !== reference)
      return refuse(
        'conflict',
        'This has been joined to another.',
        `Describe ${parts.curation.headOf(reference)}, or split the two first.`,
      );
    const { within } = content;
    if (within !== undefined && kindOfReference(within) && !isPublicAuthority(parts, within))
      return refuse(
        'invalid',
        `There is no place ${within}.`,
        'Give the address of a place that has a page here.',
      );
    const ever = parts.curation
      .descriptionsEver(reference)
      .filter(({ partner }) => partner === actor.partner);
    const newest = ever.at(-1);
    if (basis !== undefined && basis !== (newest?.number ?? 0))
      return refuse(
        'conflict',
        `Your description has changed since: you saw number ${basis}, it is at ${newest?.number ?? 0} now.`,
        'Look at what has changed and say it again.',
      );
    if (newest?.content && canonicalJson(newest.content) === canonicalJson(content))
      return refuse('conflict', 'This changes nothing.', 'Change something, or leave it as it is.');
    if (parts.curation.awaitingDescription(actor.partner, reference) !== undefined)
      return refuse(
        'conflict',
        'A description of yours awaits your steward already.',
        'Decide on that one first, or take it back.',
      );
    const rules = rulesFor(actor.partner);
    const decision = decide(freshMatter(actor.partner, rules, time), { kind: 'propose' }, actor, time);
    if (decision.outcome === 'refused') return refuse('forbidden', decision.reason, decision.remedy);
    const subject: DescriptionSubject = { reference, content };
    if (decision.outcome === 'accepted') {
      takeDescription(parts, tx, { subject, partner: actor.partner, actor: actor.id, time });
      return { outcome: 'done', reference, effective: true };
    }
    const proposal = putMatter(tx, { kind: 'description', collection: '', actor, rules, subject, time });
    return { outcome: 'done', reference, effective: false, proposal };
  });
}

/**
 * Describes a person, group or place under an address of its own. The address is the one that records get which call it by its first name, so that they speak of
 * it; where that is taken, `namesake` says that this is another of the same name, which gets an address that no record has by itself.
 */
export function makeAuthority(
  parts: Parts,
  { kind, namesake, ...given }: Given & { kind: AuthorityKind; namesake: boolean },
): Outcome<Described> {
  const { actor, content, time } = given;
  const byName = referencesByName(kind, content.name);
  const taken = byName.find((reference) => isPublicAuthority(parts, reference));
  if (taken === undefined && byName[0] !== undefined)
    return describeAuthority(parts, { reference: byName[0], basis: 0, ...given });
  if (!namesake)
    return refuse(
      'conflict',
      `There is one of that name already: ${taken}.`,
      'Describe that one, or say that this is another of the same name.',
    );
  const reference = `${kind}/${kind}-${shortId([actor.partner, canonicalJson(content), time], 12)}`;
  return parts.writer.attempt((tx): Outcome<Described> => {
    // A namesake has no address until somebody has decided that it shall, so its curator's word is not enough.
    const fault = stewardFault(actor, actor.partner);
    if (fault) return fault;
    const subject: DescriptionSubject = { reference, content };
    takeDescription(parts, tx, { subject, partner: actor.partner, actor: actor.id, time });
    return { outcome: 'done', reference, effective: true };
  });
}
