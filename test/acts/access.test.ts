import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editRecord, withdrawRecord } from '../../server/acts/edit-record.ts';
import { labelItem, removeLabel } from '../../server/acts/label-item.ts';
import { restrict } from '../../server/acts/restrict.ts';
import { revertDeposit } from '../../server/acts/revert-deposit.ts';
import type { Access } from '../../server/archive/archive.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { publicHistory } from '../../server/curation/history.ts';
import { readPast } from '../../server/curation/public/read-past.ts';
import { thePublic, viewItem } from '../../server/curation/view.ts';
import { asksBeforePicture, inSeason } from '../../vocab/terms/cultural-labels.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import {
  actsWorld,
  cast,
  count,
  curator,
  done,
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

const item = itemOf('1');
type Place = { record?: string; statement?: string };
const set = (archive: Archive, access: Access, place: Place = {}, actor = steward('a')) =>
  restrict(archive, { item, ...place, access, ground: 'own', actor, time: now() });
async function shared(t: Parameters<typeof actsWorld>[0], agreement = {}): Promise<Archive> {
  const archive = actsWorld(t, agreement);
  await depositRows(archive, [{ id: '1', content: title('Mask') }]);
  await depositRows(archive, [{ id: 'x', content: title('Face'), item: 'a/shared/1' }], { partner: 'b' });
  return archive;
}
const edit = (archive: Archive, content: Parameters<typeof editRecord>[1]['content']) =>
  editRecord(archive, { item, record: 'a', content, actor: steward('a'), time: now() });

const levels: [Access, ('public' | 'nobody' | 'd' | 'e' | 'a')[]][] = [
  [{ level: 'public' }, ['public', 'nobody', 'd', 'e', 'a']],
  [{ level: 'partners' }, ['d', 'e', 'a']],
  [{ level: 'named', partners: ['d'] }, ['d', 'a']],
  [{ level: 'withheld' }, ['a']],
];
const viewers = {
  public: undefined,
  nobody: partnerView(),
  d: partnerView('d'),
  e: partnerView('e'),
  a: partnerView('a'),
};

for (const [place, what] of [
  [{}, 'an item'],
  [{ record: 'a' }, 'a record'],
  [{ record: 'a', statement: titleId('Mask') }, 'a statement'],
] as const)
  for (const [access, expected] of levels)
    test(`${what} that is ${access.level}`, async (t) => {
      const archive = await shared(t);
      const outcome = done(set(archive, access, place));
      if (!outcome.effective) done(await cast(archive, 'b', 'approve'));
      for (const [name, viewer] of Object.entries(viewers)) {
        const seen = titlesOf(archive, item, ...(viewer ? [viewer] : []));
        const may = expected.includes(name as 'a');
        assert.equal(seen.a === 'Mask', may, `${name} sees ${JSON.stringify(seen)}`);
        const beside = what !== 'an item' || may;
        assert.equal(seen.b === 'Face', beside, `${name} sees ${JSON.stringify(seen)} of b`);
      }
      const lift = done(set(archive, { level: 'public' }, place));
      if (!lift.effective) done(await cast(archive, 'b', 'approve'));
      assert.deepEqual(titlesOf(archive, item), { a: 'Mask', b: 'Face' });
    });

test('an item as a whole is restricted by all who describe it, and by nobody else', async (t) => {
  const archive = await shared(t, { approvals: 1, silence: 'publish' });
  assert.equal(refusedFor(set(archive, { level: 'withheld' }, {}, steward('c'))), 'forbidden');
  assert.equal(
    done(set(archive, { level: 'withheld' })).effective,
    false,
    'a cannot hide what b says by itself',
  );
  assert.equal(refusedFor(await cast(archive, 'c', 'approve')), 'forbidden');
  await depositRows(archive, [{ id: 'y', content: title('Visage'), item: 'a/shared/1' }], { partner: 'c' });
  assert.equal(
    refusedFor(await cast(archive, 'b', 'approve')),
    'conflict',
    'c describes it by now and was not asked',
  );
  assert.deepEqual(titlesOf(archive, item), { a: 'Mask', b: 'Face', c: 'Visage' });
});

