import type { Archive } from '../../archive/open-archive.ts';
import type { Transaction } from '../../archive/writer.ts';
import type { DescriptionSubject } from '../matter-subjects.ts';
import { tell } from '../tell.ts';
import { partnersConcerned } from './concerned.ts';

/** What a partner says of a person, group or place counts from now on; all whom that concerns are told. Within the caller's transaction. */
export function takeDescription(
  parts: Pick<Archive, 'reader' | 'curation'>,
  tx: Transaction,
  d: {
    subject: DescriptionSubject;
    partner: string;
    actor: string;
    time: string;
    detail?: Record<string, unknown>;
  },
): void {
  const { subject, partner, actor, time, detail = {} } = d;
  const { reference, content } = subject;
  const payload = { partner, content, ...detail };
  const log = tx.log({ time, actor, kind: 'authority.described', subject: reference, payload });
  tx.describeAuthority({ reference, partner, content, actor, time, log });
  tx.decision({ seq: log, time, kind: 'authority.described', partner, detail: { reference, ...detail } });
  tell(tx, {
    partners: partnersConcerned(parts, reference),
    except: partner,
    kind: 'authority.described',
    subject: reference,
    detail: { partner },
    time,
  });
}
