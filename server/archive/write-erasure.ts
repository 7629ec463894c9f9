import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from './canonical-json.ts';
import { erasedSource } from './write-records.ts';

/** Proposals of one record alone, whose reasons speak of nothing else. */
const ownProposals = `SELECT DISTINCT proposal FROM revision WHERE record = ?1 AND proposal IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM revision AS other WHERE other.proposal = revision.proposal AND other.record <> ?1)`;
const ownDeposits = `SELECT DISTINCT deposit FROM revision WHERE record = ?1
  AND NOT EXISTS (SELECT 1 FROM revision AS other WHERE other.deposit = revision.deposit AND other.record <> ?1)`;
const itsRevisions = 'SELECT id FROM revision WHERE record = ?1';
const itsItem = 'SELECT item FROM record WHERE id = ?1';
const nothingElse = `NOT EXISTS (SELECT 1 FROM record AS other WHERE other.item IN (${itsItem}) AND other.id <> ?1 AND other.erased IS NULL)`;
/** Its own disputes, and those of the item as a whole that spoke of this partner's record alone, or where nothing else of the item is left. */
const itsDisputes = `SELECT id FROM dispute WHERE record = ?1 OR (record IS NULL AND item IN (${itsItem}) AND (${nothingElse}
  OR (SELECT event -> '$.respondents' FROM dispute_event WHERE dispute_event.dispute = dispute.id AND seq = 1)
    = (SELECT json_array(partner) FROM record WHERE id = ?1)))`;
/** Labels on the item as a whole are others' words about a thing that stays, as long as something of it does. */
const itsLabels = `SELECT id FROM label WHERE record = ?1 OR (record IS NULL AND item IN (${itsItem}) AND ${nothingElse})`;

/** What the log kept of a record, wherever an entry speaks of it. */
const payloads = [
  `subject IN (SELECT 'item/' || item || '/record/' || name FROM record WHERE id = ?1
     UNION SELECT 'item/' || item || '/record/' || name FROM former_record WHERE record = ?1)`,
  `subject IN (SELECT 'dispute/' || number FROM dispute WHERE id IN (${itsDisputes}))`,
  `subject IN (SELECT 'proposal/' || proposal FROM (${ownProposals}))`,
  `subject IN (SELECT 'deposit/' || deposit FROM (${ownDeposits}))`,
  `kind = 'proposal.voted' AND subject IN (SELECT 'proposal/' || proposal FROM revision WHERE record = ?1 AND proposal IS NOT NULL)
     AND (SELECT payload ->> 'revision' FROM log_payload WHERE log_payload.seq = log.seq) IN (${itsRevisions})`,
  `kind = 'label.applied' AND subject IN (SELECT 'item/' || item FROM label WHERE id IN (${itsLabels}))
     AND (SELECT payload ->> 'label' FROM log_payload WHERE log_payload.seq = log.seq) IN (${itsLabels})`,
].map((where) => `DELETE FROM log_payload WHERE seq IN (SELECT seq FROM log WHERE ${where})`);

/** In this order: each step finds what it deletes by what the next ones delete. */
const erasing = [
  ...payloads,
  `UPDATE vote SET reason = NULL WHERE proposal IN (${ownProposals})`,
  `DELETE FROM vote WHERE revision IN (${itsRevisions})`,
  `UPDATE notice SET detail = json_remove(detail, '$.reason')
   WHERE subject IN (SELECT 'proposal/' || proposal FROM (${ownProposals})) OR detail ->> 'revision' IN (${itsRevisions})`,
  `UPDATE deposit SET note = NULL, file = '' WHERE id IN (${ownDeposits})`,
  `DELETE FROM requester WHERE dispute IN (${itsDisputes})`,
  `DELETE FROM label WHERE id IN (${itsLabels})`,
  `UPDATE dispute SET state = '{}', statement = NULL, open = 0, contested = 0, deadline = NULL WHERE id IN (${itsDisputes})`,
  `UPDATE dispute_event SET event = '{"kind":"erased"}' WHERE dispute IN (${itsDisputes})`,
  // Names of statements are digests of what they say.
  `UPDATE public_change SET contested = NULL WHERE contested IS NOT NULL AND (item, record) IN (SELECT item, name FROM record WHERE id = ?1
     UNION SELECT item, name FROM former_record WHERE record = ?1)`,
  // Addresses of people and places are digests of their names.
  `DELETE FROM public_name WHERE (item, record) IN (SELECT item, name FROM record WHERE id = ?1) AND reference IN (
     SELECT value FROM public_record, json_each(names) WHERE (item, record) IN (SELECT item, name FROM record WHERE id = ?1))`,
  `UPDATE public_record SET sets = '', names = NULL WHERE (item, record) IN (SELECT item, name FROM record WHERE id = ?1)`,
  'DELETE FROM restriction WHERE record = ?1',
  'DELETE FROM decision WHERE record = ?1',
  'DELETE FROM image WHERE record = ?1',
  'DELETE FROM shared_identifier WHERE record = ?1',
  'DELETE FROM title_key WHERE record = ?1',
  'DELETE FROM concept_source WHERE record = ?1',
  'DELETE FROM uploaded WHERE record = ?1',
  'DELETE FROM revision WHERE record = ?1',
];

const itsProposals = `SELECT id FROM proposal WHERE kind = 'description' AND partner = ?2 AND subject ->> '$.reference' = ?1`;