test('who may restrict what', async (t) => {
  const archive = await shared(t);
  const held: Access = { level: 'withheld' };
  assert.equal(refusedFor(set(archive, held, { record: 'a' }, steward('b'))), 'forbidden');
  assert.equal(refusedFor(set(archive, held, { record: 'a' }, curator('a'))), 'forbidden');
  assert.equal(refusedFor(set(archive, held, { record: 'z' })), 'unknown');
  assert.equal(refusedFor(set(archive, held, { record: 'a', statement: titleId('Face') })), 'unknown');
  assert.equal(refusedFor(set(archive, held, { statement: titleId('Mask') })), 'invalid');
  assert.equal(
    refusedFor(set(archive, { level: 'named', partners: ['nobody'] }, { record: 'a' })),
    'invalid',
  );
  assert.deepEqual(titlesOf(archive, item), { a: 'Mask', b: 'Face' });
});

test('a held statement that is reworded stays held, as often as that happens, and once', async (t) => {
  const archive = await shared(t);
  const description = { en: ['Plain.'] };
  done(edit(archive, { ...title('Mask'), description }));
  done(set(archive, { level: 'withheld' }, { record: 'a', statement: titleId('Mask') }));
  for (const text of ['Mask of X', 'Mask of Y', 'Mask of Z', 'Mask of W', 'Mask of V']) {
    done(edit(archive, { ...title(text), description }));
    assert.equal(titlesOf(archive, item).a, '', text);
  }
  assert.deepEqual(archive.reader.item(item)!.records[0]!.content.description, description);
  assert.equal(count(archive, 'SELECT count(*) AS n FROM restriction'), 6);
  // By file, by revert, and taken back and given again.
  await depositRows(archive, [{ id: '1', content: title('From file') }], { overwriteEdits: true });
  assert.equal(titlesOf(archive, item).a, '');
  const { id } = archive.curation.deposits('a', 1e9, 1)[0]!;
  done(await revertDeposit(archive, { deposit: id, actor: steward('a'), time: now() }));
  assert.equal(titlesOf(archive, item).a, '');
  done(withdrawRecord(archive, { item, record: 'a', actor: steward('a'), time: now() }));
  done(edit(archive, title('Given again')));
  assert.equal(titlesOf(archive, item).a, '');
  // What was never held is not: another field, and the other record.
  assert.equal(titlesOf(archive, item).b, 'Face');
  done(set(archive, { level: 'public' }, { record: 'a', statement: titleId('Given again') }));
  assert.equal(titlesOf(archive, item).a, 'Given again');
});

test('what was edited away is held back in the history, and nothing that comes after with it', async (t) => {
  const archive = await shared(t);
  done(edit(archive, title('Mask of wood')));
  done(set(archive, { level: 'withheld' }, { record: 'a', statement: titleId('Mask') }));
  done(edit(archive, title('Wooden mask')));
  assert.deepEqual(titlesOf(archive, item), { a: 'Wooden mask', b: 'Face' });
  const { id } = archive.curation.recordAt(item, 'a')!;
  const past = publicHistory(archive.reader.item(item)!, readPast(archive, item), thePublic);
  assert.equal(archive.curation.revisionsOf(id).length, 3);
  assert.doesNotMatch(JSON.stringify(past), /"Mask"/);
  assert.equal(
    refusedFor(set(archive, { level: 'withheld' }, { record: 'a', statement: titleId('Never') })),
    'unknown',
  );
});

test('a stricter hold is carried even where the new words are held more mildly already', async (t) => {
  const archive = await shared(t);
  done(edit(archive, { title: { en: ['Mask', 'Other'] } }));
  done(set(archive, { level: 'withheld' }, { record: 'a', statement: titleId('Mask') }));
  done(set(archive, { level: 'partners' }, { record: 'a', statement: titleId('Other') }));
  done(edit(archive, { title: { en: ['Other', 'New'] } }));
  assert.equal(titlesOf(archive, item, partnerView('d')).a, 'Other');
  assert.equal(titlesOf(archive, item, partnerView('a')).a, 'Other|New');
});

