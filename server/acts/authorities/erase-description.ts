import type { Erasure } from '../../archive/curation-reader.ts';
import type { Archive } from '../../archive/open-archive.ts';
import type { Transaction } from '../../archive/writer.ts';
import { type Eraser, type ErasureGround, mayErase } from '../eraser.ts';
import { type Outcome, refuse, unknown } from '../outcome.ts';
import { operatorInbox, tell } from '../tell.ts';
import { partnersConcerned } from './concerned.ts';

/** What an erasure of a description is about, in the place of an item: the address of its graph, below the archive's. */
const subjectOf = (reference: string, partner: string): string => `${reference}#description-${partner}`;

/** The description that an erasure is about; undefined where it is about a record. */
export function erasedDescription({
  item,
}: Pick<Erasure, 'item'>): { reference: string; partner: string } | undefined {
  const [, reference, partner] = /^((?:agent|place)\/[^#]+)#description-(.+)$/.exec(item) ?? [];
  return reference === undefined || partner === undefined ? undefined : { reference, partner };
}

/** Asks that all a partner ever said of a person, group or place be destroyed. It takes a ground, and a second person who confirms it. */
export function askDescriptionErasure(
  parts: Pick<Archive, 'writer' | 'curation'>,
  {
    reference,
    partner,
    ground,
    by,
    time,
  }: { reference: string; partner: string; ground: ErasureGround; by: Eraser; time: string },
): Outcome<{ erasure: number }> {
  return parts.writer.attempt((tx): Outcome<{ erasure: number }> => {
    if (!parts.curation.descriptionsEver(reference).some((one) => one.partner === partner))
      return unknown('such description');
    if (!mayErase(by, partner))
      return refuse(
        'forbidden',
        'Erasing is for those who keep the archive, and for a steward of the partner.',
        'Ask for a takedown instead.',
      );
    const item = subjectOf(reference, partner);
    const erasure = tx.askErasure({ item, ground, actor: by.id, time });
    const subject = `erasure/${erasure}`;
    tx.log({ time, actor: by.id, kind: 'erasure.asked', subject, payload: { ground } });
    const detail = { partner, ground };
    tell(tx, { partners: [operatorInbox, partner], kind: 'erasure.asked', subject, detail, time });
    return { outcome: 'done', erasure };
  });
}

/** Destroys it, confirmed by a second person: contents, names, what the log and proposals kept of them. Joins stay, which others decided too. Within the caller's transaction. */
export function eraseDescription(
  parts: Pick<Archive, 'reader' | 'curation'>,
  tx: Transaction,
  { asked, by, time }: { asked: Erasure; by: Eraser; time: string },
): void {
  const { reference, partner } = erasedDescription(asked)!;
  tx.confirmErasure({ id: asked.id, actor: by.id, time, files: [] });
  tx.eraseDescription(reference, partner);
  const payload = { ground: asked.ground };
  const kind = 'authority.erased';
  const seq = tx.log({ time, actor: by.id, kind, subject: `erasure/${asked.id}`, payload });
  tx.decision({ seq, time, kind, partner, detail: { reference, ...payload } });
  const partners = [...partnersConcerned(parts, reference), partner];
  tell(tx, { partners, kind, subject: reference, detail: { partner }, time });
}
