import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { editRecord } from '../../server/acts/edit-record.ts';
import { fileDispute } from '../../server/acts/file-dispute.ts';
import { labelItem } from '../../server/acts/label-item.ts';
import { proposeJoin } from '../../server/acts/propose-join.ts';
import { restrict } from '../../server/acts/restrict.ts';
import { splitRecord } from '../../server/acts/split-record.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { verifyArchive } from '../../server/archive/verify.ts';
import { imagesOf } from '../../server/curation/images-of.ts';
import { statementId, statementsOf } from '../../vocab/record/statement.ts';
import { temporaryFolder } from '../archive/temporary-archive.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import {
  actsWorld,
  cast,
  count,
  done,
  inboxOf,
  itemOf,
  newestProposal,
  now,
  partnerView,
  refusedFor,
  steward,
  title,
  titleId,
  titlesOf,
} from './acts-world.ts';

const put = (archive: Archive, partner: string, id: string, more: object = {}, item?: string) =>
  depositRows(
    archive,
    [{ id, content: { ...title(`${partner} says ${id}`), ...more }, ...(item !== undefined && { item }) }],
    { partner },
  );
const shares = (value: string) => ({ identifier: [{ kind: 'url', value }] });
const joinItems = (archive: Archive, from: string, into: string, by = 'a') =>
  proposeJoin(archive, { from, into, actor: steward(by), time: now() });
const joinedTo = (archive: Archive, item: string) => archive.reader.item(item)?.joinedTo;
const faults = async (archive: Archive) => (await verifyArchive(archive)).faults;

test('one other item with the same identifier is joined, as far as one may see it; two are not', async (t) => {
  const archive = actsWorld(t);
  const ark = 'https://n2t.example/ark:/12345/abc';
  await put(archive, 'a', '1', shares(ark));
  await put(archive, 'a', '1b', shares(ark));
  assert.deepEqual(
    Object.keys(titlesOf(archive, itemOf('1'))),
    ['a'],
    'a partner’s own rows are told apart by their ids',
  );
  done(
    restrict(archive, {
      item: itemOf('1b'),
      record: 'a',
      access: { level: 'withheld' },
      ground: 'own',
      actor: steward('a'),
      time: now(),
    }),
  );
  await put(archive, 'b', 'x', shares(ark));
  assert.equal(joinedTo(archive, itemOf('x', 'b')), itemOf('1'), 'what b may not see is no match');
  await put(archive, 'a', '2', shares('urn:isbn:1'));
  await put(archive, 'b', '2', shares('urn:isbn:2'));
  await put(archive, 'c', '2', {
    identifier: [
      { kind: 'url', value: 'urn:isbn:1' },
      { kind: 'url', value: 'urn:isbn:2' },
    ],
  });
  assert.equal(joinedTo(archive, itemOf('2', 'c')), undefined);
  // An identifier that was corrected joins nothing any more.
  await put(archive, 'a', '3', shares('urn:isbn:3'));
  await put(archive, 'a', '3', shares('urn:isbn:4'));
  await put(archive, 'b', '3', shares('urn:isbn:3'));
  assert.equal(joinedTo(archive, itemOf('3', 'b')), undefined);
});

test('an item that is closed to a partner cannot be joined by its address', async (t) => {
  const archive = actsWorld(t);
  await put(archive, 'a', '1');
  done(
    restrict(archive, {
      item: itemOf('1'),
      access: { level: 'withheld' },
      ground: 'own',
      actor: steward('a'),
      time: now(),
    }),
  );
  const { problems } = await put(archive, 'b', 'x', {}, `item/${itemOf('1')}`);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['item.unknown'],
  );
});

