import type { Agreement } from '../archive/archive.ts';
import type { Archive } from '../archive/open-archive.ts';
import { agreementFault } from '../curation/agreement.ts';
import type { Actor } from '../curation/decide.ts';
import type { AgreementSubject } from './matter-subjects.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';
import { rulesOf } from './put-matter.ts';
import { putOrApply } from './put-or-apply.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;

/**
 * Proposes another agreement for a collection, or other partners: decided by the agreement that it would replace. Whoever would be taken in or put
 * out must approve too, and a holder whose veto would go.
 */
export function proposeAgreement(
  parts: Parts,
  {
    collection: id,
    agreement,
    partners: named,
    licence,
    actor,
    time,
  }: {
    collection: string;
    agreement: Agreement;
    partners: string[];
    licence?: string;
    actor: Actor;
    time: string;
  },
): Outcome<{ proposal: number; effective: boolean }> {
  return parts.writer.attempt((tx): Outcome<{ proposal: number; effective: boolean }> => {
    const collection = parts.reader.collection(id);
    if (!collection) return unknown(`collection ${id}`);
    const partners = [...new Set(named)];
    const stranger = partners.find((partner) => !parts.reader.partner(partner));
    if (stranger !== undefined) return unknown(`partner ${stranger}`);
    const fault = agreementFault(agreement, partners);
    if (fault !== undefined) return refuse('invalid', fault, 'Correct the agreement and propose it again.');
    const rules = rulesOf(collection);
    const replaces = parts.curation.agreements(id).at(-1)?.version;
    const added = partners.filter((partner) => !collection.partners.includes(partner));
    const gone = collection.partners.filter((partner) => !partners.includes(partner));
    // Nobody is taken in, or put out, or made to give up a veto, by others alone, nor by saying nothing.
    const required = [
      ...new Set([
        ...added,
        ...gone,
        ...collection.agreement.veto.filter((holder) => !agreement.veto.includes(holder)),
      ]),
    ];
    return putOrApply(parts, tx, {
      kind: 'agreement',
      collection: id,
      actor,
      rules: { ...rules, ...(required.length && { required }) },
      subject: {
        partners,
        agreement,
        licence: licence ?? collection.licence,
        ...(replaces !== undefined && { replaces }),
      } satisfies AgreementSubject,
      time,
    });
  });
}
