import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actOnDispute } from '../../server/acts/act-on-dispute.ts';
import { editRecord } from '../../server/acts/edit-record.ts';
import { fileDispute, isRequesters } from '../../server/acts/file-dispute.ts';
import { followDeadlines } from '../../server/acts/follow-deadlines.ts';
import { splitRecord } from '../../server/acts/split-record.ts';
import { operatorInbox } from '../../server/acts/tell.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { verifyArchive } from '../../server/archive/verify.ts';
import { disputeState } from '../../server/curation/dispute-state.ts';
import { drawOrder } from '../../server/curation/disputes/draw-panel.ts';
import type { DisputeActor, Ground } from '../../server/curation/disputes/types.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import {
  actsWorld,
  cast,
  count,
  done,
  inboxOf,
  inDays,
  itemOf,
  now,
  refusedFor,
  steward,
  title,
  titleId,
  titlesOf,
} from './acts-world.ts';

const item = itemOf('1');
const subject = { kind: 'statement', item, record: 'a', statement: titleId('Mask') } as const;
const reasons = { en: ['It is a face.'] };
const of = (partner: string): DisputeActor => ({ kind: 'partner', partner, role: 'steward' });
type Step = Parameters<typeof actOnDispute>[1]['command'];

async function shared(t: Parameters<typeof actsWorld>[0], agreement = {}): Promise<Archive> {
  const archive = actsWorld(t, agreement);
  await depositRows(archive, [{ id: '1', content: title('Mask') }]);
  await depositRows(archive, [{ id: 'x', content: title('Face'), item: 'a/shared/1' }], { partner: 'b' });
  return archive;
}
const file = (archive: Archive, by: string, ground: Ground = 'fact') =>
  fileDispute(archive, { subject, ground, reasons, actor: steward(by), time: now() });
const act = (archive: Archive, number: string, actor: DisputeActor, command: Step, time = now()) =>
  actOnDispute(archive, { number, command, actor, by: 'somebody', time });
const stateOf = (archive: Archive, number: string) =>
  disputeState(archive, archive.curation.disputeNumbered(number)!)!;
const contested = (archive: Archive) => archive.reader.item(item)!.records[0]!.contested;

test('a partner contests, the statement is marked, and those concerned are told and nobody else', async (t) => {
  const archive = await shared(t);
  const { number, token } = done(file(archive, 'b'));
  assert.match(number, /^D-\d{4}-000001$/);
  assert.equal(token, undefined);
  assert.deepEqual(contested(archive), [titleId('Mask')]);
  assert.deepEqual(titlesOf(archive, item), { a: 'Mask', b: 'Face' }, 'it stays to be seen');
  assert.equal(refusedFor(file(archive, 'b')), 'conflict');
  assert.equal(refusedFor(file(archive, 'a')), 'invalid', 'nobody contests what they said');
  const notice = `dispute.filed dispute/${number}`;
  assert.deepEqual(
    ['a', 'b', 'c', 'd', 'e', operatorInbox].map(
      (who) => inboxOf(archive, who).filter((n) => n === notice).length,
    ),
    [1, 0, 0, 0, 0, 1],
  );
});