test('a join takes the yes of all who describe either; what hangs on the records comes along, and a split gives it back', async (t) => {
  const archive = actsWorld(t);
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'p.png'), 'picture');
  await put(archive, 'a', '1');
  await put(archive, 'c', 'z', {}, 'a/shared/1');
  await depositRows(archive, [{ id: 'x', content: { ...title('B says x'), media: [{ path: 'p.png' }] } }], {
    partner: 'b',
    file: join(folder, 'r.csv'),
  });
  const [from, into] = [itemOf('x', 'b'), itemOf('1')];
  const own = () =>
    archive.reader.item(joinedTo(archive, from) ?? from)!.records.find(({ partner }) => partner === 'b')!;
  const statements = statementsOf(own().content).map((s) => statementId(s));
  const [picture] = imagesOf(own());
  done(
    restrict(archive, {
      item: from,
      record: 'b',
      statement: titleId('B says x'),
      access: { level: 'partners' },
      ground: 'own',
      actor: steward('b'),
      time: now(),
    }),
  );
  done(
    labelItem(archive, {
      item: from,
      record: 'b',
      scheme: 'notice',
      code: 'attribution_incomplete',
      actor: steward('b'),
      time: now(),
    }),
  );
  const { number } = done(
    fileDispute(archive, {
      subject: { kind: 'statement', item: from, record: 'b', statement: titleId('B says x') },
      ground: 'fact',
      reasons: { en: ['It is another.'] },
      actor: steward('a'),
      time: now(),
    }),
  );

  const { proposal, effective } = done(joinItems(archive, from, into));
  assert.equal(effective, false);
  assert.ok(inboxOf(archive, 'b').includes(`proposal.opened proposal/${proposal}`));
  assert.equal(done(await cast(archive, 'c', 'approve', { proposal })).standing.outcome, 'proposed');
  assert.deepEqual(Object.keys(titlesOf(archive, into)), ['a', 'c']);
  assert.equal(done(await cast(archive, 'b', 'approve', { proposal })).standing.outcome, 'accepted');

  assert.equal(joinedTo(archive, from), into);
  assert.deepEqual(archive.reader.item(from)!.records, []);
  assert.deepEqual(archive.curation.movedRecord(from, 'b'), { item: into, name: 'b' });
  assert.deepEqual(
    titlesOf(archive, into),
    { a: 'a says 1', c: 'c says z', b: '' },
    'what was held back still is',
  );
  assert.equal(titlesOf(archive, into, partnerView('d')).b, 'B says x');
  assert.deepEqual(
    statementsOf(own().content).map((s) => statementId(s)),
    statements,
  );
  assert.deepEqual(own().contested, [titleId('B says x')]);
  assert.deepEqual(
    archive.curation.disputesOfItem(into).map((dispute) => dispute.number),
    [number],
  );
  assert.deepEqual(
    archive.reader.item(into)!.labels!.map(({ record, code }) => [record, code]),
    [['b', 'attribution_incomplete']],
  );
  const [moved] = imagesOf({ ...own() });
  assert.notEqual(moved!.id, picture!.id);
  for (const id of [picture!.id, moved!.id]) {
    const { item, record } = archive.reader.image(id)!;
    assert.deepEqual([item, record], [into, 'b'], 'a picture is found at its former address too');
  }

  // The item as a whole is held back; what is split off it stays so.
  const hold = done(
    restrict(archive, {
      item: into,
      access: { level: 'withheld' },
      ground: 'harm',
      actor: steward('a'),
      time: now(),
    }),
  );
  done(await cast(archive, 'b', 'approve', { proposal: hold.proposal! }));
  done(await cast(archive, 'c', 'approve', { proposal: hold.proposal! }));
  assert.equal(
    refusedFor(splitRecord(archive, { item: into, record: 'b', actor: steward('a'), time: now() })),
    'forbidden',
  );
  assert.equal(
    refusedFor(splitRecord(archive, { item: into, record: 'a', actor: steward('a'), time: now() })),
    'invalid',
  );
  assert.equal(
    done(splitRecord(archive, { item: into, record: 'b', actor: steward('b'), time: now() })).item,
    from,
  );
  assert.equal(joinedTo(archive, from), undefined);
  assert.equal(own().name, 'b');
  assert.deepEqual(titlesOf(archive, from), {});
  assert.deepEqual(titlesOf(archive, into), {});
  assert.deepEqual(titlesOf(archive, from, partnerView('b')), { b: 'B says x' });
  assert.deepEqual(
    archive.curation.disputesOfItem(from).map((dispute) => dispute.number),
    [number],
  );
  assert.equal(archive.reader.image(picture!.id)!.item, from);
  assert.deepEqual(archive.curation.movedRecord(into, 'b'), { item: from, name: 'b' });

  // Joined again, the marks of both stand once.
  const again = done(joinItems(archive, from, into)).proposal;
  done(await cast(archive, 'b', 'approve', { proposal: again }));
  done(await cast(archive, 'c', 'approve', { proposal: again }));
  assert.equal(
    archive.reader.item(into)!.restrictions!.filter(({ record }) => record === undefined).length,
    1,
  );
  assert.deepEqual(await faults(archive), []);
});

