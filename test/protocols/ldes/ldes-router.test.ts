import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Parser, type Quad } from 'n3';
import { editRecord, withdrawRecord } from '../../../server/acts/edit-record.ts';
import { askErasure, confirmErasure } from '../../../server/acts/erase.ts';
import { fileDispute } from '../../../server/acts/file-dispute.ts';
import { restrict } from '../../../server/acts/restrict.ts';
import { thePublic, viewItem } from '../../../server/curation/view.ts';
import { recordTriples } from '../../../server/projections/graphs/record-graph.ts';
import { activity, ldes, timestampPath, tree, versionOfPath } from '../../../server/protocols/ldes/terms.ts';
import { statementId } from '../../../vocab/record/statement.ts';
import { done, itemOf, now, steward, title, titleId } from '../../acts/acts-world.ts';
import { depositRows } from '../../deposit/deposit-rows.ts';
import { followAll, type LdesWorld, ldesWorld } from './ldes-world.ts';

const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const objects = (quads: readonly Quad[], predicate: string, subject?: string) =>
  quads
    .filter((q) => q.predicate.value === predicate && (subject === undefined || q.subject.value === subject))
    .map((q) => q.object.value);
/** The pages that the root names, in its order, by path. */
const pagesOf = async ({ base, read }: LdesWorld) =>
  [...new Set(objects(await read('ldes'), `${tree}node`))].map((iri) => iri.slice(base.length));
/** Members of all pages: version, act, and the English titles in what it says. */
async function members(w: LdesWorld): Promise<{ iri: string; act: string; of: string; says: string }[]> {
  const all = [];
  for (const path of await pagesOf(w)) {
    const quads = await w.read(path);
    for (const iri of objects(quads, `${tree}member`)) {
      const said = quads.filter((q) => q.graph.value === iri && q.object.termType === 'Literal');
      all.push({
        iri,
        act: objects(quads, type, iri)[0]!.slice(activity.length),
        of: objects(quads, versionOfPath, iri)[0]!.slice(w.base.length),
        says: said.map((q) => q.object.value).join('|'),
      });
    }
  }
  return all;
}
const rows = (...ids: string[]) => ids.map((id) => ({ id, content: title(`Title of ${id}`) }));
const edit = async (w: LdesWorld, id: string, text: string) => {
  // What stood in public for less than a millisecond never was public.
  await delay(3);
  const place = { item: itemOf(id), record: 'a' };
  done(editRecord(w.archive, { ...place, content: title(text), actor: steward('a'), time: now() }));
  followAll(w.archive);
};

test('versions stand on pages by time; full ones never change, and say so', async (t) => {
  const w = await ldesWorld(t);
  await depositRows(w.archive, rows('m1', 'm2', 'm3', 'm4', 'm5'));
  followAll(w.archive);
  const root = await w.read('ldes');
  const stream = `${w.base}ldes#stream`;
  assert.deepEqual(objects(root, `${tree}view`, stream), [`${w.base}ldes`]);
  assert.deepEqual(objects(root, `${ldes}timestampPath`), [timestampPath]);
  assert.deepEqual(objects(root, `${ldes}versionOfPath`), [versionOfPath]);
  assert.deepEqual(await pagesOf(w), ['ldes/0', 'ldes/1']);
  const kinds = objects(root, type).filter((iri) => iri.endsWith('Relation'));
  assert.deepEqual(kinds.map((iri) => iri.slice(tree.length)).sort(), [
    'GreaterThanOrEqualToRelation',
    'GreaterThanOrEqualToRelation',
    'LessThanOrEqualToRelation',
  ]);

  const full = await w.get('ldes/0');
  assert.match(full.headers.get('cache-control')!, /max-age=31536000, immutable/);
  assert.deepEqual(objects(await w.read('ldes/0'), `${ldes}immutable`), ['true']);
  const open = await w.get('ldes/1');
  assert.equal(open.headers.get('cache-control'), 'public, no-cache');
  const again = await fetch(`${w.base}ldes/1`, {
    headers: {
      accept: 'application/n-quads',
      'if-none-match': open.headers.get('etag')!,
      'cache-control': 'max-age=0',
    },
  });
  assert.equal(again.status, 304);
  assert.deepEqual(objects(await w.read('ldes/1'), `${ldes}immutable`), []);

  const before = await full.text();
  await edit(w, 'm1', 'Renamed');
  assert.equal(await (await w.get('ldes/0')).text(), before, 'an edit leaves a full page as it is');
  const all = await members(w);
  assert.deepEqual(
    all.map(({ act, says }) => `${act} ${says.match(/Title of m\d|Renamed/)![0]}`),
    [1, 2, 3, 4, 5].map((n) => `Create Title of m${n}`).concat('Update Renamed'),
  );
  assert.equal(new Set(all.map(({ iri }) => iri)).size, 6);
  assert.equal(all[0]!.of, all[5]!.of);
});

test('a member says what the record said, as its graph in the store does, in TriG too', async (t) => {
  const w = await ldesWorld(t);
  await depositRows(w.archive, rows('m1'));
  followAll(w.archive);
  const view = viewItem(w.archive.reader.item(itemOf('m1'))!, thePublic)!;
  const expected = new Parser()
    .parse(recordTriples(view.records[0]!, w.base))
    .map(({ subject, predicate, object }) => [subject.value, predicate.value, object.value].join(' '));
  for (const accept of ['application/n-quads', 'application/trig', '*/*']) {
    const response = await w.get('ldes/0', accept);
    const format = accept === '*/*' ? 'application/trig' : accept;
    assert.equal(response.headers.get('content-type'), format);
    const quads = new Parser({ format }).parse(await response.text());
    const iri = objects(quads, `${tree}member`)[0]!;
    assert.deepEqual(
      quads
        .filter((q) => q.graph.value === iri)
        .map(({ subject, predicate, object }) => [subject.value, predicate.value, object.value].join(' ')),
      expected,
    );
    assert.equal(objects(quads, timestampPath, iri).length, 1);
  }
});