test('the draw is seeded with the head of the log after filing, and anyone can draw again', async (t) => {
  const archive = await shared(t);
  const { number } = done(file(archive, 'b'));
  const chain = archive.curation.chain(0, 1000);
  const filed = chain.findIndex(({ kind }) => kind === 'dispute.filed');
  assert.equal(chain[filed + 1]!.kind, 'dispute.seeded');
  assert.equal(stateOf(archive, number).seed, chain[filed]!.hash);
  done(
    act(archive, number, of('a'), { kind: 'answer', answer: 'defend', reasons: { en: ['It is a mask.'] } }),
  );
  const { state } = done(act(archive, number, of('b'), { kind: 'call-panel' }));
  const ranked = drawOrder({ seed: chain[filed]!.hash, dispute: number, candidates: ['c', 'd', 'e'] });
  assert.deepEqual(
    state.panels[0]!.seats.map((seat) => seat.partner),
    ranked.slice(0, 3),
  );
  for (const partner of ranked.slice(0, 3))
    assert.ok(inboxOf(archive, partner).includes(`dispute.panel-drawn dispute/${number}`));
  // What the panel withdraws stays out of sight, its dissent is kept, and the record itself is as it was.
  const [first, second, third] = ranked as [string, string, string];
  const vote = (partner: string, outcome: 'withdrawn' | 'dismissed') =>
    done(
      act(archive, number, of(partner), { kind: 'vote', outcome, reasons: { en: [`So says ${partner}.`] } }),
    );
  vote(first, 'withdrawn');
  vote(second, 'dismissed');
  assert.equal(titlesOf(archive, item).a, 'Mask');
  vote(third, 'withdrawn');
  assert.equal(titlesOf(archive, item).a, '');
  await followDeadlines(archive, inDays(15));
  assert.equal(stateOf(archive, number).phase, 'closed');
  assert.equal(titlesOf(archive, item).a, '');
  done(
    editRecord(archive, {
      item,
      record: 'a',
      content: title('Mask, again'),
      actor: steward('a'),
      time: now(),
    }),
  );
  assert.equal(titlesOf(archive, item).a, '', 'other words do not bring it back');
  const decided = archive.curation.decisionsOfItem(item).find(({ kind }) => kind === 'dispute.decided')!;
  assert.deepEqual(decided.detail, { dispute: number, outcome: 'withdrawn', way: 'panel', round: 1 });
  assert.deepEqual((await verifyArchive(archive)).faults, []);
});

test('on the ground of harm a veto holder holds it back at once, and the hold ends with the outcome', async (t) => {
  const archive = await shared(t, { veto: ['c'] });
  const { number } = done(file(archive, 'b', 'harm'));
  assert.equal(refusedFor(act(archive, number, of('d'), { kind: 'hold' })), 'conflict');
  done(act(archive, number, of('c'), { kind: 'hold' }));
  assert.deepEqual(titlesOf(archive, item), { a: '', b: 'Face' });
  done(
    editRecord(archive, {
      item,
      record: 'a',
      content: title('Mask, reworded'),
      actor: steward('a'),
      time: now(),
    }),
  );
  assert.equal(titlesOf(archive, item).a, '');
  done(act(archive, number, of('a'), { kind: 'answer', answer: 'defend', reasons: { en: ['No.'] } }));
  done(act(archive, number, of('a'), { kind: 'propose', outcome: 'both-stand' }));
  done(act(archive, number, of('b'), { kind: 'agree', proposal: 1 }));
  assert.equal(titlesOf(archive, item).a, 'Mask, reworded');
  assert.equal(count(archive, 'SELECT count(*) AS n FROM restriction'), 0);
});

test('an amendment is owed until the record says it no longer, and then the dispute closes by itself', async (t) => {
  const archive = await shared(t, { approvals: 2 });
  for (const proposal of archive.curation.openProposals(0, 9))
    done(await cast(archive, 'c', 'approve', { proposal: proposal.id }));
  const { number } = done(file(archive, 'b'));
  done(act(archive, number, of('a'), { kind: 'answer', answer: 'amend' }));
  assert.deepEqual(
    stateOf(archive, number).owed.map(({ partner, what }) => [partner, what]),
    [['a', 'amend']],
  );
  assert.deepEqual(contested(archive), [titleId('Mask')]);
  done(editRecord(archive, { item, record: 'a', content: title('Face'), actor: steward('a'), time: now() }));
  assert.notEqual(stateOf(archive, number).phase, 'closed', 'it is only proposed so far');
  done(await cast(archive, 'c', 'approve'));
  assert.equal(stateOf(archive, number).owed.length, 0);
  assert.equal(contested(archive), undefined);
});

test('deadlines act by themselves: without an answer a panel is drawn', async (t) => {
  const archive = await shared(t);
  const { number } = done(file(archive, 'b'));
  await followDeadlines(archive, inDays(13));
  assert.equal(stateOf(archive, number).phase, 'answering');
  await followDeadlines(archive, inDays(15));
  assert.equal(stateOf(archive, number).phase, 'panel');
  const events = count(archive, 'SELECT count(*) AS n FROM dispute_event');
  await followDeadlines(archive, inDays(15));
  assert.equal(count(archive, 'SELECT count(*) AS n FROM dispute_event'), events, 'once');
});

