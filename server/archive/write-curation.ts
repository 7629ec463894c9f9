import type { DatabaseSync } from 'node:sqlite';
import type { Concept } from '../../vocab/record/record.ts';
import type { Access, CulturalLabel, RestrictionGround } from './archive.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Proposal, ProposalKind, StoredVote } from './curation-reader.ts';

const optional = (value: unknown): string | null => (value === undefined ? null : canonicalJson(value));

/** Writing proposals, votes, restrictions, labels, disputes, notices and public decisions; inside a write transaction. */
export function curationWriter(db: DatabaseSync) {
  const open = db.prepare(
    `INSERT INTO proposal (kind, collection, partner, actor, deposit, subject, rules, opened, deadline, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')`,
  );
  const setState = db.prepare('UPDATE proposal SET state = ?, outcome = ?, closed = ? WHERE id = ?');
  const remind = db.prepare('UPDATE proposal SET reminded = ? WHERE id = ?');
  const putVote = db.prepare(
    'INSERT INTO vote (proposal, revision, up_to, partner, actor, vote, reason, time) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const putConcept = db.prepare(
    'INSERT OR IGNORE INTO proposal_concept (proposal, id, concept) VALUES (?, ?, ?)',
  );
  const conceptOf = db.prepare('SELECT concept FROM proposal_concept WHERE proposal = ? AND id = ?');
  const dropConcepts = db.prepare('DELETE FROM proposal_concept WHERE proposal = ?');
  const putRestriction = db.prepare(
    'INSERT INTO restriction (item, record, statement, access, partner, actor, ground, dispute, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const ofRecord = db.prepare(
    'SELECT id, statement, access, partner, actor, ground, dispute, since AS time FROM restriction WHERE record = ? AND statement IS NOT NULL',
  );
  const at = db.prepare(
    'SELECT id, partner, dispute FROM restriction WHERE item = ? AND record IS ? AND statement IS ?',
  );
  const dropRestriction = db.prepare('DELETE FROM restriction WHERE id = ?');
  const heldItems = db.prepare('SELECT DISTINCT item FROM restriction WHERE dispute = ?');
  const dropHolds = db.prepare('DELETE FROM restriction WHERE dispute = ?');
  const putLabel = db.prepare(
    'INSERT INTO label (item, record, scheme, code, text, season, partner, actor, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const removeLabel = db.prepare('UPDATE label SET removed = ? WHERE id = ?');
  const putDispute = db.prepare(
    'INSERT INTO dispute (number, collection, item, record, statement, state, open, contested, deadline) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const setDispute = db.prepare(
    'UPDATE dispute SET state = ?, open = ?, contested = ?, deadline = ? WHERE id = ?',
  );
  const putEvent = db.prepare(
    `INSERT INTO dispute_event (dispute, seq, time, actor, event)
     VALUES (?, (SELECT coalesce(max(seq), 0) + 1 FROM dispute_event WHERE dispute = ?), ?, ?, ?)`,
  );
  const putRequester = db.prepare(
    'INSERT INTO requester (dispute, name, contact, token) VALUES (?, ?, ?, ?)',
  );
  const putNotice = db.prepare(
    'INSERT INTO notice (partner, kind, subject, detail, time) VALUES (?, ?, ?, ?, ?)',
  );
  const readNotice = db.prepare('UPDATE notice SET read = ? WHERE partner = ? AND id <= ? AND read IS NULL');
  const mailNotice = db.prepare('UPDATE notice SET mailed = ? WHERE id = ?');
  const putDecision = db.prepare(
    'INSERT INTO decision (seq, time, kind, collection, item, record, partner, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );

  return {
    openProposal: (
      p: Pick<Proposal, 'kind' | 'collection' | 'partner' | 'actor' | 'rules' | 'opened' | 'deadline'> & {
        deposit?: number;
        subject: unknown;
        kind: ProposalKind;
      },
    ): number =>
      Number(
        open.run(
          p.kind,
          p.collection,
          p.partner,
          p.actor,
          p.deposit ?? null,
          canonicalJson(p.subject),
          canonicalJson(p.rules),
          p.opened,
          p.deadline,
        ).lastInsertRowid,
      ),
    /** `settling`: decided, while its revisions are being brought up to that. */
    setProposal: (id: number, state: Proposal['state'], outcome?: Proposal['outcome'], closed?: string) => {
      setState.run(state, outcome ?? null, closed ?? null, id);
      if (state === 'closed') dropConcepts.run(id);
    },
    remindedOf: (id: number, time: string) => {
      remind.run(time, id);
    },
    vote: (v: Omit<StoredVote, 'id'>): number =>
      Number(
        putVote.run(
          v.proposal,
          v.revision ?? null,
          v.upTo ?? null,
          v.partner,
          v.actor,
          v.vote,
          optional(v.reason),
          v.time,
        ).lastInsertRowid,
      ),
    /** Concepts that proposed records bring stay with the proposal until one that names them is public. */
    proposeConcept: (proposal: number, c: Concept) => {
      putConcept.run(proposal, c.id, canonicalJson(c));
    },
    proposedConcept: (proposal: number, id: string): Concept | undefined => {
      const row = conceptOf.get(proposal, id) as { concept: string } | undefined;
      return row && (JSON.parse(row.concept) as Concept);
    },
    restrict: (r: {
      item: string;
      record?: number;
      statement?: string;
      access: Access;
      partner: string;
      actor: string;
      ground: RestrictionGround;
      dispute?: number;
      time: string;
    }): number =>
      Number(
        putRestriction.run(
          r.item,
          r.record ?? null,
          r.statement ?? null,
          canonicalJson(r.access),
          r.partner,
          r.actor,
          r.ground,
          r.dispute ?? null,
          r.time,
        ).lastInsertRowid,
      ),
    /** What is held back of a record's statements. */
    restrictionsOn: (record: number) =>
      (
        ofRecord.all(record) as {
          id: number;
          statement: string;
          access: string;
          partner: string;
          actor: string;
          ground: RestrictionGround;
          dispute: number | null;
          time: string;
        }[]
      ).map(({ access, dispute, ...row }) => ({
        ...row,
        access: JSON.parse(access) as Access,
        ...(dispute !== null && { dispute }),
      })),
    /** What restricts exactly this: an item, a record, or a statement. */
    restrictionsAt: (place: { item: string; record?: number; statement?: string }) =>
      at.all(place.item, place.record ?? null, place.statement ?? null) as {
        id: number;
        partner: string;
        dispute: number | null;
      }[],
    liftRestriction: (id: number) => {
      dropRestriction.run(id);
    },
    /** Ends all that is held for a dispute; says in which items that was. */
    liftHolds: (dispute: number): string[] => {
      const items = (heldItems.all(dispute) as { item: string }[]).map(({ item }) => item);
      dropHolds.run(dispute);
      return items;
    },
    label: (l: Omit<CulturalLabel, 'id' | 'record'> & { record?: number; actor: string }): number =>
      Number(
        putLabel.run(
          l.item,
          l.record ?? null,
          l.scheme,
          l.code,
          optional(l.text),
          optional(l.season),
          l.partner,
          l.actor,
          l.since,
        ).lastInsertRowid,
      ),
    removeLabel: (id: number, time: string) => {
      removeLabel.run(time, id);
    },
    openDispute: (d: {
      number: string;
      collection: string;
      item: string;
      record?: number;
      statement?: string;
    }): number =>
      Number(
        putDispute.run(
          d.number,
          d.collection,
          d.item,
          d.record ?? null,
          d.statement ?? null,
          '{}',
          1,
          0,
          null,
        ).lastInsertRowid,
      ),
    setDispute: (d: { id: number; state: unknown; open: boolean; contested: boolean; deadline?: string }) => {
      setDispute.run(canonicalJson(d.state), d.open ? 1 : 0, d.contested ? 1 : 0, d.deadline ?? null, d.id);
    },
    disputeEvent: (e: { dispute: number; time: string; actor: string; event: unknown }) => {
      putEvent.run(e.dispute, e.dispute, e.time, e.actor, canonicalJson(e.event));
    },
    requester: (r: { dispute: number; name: string; contact: string; token: Uint8Array }) => {
      putRequester.run(r.dispute, r.name, r.contact, r.token);
    },
    notice: (n: { partner: string; kind: string; subject: string; detail?: unknown; time: string }) => {
      putNotice.run(n.partner, n.kind, n.subject, canonicalJson(n.detail ?? {}), n.time);
    },
    noticesRead: (partner: string, upTo: number, time: string) => {
      readNotice.run(time, partner, upTo);
    },
    noticeMailed: (id: number, time: string) => {
      mailNotice.run(time, id);
    },
    /** A decision that is public, at its entry in the log. Its detail names partners, counts and ids, never contents. */
    decision: (d: {
      seq: number;
      time: string;
      kind: string;
      collection?: string;
      item?: string;
      record?: number;
      partner?: string;
      detail?: Record<string, unknown>;
    }) => {
      putDecision.run(
        d.seq,
        d.time,
        d.kind,
        d.collection ?? null,
        d.item ?? null,
        d.record ?? null,
        d.partner ?? null,
        canonicalJson(d.detail ?? {}),
      );
    },
  };
}