/** As {@link erasing}, of what a partner (`?2`) said of a person, group or place (`?1`). Every statement names both, so that all run alike. */
const erasingDescription = [
  `DELETE FROM log_payload WHERE seq IN (SELECT log FROM authority_description WHERE reference = ?1 AND partner = ?2)`,
  `DELETE FROM log_payload WHERE seq IN (
     SELECT seq FROM log WHERE subject IN (SELECT 'proposal/' || id FROM (${itsProposals})))`,
  `UPDATE vote SET reason = NULL WHERE proposal IN (${itsProposals})`,
  `UPDATE notice SET detail = json_remove(detail, '$.reason') WHERE subject IN (SELECT 'proposal/' || id FROM (${itsProposals}))`,
  `UPDATE proposal SET subject = json_object('reference', ?1, 'content', json('{"name":{}}')),
     state = 'closed', outcome = coalesce(outcome, 'withdrawn') WHERE id IN (${itsProposals})`,
  'DELETE FROM authority_name WHERE reference = ?1 AND partner = ?2',
  'DELETE FROM authority_within WHERE reference = ?1 AND partner = ?2',
  `DELETE FROM decision WHERE kind IN ('authority.described', 'authority.withdrawn') AND detail ->> '$.reference' = ?1 AND partner = ?2`,
  `UPDATE authority_description SET content = 'null' WHERE reference = ?1 AND partner = ?2`,
  'INSERT INTO authority_change (reference) SELECT ?1 WHERE ?2 IS NOT NULL',
];

/** Writing erasures; inside a write transaction. */
export function erasureWriter(db: DatabaseSync) {
  const ask = db.prepare(
    'INSERT INTO erasure (item, record, ground, asked_by, asked) VALUES (?, ?, ?, ?, ?)',
  );
  const confirm = db.prepare(
    `UPDATE erasure SET confirmed_by = ?, confirmed = ?, files = ?, last_revision = (SELECT max(id) FROM revision) WHERE id = ?`,
  );
  const finish = db.prepare('UPDATE erasure SET files = NULL, finished = ? WHERE id = ?');
  const contents = db.prepare(
    'SELECT content FROM revision WHERE record = ?1 UNION SELECT content FROM uploaded WHERE record = ?1',
  );
  const files = db.prepare(
    `SELECT file FROM image WHERE record = ?1 UNION
     SELECT media.value ->> 'file' FROM (SELECT content FROM revision WHERE record = ?1 UNION SELECT content FROM uploaded WHERE record = ?1),
     json_each(content, '$.media') AS media WHERE media.value ->> 'file' IS NOT NULL`,
  );
  const steps = erasing.map((sql) => db.prepare(sql));
  const descriptionSteps = erasingDescription.map((sql) => db.prepare(sql));
  const tombstone = db.prepare(
    'UPDATE record SET latest = NULL, published = NULL, pending = NULL, erased = ?, source_id = ? WHERE id = ?',
  );
  const named = db.prepare(
    'SELECT 1 FROM revision WHERE instr(content, ?1) > 0 UNION ALL SELECT 1 FROM uploaded WHERE instr(content, ?1) > 0 LIMIT 1',
  );
  const dropMedia = db.prepare('DELETE FROM media WHERE file = ?');
  const dropProposed = db.prepare(
    `DELETE FROM proposal_concept WHERE id = ?1 AND NOT EXISTS (
       SELECT 1 FROM revision WHERE revision.proposal = proposal_concept.proposal AND instr(content, ?2) > 0)`,
  );
  const dropBroader = db.prepare(
    'DELETE FROM concept_broader WHERE concept = ?1 AND NOT EXISTS (SELECT 1 FROM concept_source WHERE concept = ?1)',
  );

  return {
    /** `item`: of a description of a person or place the address of its graph, and no record. */
    askErasure: (e: { item: string; record?: number; ground: string; actor: string; time: string }) =>
      Number(ask.run(e.item, e.record ?? null, e.ground, e.actor, e.time).lastInsertRowid),
    /** To be called before what it erases is gone. `files`: those that go with it. */
    confirmErasure: (e: { id: number; actor: string; time: string; files: readonly string[] }) => {
      confirm.run(e.actor, e.time, canonicalJson(e.files), e.id);
    },
    /** Nothing of it is left anywhere in the data folder. */
    finishErasure: (id: number, time: string) => {
      finish.run(time, id);
    },
    /** Whatever a record said, by revisions or in files that were merged with edits. */
    contentsEver: (record: number): string[] =>
      (contents.all(record) as { content: string }[]).map(({ content }) => content),
    /** Files (SHA-256) that a record ever showed. */
    filesEver: (record: number): string[] =>
      (files.all(record) as { file: string }[]).map(({ file }) => file),
    /**
     * Destroys all that a record ever said and what the log kept of it. Its row stays, as a tombstone without content. `own`: the address that is the
     * row's own, by which a later upload of it is known.
     */
    eraseRecord: (record: number, { time, own }: { time: string; own: string }) => {
      for (const step of steps) step.run(record);
      tombstone.run(time, erasedSource(own), record);
    },
    /** Destroys all that a partner ever said of a person, group or place, and what the log kept of it. That it was said, and how often, stays. */
    eraseDescription: (reference: string, partner: string) => {
      for (const step of descriptionSteps) step.run(reference, partner);
    },
    /** Of some files those that no record names any more, which are forgotten. */
    eraseUnusedFiles: (candidates: readonly string[]): string[] => {
      const gone = candidates.filter((file) => named.get(file) === undefined);
      for (const file of gone) dropMedia.run(file);
      return gone;
    },
    /** Forgets those of some concepts that no record names any more. */
    eraseUnusedConcepts: (ids: readonly string[]) => {
      for (const id of new Set(ids)) {
        dropProposed.run(id, canonicalJson(id));
        dropBroader.run(id);
      }
    },
  };
}