test('a person asks, gets a number and a secret, and is marked to the public only once admitted', async (t) => {
  const archive = await shared(t);
  const ask = (contact: string, name = 'Ana') =>
    fileDispute(archive, {
      subject,
      ground: 'harm',
      asks: 'takedown',
      reasons,
      person: { name, contact },
      time: now(),
    });
  assert.equal(refusedFor(ask('nowhere')), 'invalid');
  assert.equal(refusedFor(ask('ana@example.org', ' ')), 'invalid');
  const { number, token } = done(ask('ana@example.org'));
  assert.match(number, /^T-\d{4}-000001$/);
  const { id } = archive.curation.disputeNumbered(number)!;
  assert.equal(isRequesters(archive, { dispute: id, token: token! }), true);
  assert.equal(isRequesters(archive, { dispute: id, token: `${token}x` }), false);
  assert.equal(contested(archive), undefined);
  assert.deepEqual(
    archive.curation.decisionsOfItem(item).filter(({ kind }) => kind.startsWith('dispute.')),
    [],
  );
  const everything = JSON.stringify([
    archive.curation.events(id),
    archive.db.prepare('SELECT * FROM log_payload').all(),
    archive.db.prepare('SELECT * FROM notice').all(),
  ]);
  assert.equal(/Ana|ana@example/.test(everything), false, 'who asks stands in one place alone');
  // The operator holds at once on a takedown, and admits.
  done(act(archive, number, { kind: 'operator' }, { kind: 'hold' }));
  assert.equal(titlesOf(archive, item).a, '');
  done(act(archive, number, { kind: 'operator' }, { kind: 'admit' }));
  assert.deepEqual(contested(archive), [titleId('Mask')]);
  done(act(archive, number, { kind: 'person', person: number }, { kind: 'withdraw' }));
  assert.equal(titlesOf(archive, item).a, 'Mask');
  assert.equal(
    refusedFor(act(archive, number, { kind: 'person', person: 'T-2000-000009' }, { kind: 'withdraw' })),
    'conflict',
  );
});

test('what is held back from somebody cannot be contested by them, nor what is not there', async (t) => {
  const archive = await shared(t);
  const other = (statement: string) =>
    fileDispute(archive, {
      subject: { ...subject, statement },
      ground: 'fact',
      reasons,
      actor: steward('b'),
      time: now(),
    });
  assert.equal(refusedFor(other(titleId('Nothing'))), 'unknown');
  assert.equal(
    refusedFor(
      fileDispute(archive, {
        subject: { ...subject, item: 'none' },
        ground: 'fact',
        reasons,
        actor: steward('b'),
        time: now(),
      }),
    ),
    'unknown',
  );
});

test('what is split off an item while it is held is held too, and let go with it', async (t) => {
  const archive = await shared(t, { veto: ['c'] });
  const whole = { kind: 'item', item } as const;
  const { number } = done(
    fileDispute(archive, { subject: whole, ground: 'harm', reasons, actor: steward('c'), time: now() }),
  );
  done(act(archive, number, of('c'), { kind: 'hold' }));
  assert.deepEqual(titlesOf(archive, item), {});
  const own = done(splitRecord(archive, { item, record: 'b', actor: steward('b'), time: now() })).item;
  assert.deepEqual(titlesOf(archive, own), {});
  const before = count(archive, 'SELECT count(*) AS n FROM change WHERE item = ?', own);
  done(act(archive, number, of('c'), { kind: 'withdraw' }));
  assert.deepEqual([titlesOf(archive, item), titlesOf(archive, own)], [{ a: 'Mask' }, { b: 'Face' }]);
  assert.equal(
    count(archive, 'SELECT count(*) AS n FROM change WHERE item = ?', own),
    before + 1,
    'followers are told',
  );
});