test('what is restricted leaves its page at once; the page answers 410, and another takes its place', async (t) => {
  const w = await ldesWorld(t);
  await depositRows(w.archive, rows('m1', 'm2', 'm3', 'm4', 'm5'));
  followAll(w.archive);
  const act = { item: itemOf('m2'), record: 'a', ground: 'own', actor: steward('a') } as const;
  done(restrict(w.archive, { ...act, access: { level: 'partners' }, time: now() }));
  // Before any follower has seen it.
  assert.equal((await w.get('ldes/0')).status, 410);
  followAll(w.archive);
  const [replaced] = await pagesOf(w);
  assert.match(replaced!, /^ldes\/0-[0-9a-f]{12}$/);
  assert.equal((await w.get('ldes/0')).status, 410);
  assert.match((await w.get(replaced!)).headers.get('cache-control')!, /immutable/);
  const left = await members(w);
  assert.ok(left.every(({ says }) => !says.includes('m2')));
  assert.deepEqual(
    left.filter(({ of }) => of.includes(itemOf('m2'))).map(({ act: kind }) => kind),
    ['Delete'],
  );

  done(restrict(w.archive, { ...act, access: { level: 'public' }, time: now() }));
  followAll(w.archive);
  assert.equal((await pagesOf(w))[0], 'ldes/0', 'what is open again has its first address again');
  assert.equal((await w.get(replaced!)).status, 410);
});

test('a statement that is held back is absent from all versions, past ones too', async (t) => {
  const w = await ldesWorld(t, 2);
  const content = { ...title('Shown'), description: { en: ['Secret place'] } };
  await depositRows(w.archive, [{ id: 'm1', content }]);
  followAll(w.archive);
  await edit(w, 'm1', 'Renamed');
  assert.ok((await members(w)).some(({ says }) => says.includes('Secret place')));
  done(
    restrict(w.archive, {
      item: itemOf('m1'),
      record: 'a',
      statement: statementId({ field: 'description', key: 'en:secret place' }),
      access: { level: 'withheld' },
      ground: 'own',
      actor: steward('a'),
      time: now(),
    }),
  );
  assert.equal((await w.get('ldes/0')).status, 410);
  followAll(w.archive);
  const all = await members(w);
  assert.ok(all.length >= 2);
  assert.ok(all.every(({ says }) => !says.includes('Secret place')));
  assert.ok(all.some(({ says }) => says.includes('Shown')));
});

test('what is withdrawn or erased leaves a deletion, and none of its versions', async (t) => {
  const w = await ldesWorld(t);
  await depositRows(w.archive, rows('m1', 'm2', 'm3', 'm4'));
  followAll(w.archive);
  done(withdrawRecord(w.archive, { item: itemOf('m1'), record: 'a', actor: steward('a'), time: now() }));
  const op = (id: string) => ({ id, operator: true, stewardOf: [] });
  const asked = done(
    askErasure(w.archive, { item: itemOf('m3'), record: 'a', ground: 'law', by: op('one'), time: now() }),
  );
  done(
    await confirmErasure(w.archive, {
      erasure: asked.erasure,
      by: op('two'),
      time: now(),
      removeDerivatives: async () => {},
    }),
  );
  assert.equal((await w.get('ldes/0')).status, 410);
  followAll(w.archive);
  const all = await members(w);
  assert.deepEqual(
    all.map(({ act, of }) => `${act} ${of.split('/')[1]}`).sort(),
    [
      `Create ${itemOf('m2')}`,
      `Create ${itemOf('m4')}`,
      `Delete ${itemOf('m1')}`,
      `Delete ${itemOf('m3')}`,
    ].sort(),
  );
});

test('a version of the time in which a statement was contested says so, and goes on saying so', async (t) => {
  const w = await ldesWorld(t, 2);
  await depositRows(w.archive, rows('m1', 'm2'));
  followAll(w.archive);
  done(
    fileDispute(w.archive, {
      subject: { kind: 'statement', item: itemOf('m1'), record: 'a', statement: titleId('Title of m1') },
      ground: 'fact',
      reasons: { en: ['Not so.'] },
      actor: steward('b'),
      time: now(),
    }),
  );
  followAll(w.archive);
  const contested = async () =>
    (await members(w)).filter(({ says }) => says.includes('Contested')).map(({ act }) => act);
  assert.deepEqual(await contested(), ['Update']);
  await edit(w, 'm2', 'Other');
  await edit(w, 'm2', 'Another');
  assert.deepEqual(await contested(), ['Update']);
});

test('what is not there is said', async (t) => {
  const w = await ldesWorld(t);
  for (const path of ['ldes/0', 'ldes/7', 'ldes/-1', 'ldes/x', 'ldes/00']) {
    const answer = await w.get(path);
    assert.equal(answer.status, 404, path);
    assert.match(answer.headers.get('content-type')!, /problem\+json/);
  }
  const root = await w.get('ldes');
  assert.equal(root.status, 200);
  assert.equal(root.headers.get('access-control-allow-origin'), '*');
  assert.equal((await w.get('ldes', 'text/html')).status, 303);
  const shape = new Parser().parse(await (await w.get('ldes/shape')).text());
  assert.ok(shape.length > 10);
});
