import assert from 'node:assert/strict';
import type { DatabaseSync } from 'node:sqlite';

type Public = {
  id: number;
  record: number;
  number: number;
  digest: string;
  proposal: number | null;
  mode: string;
  partner: string;
  published_at: string;
  log: number;
};
type Rules = { partners: string[]; approvals: number | 'all'; veto: string[]; silence: string };

const enough = ({ approvals, partners }: Pick<Rules, 'approvals' | 'partners'>): number =>
  approvals === 'all' ? partners.length : Math.min(approvals, partners.length);

/** Every record that is public has what its rules ask for, by the rows of the database alone. */
export function checkPublications(db: DatabaseSync, where: string): void {
  const rows = db
    .prepare(
      `SELECT revision.id, record, number, lower(hex(digest)) AS digest, revision.proposal, mode, record.partner, published_at, revision.log
       FROM record JOIN revision ON revision.id = record.published JOIN deposit ON deposit.id = revision.deposit`,
    )
    .all() as Public[];
  for (const row of rows) {
    const what = `${where}: ${JSON.stringify(row)}`;
    if (row.proposal !== null) checkProposed(db, row, what);
    else if (row.mode === 'revert') {
      const before = db
        .prepare(
          'SELECT 1 FROM revision WHERE record = ? AND number < ? AND published_at IS NOT NULL AND lower(hex(digest)) = ?',
        )
        .get(row.record, row.number, row.digest);
      assert.ok(before, `${what} was never public before`);
    } else checkDirect(db, row, what);
  }
}

function checkProposed(db: DatabaseSync, row: Public, what: string): void {
  const { rules: text, deadline } = db
    .prepare('SELECT rules, deadline FROM proposal WHERE id = ?')
    .get(row.proposal) as { rules: string; deadline: string };
  const rules = JSON.parse(text) as Rules;
  const votes = db
    .prepare(
      'SELECT id, partner, vote, revision FROM vote WHERE proposal = ? AND (revision IS NULL OR revision = ?) AND time <= ? ORDER BY revision IS NOT NULL, id',
    )
    .all(row.proposal, row.id, row.published_at) as { id: number; partner: string; vote: string }[];
  const last = new Map(votes.map(({ partner, vote }) => [partner, vote]));
  const yes = rules.partners.filter((partner) => last.get(partner) === 'approve');
  assert.ok(yes.includes(row.partner), `${what} lacks its own partner's approval`);
  const silent = rules.silence === 'publish' && row.published_at >= deadline;
  assert.ok(yes.length >= enough(rules) || silent, `${what} has ${yes.length} approvals`);
  for (const holder of rules.veto)
    assert.notEqual(last.get(holder), 'veto', `${what} is public against a veto`);
}

function checkDirect(db: DatabaseSync, row: Public, what: string): void {
  const { payload } = db
    .prepare(
      `SELECT payload FROM log JOIN log_payload USING (seq) WHERE kind IN ('agreement.changed', 'collection.saved') AND seq < ? ORDER BY seq DESC LIMIT 1`,
    )
    .get(row.log) as { payload: string };
  const { partners, agreement } = JSON.parse(payload) as { partners: string[]; agreement: Rules };
  assert.equal(enough({ approvals: agreement.approvals, partners }), 1, `${what} was published at once`);
  assert.ok(partners.includes(row.partner), `${what} is a stranger's`);
}
