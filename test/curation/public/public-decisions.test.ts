import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptCharter } from '../../../server/acts/accept-charter.ts';
import { actOnDispute } from '../../../server/acts/act-on-dispute.ts';
import { withdrawRecord } from '../../../server/acts/edit-record.ts';
import { fileDispute } from '../../../server/acts/file-dispute.ts';
import { labelItem } from '../../../server/acts/label-item.ts';
import { proposeJoin } from '../../../server/acts/propose-join.ts';
import { restrict } from '../../../server/acts/restrict.ts';
import type { Archive } from '../../../server/archive/open-archive.ts';
import { contestedBy } from '../../../server/curation/public/contested-by.ts';
import { publicDecisions } from '../../../server/curation/public/public-decisions.ts';
import { publicDisputeOf } from '../../../server/curation/public/public-dispute-of.ts';
import { thePublic, viewItem } from '../../../server/curation/view.ts';
import { actsWorld, cast, done, itemOf, now, steward, title, titleId } from '../../acts/acts-world.ts';
import { depositRows } from '../../deposit/deposit-rows.ts';
import { publishAll } from '../../publish/publish-all.ts';

const known = (archive: Archive): string[] => {
  publishAll(archive);
  return publicDecisions(archive, archive.curation.decisionsAfter(0, 1000)).map(({ kind }) => kind);
};
const close = (archive: Archive, item: string, partner: string, level: 'withheld' | 'public' = 'withheld') =>
  done(
    restrict(archive, {
      item,
      record: partner,
      access: { level },
      ground: 'own',
      actor: steward(partner),
      time: now(),
    }),
  );

test('decisions about what the public may not see are absent, and come back with it', async (t) => {
  const archive = actsWorld(t);
  await depositRows(archive, [{ id: '1', content: title('One') }]);
  const item = itemOf('1');
  done(acceptCharter(archive, { name: 'A. Steward', actor: steward('a'), time: now() }));
  done(
    labelItem(archive, { item, scheme: 'tk', code: 'tk-secret-sacred', actor: steward('c'), time: now() }),
  );
  assert.deepEqual(known(archive), ['charter.accepted', 'label.applied']);
  close(archive, item, 'a');
  assert.deepEqual(known(archive), ['charter.accepted']);
  close(archive, item, 'a', 'public');
  assert.deepEqual(known(archive), ['charter.accepted', 'label.applied']);
});

test('of what was public and is withdrawn the bare fact stays; what never was public leaves none', async (t) => {
  const archive = actsWorld(t);
  await depositRows(
    archive,
    ['1', '2'].map((id) => ({ id, content: title(`Title ${id}`) })),
  );
  close(archive, itemOf('2'), 'a');
  publishAll(archive);
  done(
    labelItem(archive, {
      item: itemOf('1'),
      scheme: 'tk',
      code: 'tk-clan',
      actor: steward('c'),
      time: now(),
    }),
  );
  for (const id of ['1', '2'])
    done(withdrawRecord(archive, { item: itemOf(id), record: 'a', actor: steward('a'), time: now() }));
  assert.deepEqual(known(archive), ['record.withdrawn']);
});

test('a matter of many records is known as long as one of them is', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  await depositRows(
    archive,
    ['1', '2'].map((id) => ({ id, content: title(`Title ${id}`) })),
  );
  done(await cast(archive, 'b', 'approve'));
  assert.deepEqual(known(archive), ['records.published']);
  close(archive, itemOf('1'), 'a');
  assert.deepEqual(known(archive), ['records.published']);
  close(archive, itemOf('2'), 'a');
  assert.deepEqual(known(archive), []);
});

test('a person’s request is known when it is admitted; texts are withheld where the statement is held back', async (t) => {
  const archive = actsWorld(t, { veto: ['c'] });
  await depositRows(archive, [{ id: '1', content: title('Wrong name') }]);
  publishAll(archive);
  const item = itemOf('1');
  const subject = { kind: 'statement' as const, item, record: 'a', statement: titleId('Wrong name') };
  const reasons = { en: ['My grandmother never said that name.'] };
  const { number } = done(
    fileDispute(archive, {
      subject,
      ground: 'fact',
      reasons,
      person: { name: 'N. N.', contact: 'n@example.org' },
      asks: 'correction',
      time: now(),
    }),
  );
  assert.equal(publicDisputeOf(archive, number), undefined);
  assert.deepEqual(known(archive), []);
  const view = () => viewItem(archive.reader.item(item)!, thePublic)!;
  assert.deepEqual(contestedBy(archive, view()), []);
  done(
    actOnDispute(archive, {
      number,
      command: { kind: 'admit' },
      actor: { kind: 'operator' },
      by: 'op',
      time: now(),
    }),
  );
  const admitted = publicDisputeOf(archive, number)!;
  assert.ok(JSON.stringify(admitted).includes('grandmother') && !JSON.stringify(admitted).includes('N. N.'));
  assert.deepEqual(known(archive), ['dispute.admitted']);
  assert.deepEqual(contestedBy(archive, view()), [{ number, record: 'a', statement: subject.statement }]);
  assert.deepEqual(view().records[0]!.contested, [subject.statement]);
  done(
    restrict(archive, {
      item,
      record: 'a',
      statement: subject.statement,
      access: { level: 'withheld' },
      ground: 'privacy',
      actor: steward('a'),
      time: now(),
    }),
  );
  const closed = publicDisputeOf(archive, number)!;
  assert.ok(!JSON.stringify(closed).includes('grandmother') && closed.textsWithheld);
  // The name of a statement is a digest of what it says.
  assert.ok(!JSON.stringify(closed).includes(subject.statement));
  assert.deepEqual(contestedBy(archive, view()), []);
  close(archive, item, 'a');
  assert.equal(publicDisputeOf(archive, number), undefined);
  assert.deepEqual(known(archive), []);
});

test('a hold on the ground of harm is public, and the dispute with it, without its texts', async (t) => {
  const archive = actsWorld(t, { veto: ['c'] });
  await depositRows(archive, [{ id: '1', content: title('Sacred') }]);
  publishAll(archive);
  const item = itemOf('1');
  const reasons = { en: ['What is told here is for initiates.'] };
  const { number } = done(
    fileDispute(archive, {
      subject: { kind: 'record', item, record: 'a' },
      ground: 'harm',
      reasons,
      actor: steward('c'),
      time: now(),
    }),
  );
  done(
    actOnDispute(archive, {
      number,
      command: { kind: 'hold' },
      actor: { kind: 'partner', partner: 'c', role: 'steward' },
      by: 'c',
      time: now(),
    }),
  );
  assert.equal(viewItem(archive.reader.item(item)!, thePublic), undefined);
  const dispute = publicDisputeOf(archive, number)!;
  assert.ok(dispute.held && !JSON.stringify(dispute).includes('initiates'));
  assert.deepEqual(known(archive), ['dispute.filed', 'dispute.seeded', 'dispute.held']);
});

test('a join names the other address where that was known', async (t) => {
  const archive = actsWorld(t);
  await depositRows(archive, [{ id: '1', content: title('One') }]);
  await depositRows(archive, [{ id: '2', content: title('Two') }], { partner: 'b' });
  publishAll(archive);
  done(proposeJoin(archive, { from: itemOf('2', 'b'), into: itemOf('1'), actor: steward('a'), time: now() }));
  done(await cast(archive, 'b', 'approve'));
  assert.deepEqual(known(archive), ['item.joined']);
});
