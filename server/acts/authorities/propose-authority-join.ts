import { kindOfReference } from '../../../vocab/authority/authority.ts';
import type { Archive } from '../../archive/open-archive.ts';
import { isPublicAuthority } from '../../curation/authorities/public-naming.ts';
import type { Actor } from '../../curation/decide.ts';
import type { JoinSubject } from '../matter-subjects.ts';
import { type Outcome, refuse, unknown } from '../outcome.ts';
import { putOrApply } from '../put-or-apply.ts';
import { curatorFault } from '../steward-only.ts';
import { partnersConcerned } from './concerned.ts';

const daysToAnswer = 30;

/**
 * Proposes that two people, groups or places are one. Any partner may; every partner whose public records name either, and every one who describes either, must
 * accept, and silence is no consent. The second keeps its address; that of the first will lead to it. No record changes.
 */
export function proposeAuthorityJoin(
  parts: Pick<Archive, 'writer' | 'curation' | 'reader'>,
  { from, into, actor, time }: { from: string; into: string; actor: Actor; time: string },
): Outcome<{ proposal: number; effective: boolean }> {
  return parts.writer.attempt((tx): Outcome<{ proposal: number; effective: boolean }> => {
    const { curation } = parts;
    for (const reference of [from, into])
      if (!kindOfReference(reference) || !isPublicAuthority(parts, reference))
        return unknown(`person, group or place ${reference}`);
    const fault = curatorFault(actor, actor.partner);
    if (fault) return fault;
    if (kindOfReference(from) !== kindOfReference(into))
      return refuse('invalid', 'A person or group is no place.', 'Name two of a kind.');
    if (from === into || curation.headOf(from) === curation.headOf(into))
      return refuse('invalid', 'These are one already.', 'Name two that have pages of their own.');
    for (const reference of [from, into])
      if (curation.headOf(reference) !== reference)
        return refuse(
          'conflict',
          `${reference} has been joined to another.`,
          `Propose it of ${curation.headOf(reference)}.`,
        );
    if (curation.inScheme(from))
      return refuse(
        'invalid',
        `${from} stands in a vocabulary, which keeps its address.`,
        curation.inScheme(into)
          ? 'That two concepts of vocabularies are the same is said in the vocabulary (skos:exactMatch).'
          : 'Propose it the other way round.',
      );
    const concerned = [from, into].flatMap((reference) => partnersConcerned(parts, reference));
    return putOrApply(parts, tx, {
      kind: 'authority-join',
      collection: '',
      actor,
      rules: {
        partners: [...new Set([...concerned, actor.partner])].sort(),
        approvals: 'all',
        veto: [],
        days: daysToAnswer,
        silence: 'hold',
      },
      subject: { from, into } satisfies JoinSubject,
      time,
    });
  });
}
