import { createHash, randomBytes } from 'node:crypto';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import { statementId, statementsOf } from '../../vocab/record/statement.ts';
import type { RecordState } from '../archive/archive.ts';
import type { Archive } from '../archive/open-archive.ts';
import { thePublic, type Viewer } from '../curation/access.ts';
import type { Actor } from '../curation/decide.ts';
import { decideDispute } from '../curation/disputes/decide-dispute.ts';
import type { DisputeActor, Evidence, Ground, Request, Subject } from '../curation/disputes/types.ts';
import { imagesOf } from '../curation/images-of.ts';
import { type ItemView, viewItem } from '../curation/view.ts';
import { rulesForItem } from './dispute-rules.ts';
import { keepEvents } from './keep-dispute.ts';
import { type Outcome, type Refused, refuse, unknown } from './outcome.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;

/** Somebody who is no partner: how to reach them is kept apart from all else and can be erased. */
export type Person = { name: string; contact: string };

export type DisputeAct = {
  subject: Subject;
  ground: Ground;
  reasons: LanguageMap;
  evidence?: Evidence[];
  time: string;
} & ({ actor: Actor } | { person: Person; asks: Request });

/** What the subject is in the item as the claimant sees it: its record, and its statement where it is one. */
function findSubject(
  view: ItemView,
  subject: Subject,
): { record?: RecordState; statement?: string } | undefined {
  if (subject.kind === 'item') return { ...(view.records.length === 1 && { record: view.records[0]! }) };
  const record = view.records.find(({ name }) => name === subject.record);
  if (!record) return undefined;
  if (subject.kind === 'record') return { record };
  if (subject.kind === 'image') {
    const image = imagesOf(record).find(({ id }) => id === subject.image);
    return image && { record, statement: statementId({ field: 'media', key: image.file }) };
  }
  const { statement } = subject;
  return statementsOf(record.content).some((s) => statementId(s) === statement)
    ? { record, statement }
    : undefined;
}

const tokenDigest = (token: string): Uint8Array => createHash('sha256').update(token).digest();

/** Partners' disputes are numbered D, the requests of others T (for all that they take up). */
const numberOf = (letter: 'D' | 'T', time: string, ever: number): string =>
  `${letter}-${time.slice(0, 4)}-${String(ever + 1).padStart(6, '0')}`;

/**
 * Contests something, or asks for its correction, restriction or takedown. A person gets a number and a secret by which they, and nobody
 * else, follow the request and act on it.
 */
export function fileDispute(parts: Parts, act: DisputeAct): Outcome<{ number: string; token?: string }> {
  return parts.writer.attempt((tx): Outcome<{ number: string; token?: string }> => {
    const { subject, ground, reasons, evidence, time } = act;
    const partner = 'actor' in act ? act.actor.partner : undefined;
    const viewer: Viewer = partner === undefined ? thePublic : { kind: 'partner', partners: [partner] };
    const item = parts.reader.item(subject.item);
    const view = item && viewItem(item, viewer);
    const found = view && findSubject(view, subject);
    if (!found) return unknown('such thing to contest');
    const fault = 'person' in act ? personFault(act.person) : undefined;
    if (fault) return fault;

    const number = numberOf(partner === undefined ? 'T' : 'D', time, parts.curation.disputesEver());
    const own = subject.kind === 'item' ? undefined : tx.recordNamed(subject.item, subject.record);
    const target = found.record ?? view!.records[0]!;
    const place = {
      item: subject.item,
      ...(own && { record: own.id }),
      ...(found.statement !== undefined && { statement: found.statement }),
    };
    const again = parts.curation
      .disputesOfItem(subject.item)
      .find(
        (other) =>
          other.open &&
          other.record === place.record &&
          other.statement === place.statement &&
          partner !== undefined &&
          (other.state as { claimant?: { partner?: string } }).claimant?.partner === partner,
      );
    if (again)
      return refuse('conflict', `You have contested this already (${again.number}).`, 'Add to that one.');

    const actor: DisputeActor =
      'actor' in act
        ? { kind: 'partner', partner: act.actor.partner, role: act.actor.role }
        : { kind: 'person', person: number };
    const rules = rulesForItem(parts, subject.item);
    const command = {
      kind: 'file' as const,
      id: number,
      subject,
      ground,
      reasons,
      ...(evidence && { evidence }),
      ...('asks' in act && { asks: act.asks }),
    };
    const filed = decideDispute(undefined, command, actor, rules, time);
    if (filed.outcome === 'refused') return refuse('invalid', filed.reason, filed.remedy);
    const id = tx.openDispute({ number, collection: target.collection, ...place });
    const stored = parts.curation.dispute(id)!;
    const by = {
      rules,
      actor: 'actor' in act ? act.actor.id : `person:${number}`,
      time,
      ...(partner && { partner }),
    };
    const state = keepEvents(tx, { stored, state: undefined, events: filed.events, ...by });
    // The draw of a panel is seeded with the head of the log after filing, which nobody could choose.
    const seed = parts.curation.chainHead()!.hash;
    const seeded = decideDispute(state, { kind: 'seed', seed }, { kind: 'system' }, rules, time);
    if (seeded.outcome === 'refused') throw new Error(seeded.reason);
    keepEvents(tx, { stored, state, events: seeded.events, ...by });
    if (!('person' in act)) return { outcome: 'done', number };
    const token = randomBytes(24).toString('base64url');
    tx.requester({ dispute: id, ...act.person, token: tokenDigest(token) });
    return { outcome: 'done', number, token };
  });
}

function personFault({ name, contact }: Person): Refused | undefined {
  if (name.trim() === '' || name.length > 200)
    return refuse('invalid', 'Say who you are.', 'Write a name, 200 letters at most.');
  if (!/^[^\s@]+@[^\s@]+$|^\+?[\d ()-]{6,30}$/.test(contact.trim()) || contact.length > 200)
    return refuse('invalid', 'Say how you can be reached.', 'Write an e-mail address or a telephone number.');
  return undefined;
}

/** Whether a secret is the one that was given out with a request. */
export function isRequesters(
  { curation }: Pick<Parts, 'curation'>,
  { dispute, token }: { dispute: number; token: string },
): boolean {
  const kept = curation.requester(dispute)?.token;
  return kept !== undefined && Buffer.compare(kept, tokenDigest(token)) === 0;
}