test('items that were joined are joined to others, and every address leads to the last', async (t) => {
  const archive = actsWorld(t);
  for (const id of ['1', '2', '3']) await put(archive, 'a', id);
  const [one, two, three] = ['1', '2', '3'].map((id) => itemOf(id)) as [string, string, string];
  assert.equal(done(joinItems(archive, one, two)).effective, true, 'all is one partner’s');
  assert.equal(refusedFor(joinItems(archive, one, three)), 'unknown', 'an item that leads elsewhere is none');
  done(joinItems(archive, two, three));
  assert.deepEqual([joinedTo(archive, one), joinedTo(archive, two)], [three, three]);
  assert.deepEqual(titlesOf(archive, three), { a: 'a says 3', 'a.2': 'a says 1', 'a.3': 'a says 2' });
  assert.deepEqual(archive.curation.movedRecord(one, 'a'), { item: three, name: 'a.2' });
  assert.deepEqual(archive.curation.movedRecord(two, 'a.2'), { item: three, name: 'a.2' });
  // The middle one goes out again; the first stays where it is. A later row of the same file is still the same record.
  done(splitRecord(archive, { item: three, record: 'a.3', actor: steward('a'), time: now() }));
  assert.deepEqual([joinedTo(archive, one), joinedTo(archive, two)], [three, undefined]);
  assert.deepEqual(
    [Object.keys(titlesOf(archive, three)).sort(), titlesOf(archive, two)],
    [['a', 'a.2'], { a: 'a says 2' }],
  );
  await put(archive, 'a', '1', { description: { en: ['More.'] } });
  assert.equal(archive.reader.item(three)!.records.find(({ name }) => name === 'a.2')!.revision, 2);
  // No record is ever given a name that was another's at that item.
  await put(archive, 'a', '4', {}, `item/${three}`);
  assert.deepEqual(Object.keys(titlesOf(archive, three)).sort(), ['a', 'a.2', 'a.4']);
  done(splitRecord(archive, { item: three, record: 'a.2', actor: steward('a'), time: now() }));
  assert.deepEqual(titlesOf(archive, one), { a: 'a says 1' });
  assert.deepEqual(await faults(archive), []);
});

test('a join that somebody was not asked about, or that has been overtaken, is refused', async (t) => {
  const archive = actsWorld(t);
  await put(archive, 'a', '1');
  await put(archive, 'b', '2');
  const [one, two] = [itemOf('1'), itemOf('2', 'b')];
  done(joinItems(archive, one, two));
  const proposal = newestProposal(archive);
  await put(archive, 'c', '3', {}, `item/${two}`);
  assert.equal(refusedFor(await cast(archive, 'b', 'approve', { proposal })), 'conflict');
  assert.equal(joinedTo(archive, one), undefined);
  assert.equal(count(archive, 'SELECT count(*) AS n FROM vote WHERE proposal = ?', proposal), 1);
  assert.equal(refusedFor(joinItems(archive, one, one)), 'invalid');
  assert.equal(refusedFor(joinItems(archive, one, two, 'd')), 'forbidden');
});

test('an edit after a join is at the record’s new address, and not at the old one', async (t) => {
  const archive = actsWorld(t);
  await put(archive, 'a', '1');
  await put(archive, 'a', '2');
  done(joinItems(archive, itemOf('1'), itemOf('2')));
  const edit = (item: string, record: string) =>
    editRecord(archive, { item, record, content: title('Edited'), actor: steward('a'), time: now() });
  assert.equal(refusedFor(edit(itemOf('1'), 'a')), 'unknown');
  done(edit(itemOf('2'), 'a.2'));
  assert.deepEqual(titlesOf(archive, itemOf('2')), { a: 'a says 2', 'a.2': 'Edited' });
  assert.deepEqual(await faults(archive), []);
});