test('a picture is held back like any statement, and a partner shows no picture of another’s by its digest', async (t) => {
  const archive = await shared(t);
  const file = 'f'.repeat(64);
  const foreign = edit(archive, { ...title('Mask'), media: [{ file, format: 'png', width: 1, height: 1 }] });
  assert.equal(refusedFor(foreign), 'invalid');
});

test('labels are a community’s, notices an institution’s, in words of their own', async (t) => {
  const archive = await shared(t);
  const give = (
    partner: string,
    scheme: 'tk' | 'bc' | 'notice' | 'advice',
    code: string,
    more: object = {},
  ) => labelItem(archive, { item, scheme, code, actor: steward(partner), time: now(), ...more });
  assert.equal(refusedFor(give('a', 'tk', 'tk-seasonal')), 'invalid');
  assert.equal(refusedFor(give('a', 'bc', 'bc-provenance')), 'invalid');
  assert.equal(refusedFor(give('c', 'notice', 'traditional_knowledge')), 'invalid');
  assert.equal(refusedFor(give('c', 'tk', 'tk-nothing')), 'invalid');
  assert.equal(
    refusedFor(give('c', 'tk', 'tk-seasonal', { season: { from: '--02-30', to: '--03-01' } })),
    'invalid',
  );
  assert.equal(refusedFor(give('d', 'notice', 'traditional_knowledge')), 'forbidden');
  assert.equal(refusedFor(give('a', 'advice', 'viewing')), 'invalid');
  const words = { en: ['Told in winter alone.'], mi: ['Ka korerotia i te takurua.'] };
  const season = { from: '--11-01', to: '--02-28' };
  const { label } = done(give('c', 'tk', 'tk-seasonal', { text: words, season }));
  assert.equal(refusedFor(give('c', 'tk', 'tk-seasonal')), 'conflict');
  done(give('a', 'notice', 'attribution_incomplete', { record: 'a' }));
  const seen = () =>
    viewItem(archive.reader.item(item)!, { kind: 'public' })?.labels?.map((l) => [
      l.partner,
      l.code,
      l.record,
      l.text,
    ]);
  assert.deepEqual(seen(), [
    ['c', 'tk-seasonal', undefined, words],
    ['a', 'attribution_incomplete', 'a', undefined],
  ]);
  // A label on a record that is held back is not shown either.
  done(set(archive, { level: 'withheld' }, { record: 'a' }));
  assert.deepEqual(
    seen()!.map(([, code]) => code),
    ['tk-seasonal'],
  );
  const remove = (partner: string) =>
    removeLabel(archive, { item, label, actor: steward(partner), time: now() });
  assert.equal(refusedFor(remove('a')), 'forbidden');
  done(remove('c'));
  assert.equal(seen(), undefined);
  assert.equal(count(archive, "SELECT count(*) AS n FROM decision WHERE kind LIKE 'label.%'"), 3);
});

test('a season runs across the end of the year', () => {
  const winter = { from: '--11-01', to: '--02-28' };
  const days = ['2026-10-31', '2026-11-01', '2026-12-31', '2027-01-01', '2027-02-28', '2027-03-01'];
  assert.deepEqual(
    days.map((day) => inSeason(winter, day)),
    [false, true, true, true, true, false],
  );
  const summer = { from: '--06-01', to: '--08-31' };
  assert.deepEqual(
    ['2026-05-31', '2026-06-01', '2026-08-31', '2026-09-01'].map((day) => inSeason(summer, day)),
    [false, true, true, false],
  );
  assert.equal(asksBeforePicture({ code: 'tk-seasonal', season: winter }, '2027-01-15T12:00:00.000Z'), true);
  assert.equal(asksBeforePicture({ code: 'tk-seasonal', season: winter }, '2027-07-15'), false);
  assert.equal(asksBeforePicture({ code: 'viewing' }, '2027-07-15'), true);
  assert.equal(asksBeforePicture({ code: 'tk-attribution' }, '2027-07-15'), false);
});

test('restrictions hold for what is only proposed as well', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  await depositRows(archive, [{ id: '1', content: title('Mask') }]);
  done(set(archive, { level: 'withheld' }, { record: 'a', statement: titleId('Mask') }));
  done(await cast(archive, 'b', 'approve', { proposal: newestProposal(archive) }));
  assert.equal(titlesOf(archive, item).a, '');
});
