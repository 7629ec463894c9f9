import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { acceptCharter } from '../../server/acts/accept-charter.ts';
import { actOnDispute } from '../../server/acts/act-on-dispute.ts';
import { editRecord, withdrawRecord } from '../../server/acts/edit-record.ts';
import { askErasure, confirmErasure } from '../../server/acts/erase.ts';
import { fileDispute } from '../../server/acts/file-dispute.ts';
import { labelItem, removeLabel } from '../../server/acts/label-item.ts';
import { proposeAgreement } from '../../server/acts/propose-agreement.ts';
import { proposeJoin } from '../../server/acts/propose-join.ts';
import { restrict } from '../../server/acts/restrict.ts';
import { revertDeposit } from '../../server/acts/revert-deposit.ts';
import { splitRecord } from '../../server/acts/split-record.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { publicDisputeOf } from '../../server/curation/public/public-dispute-of.ts';
import { graphContext } from '../../server/followers/follow-quads.ts';
import { keepDecisions } from '../../server/keep-decisions.ts';
import { keepDeposits } from '../../server/keep-deposits.ts';
import { graphBatch } from '../../server/projections/graphs/item-graphs.ts';
import { publicItems } from '../../server/projections/public-items.ts';
import { openQuadStore } from '../../server/projections/quads/open-quad-store.ts';
import type { QuadStore } from '../../server/projections/quads/quad-store.ts';
import { actsWorld, cast, done, itemOf, now, steward, title, titleId } from '../acts/acts-world.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { publishAll } from '../publish/publish-all.ts';

const base = 'https://archive.example/';
const prefixes = `PREFIX t: <${base}ns/> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX dcterms: <http://purl.org/dc/terms/>`;

/** An archive whose public list, decisions and deposits are brought into a real store by `bring`, as the server does. */
async function storeOver(t: TestContext, archive: Archive) {
  const { store } = await openQuadStore({ source: async function* () {} });
  t.after(() => store.close());
  await store.settled();
  const decisions = keepDecisions({ archive, store, base });
  const deposits = keepDeposits({ curation: archive.curation, store, base });
  let seen = 0;
  const bring = async () => {
    publishAll(archive);
    const changes = archive.publicList.changesAfter(seen, 10_000);
    seen = changes.at(-1)?.seq ?? seen;
    await store.apply(graphBatch(publicItems(archive.reader, changes), graphContext(archive, base)));
    await decisions.refresh();
    await deposits.refresh();
    assert.equal(decisions.stale(), false);
    await store.settled();
  };
  return { store, bring, decisions };
}

async function column(store: QuadStore, query: string): Promise<string[]> {
  const result = await store.query({ text: `${prefixes} ${query}` });
  assert.equal(result.kind, 'ok', JSON.stringify(result));
  if (result.kind !== 'ok') return [];
  const { head, results } = JSON.parse(Buffer.from(result.body).toString()) as {
    head: { vars: string[] };
    results: { bindings: Record<string, { value: string }>[] };
  };
  return results.bindings.map((row) =>
    head.vars.map((name) => row[name]?.value.replace(base, '') ?? '').join(' '),
  );
}

const kinds = (store: QuadStore) =>
  column(store, 'SELECT DISTINCT ?k { ?d a t:Decision ; dcterms:type ?k } ORDER BY ?k');

test('every kind of public decision answers to a query', async (t) => {
  const archive = actsWorld(t, { approvals: 2, veto: ['c'] }, ['a', 'b', 'c']);
  const { store, bring } = await storeOver(t, archive);
  await depositRows(
    archive,
    ['1', '2', '3', '4'].map((id) => ({ id, content: title(`Title ${id}`) })),
  );
  done(await cast(archive, 'b', 'approve'));
  await depositRows(archive, [{ id: '7', content: title('Of b') }], { partner: 'b' });
  done(await cast(archive, 'a', 'approve'));
  publishAll(archive);
  done(acceptCharter(archive, { name: 'A. Steward', actor: steward('a'), time: now() }));
  const { label } = done(
    labelItem(archive, {
      item: itemOf('1'),
      scheme: 'tk',
      code: 'tk-clan',
      text: { sw: ['Ya ukoo.'] },
      actor: steward('c'),
      time: now(),
    }),
  );
  done(removeLabel(archive, { item: itemOf('1'), label, actor: steward('c'), time: now() }));
  done(proposeJoin(archive, { from: itemOf('7', 'b'), into: itemOf('2'), actor: steward('a'), time: now() }));
  done(await cast(archive, 'b', 'approve'));
  done(splitRecord(archive, { item: itemOf('2'), record: 'b', actor: steward('b'), time: now() }));
  publishAll(archive);
  done(withdrawRecord(archive, { item: itemOf('3'), record: 'a', actor: steward('a'), time: now() }));
  const { agreement, licence, partners } = archive.reader.collection('shared')!;
  done(
    proposeAgreement(archive, {
      collection: 'shared',
      agreement: { ...agreement, approvals: 1 },
      partners,
      licence,
      actor: steward('a'),
      time: now(),
    }),
  );
  done(await cast(archive, 'b', 'approve'));
  const edited = done(
    editRecord(archive, {
      item: itemOf('1'),
      record: 'a',
      content: title('Edited'),
      actor: steward('a'),
      time: now(),
    }),
  );
  assert.ok(edited.published);
  publishAll(archive);
  const deposit = archive.curation.deposits('a', Number.MAX_SAFE_INTEGER, 1)[0]!.id;
  done(await revertDeposit(archive, { deposit, actor: steward('a'), time: now() }));
  const { erasure } = done(
    askErasure(archive, {
      item: itemOf('4'),
      record: 'a',
      ground: 'law',
      by: { id: 'one', operator: true, stewardOf: [] },
      time: now(),
    }),
  );
  done(
    await confirmErasure(archive, {
      erasure,
      by: { id: 'two', operator: true, stewardOf: [] },
      time: now(),
      removeDerivatives: async () => {},
    }),
  );
  await bring();
  assert.deepEqual(
    await kinds(store),
    [
      'agreement-changed',
      'charter-accepted',
      'deposit-reverted',
      'item-joined',
      'item-split',
      'label-applied',
      'label-removed',
      'record-erased',
      'record-withdrawn',
      'records-published',
    ].map((kind) => `ns/${kind}`),
  );
  assert.deepEqual(
    await column(
      store,
      `SELECT DISTINCT ?who ?by { ?d dcterms:type t:records-published ; prov:wasAssociatedWith ?who ; t:approvedBy ?by } ORDER BY ?who ?by`,
    ),
    ['partner/a partner/b', 'partner/b partner/a']
      .flatMap((pair) => [pair, pair.replace(/ .*/, ` ${pair.split(' ')[0]}`)])
      .sort(),
  );
  // Each has its moment, and stands in a named graph too.
  assert.deepEqual(
    await column(store, 'SELECT ?d { ?d a t:Decision FILTER NOT EXISTS { ?d prov:endedAtTime ?t } }'),
    [],
  );
  assert.ok(
    (await column(store, `SELECT ?g { GRAPH ?g { ?d dcterms:type t:item-joined } }`))[0]!.startsWith(
      'decisions/',
    ),
  );
  assert.deepEqual(
    await column(store, `SELECT ?what { ?d dcterms:type t:record-withdrawn ; t:about ?what } ORDER BY ?what`),
    [`item/${itemOf('3')}`, `item/${itemOf('3')}/record/a`],
  );
});

test('provenance of a record: its revisions, their deposits and whose they are, who approved', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  const { store, bring } = await storeOver(t, archive);
  await depositRows(archive, [
    { id: '1', content: title('First') },
    { id: '2', content: title('Other') },
  ]);
  done(await cast(archive, 'b', 'approve'));
  await bring();
  done(
    editRecord(archive, {
      item: itemOf('1'),
      record: 'a',
      content: title('Second'),
      actor: steward('a'),
      time: now(),
    }),
  );
  done(await cast(archive, 'c', 'approve'));
  await bring();
  const record = `${base}item/${itemOf('1')}/record/a`;
  assert.deepEqual(
    await column(
      store,
      `SELECT ?who ?by { <${record}> dcterms:hasVersion ?r . ?r prov:wasRevisionOf ?old ; prov:wasGeneratedBy/prov:wasAssociatedWith ?who ; t:approvedBy ?by } ORDER BY ?by`,
    ),
    ['partner/a partner/a', 'partner/a partner/c'],
  );
  assert.deepEqual(
    await column(
      store,
      `SELECT ?who { ?a a t:Approval, prov:Activity ; prov:used <${record}#revision-1> ; prov:wasAssociatedWith ?who } ORDER BY ?who`,
    ),
    ['partner/a', 'partner/b'],
  );
  const deposits = await column(store, 'SELECT ?d { ?d a t:Deposit } ORDER BY ?d');
  assert.equal(deposits.length, 2);
  // A record that is restricted takes its past along, and deposits that nothing public names.
  for (const id of ['1', '2'])
    done(
      restrict(archive, {
        item: itemOf(id),
        record: 'a',
        access: { level: 'withheld' },
        ground: 'own',
        actor: steward('a'),
        time: now(),
      }),
    );
  await bring();
  assert.deepEqual(await column(store, 'SELECT ?s { ?s ?p ?o }'), []);
});

/** A dispute of `d` about a title of `a`'s, brought before a panel that votes `votes`. */
async function disputed(t: TestContext) {
  const archive = actsWorld(t, { veto: ['c'] });
  for (const id of ['p1', 'p2', 'p3', 'p4'])
    archive.writer.transact((tx) => tx.partner({ id, kind: 'museum', name: { en: [`Museum ${id}`] } }));
  await depositRows(archive, [{ id: '1', content: title('Wrong name') }]);
  publishAll(archive);
  const item = itemOf('1');
  const { number } = done(
    fileDispute(archive, {
      subject: { kind: 'statement', item, record: 'a', statement: titleId('Wrong name') },
      ground: 'fact',
      reasons: { en: ['The ledger says “otherwise”.'], sw: ['Sivyo.'] },
      evidence: [{ text: { en: ['Ledger, page 7'] }, url: 'https://ledger.example/7?a=<b>' }],
      actor: steward('d'),
      time: now(),
    }),
  );
  const act = (partner: string, command: Parameters<typeof actOnDispute>[1]['command']) =>
    done(
      actOnDispute(archive, {
        number,
        command,
        actor: { kind: 'partner', partner, role: 'steward' },
        by: partner,
        time: now(),
      }),
    );
  act('a', { kind: 'answer', answer: 'defend', reasons: { en: ['It is right.'] } });
  act('a', { kind: 'call-panel' });
  const { partners } = publicDisputeOf(archive, number)!.panels[0]!;
  return { archive, item, number, act, panel: partners };
}

test('a dispute is a graph of its own: ground, sides, panel and how it was drawn, votes with dissent, outcome, appeal', async (t) => {
  const { archive, item, number, act, panel } = await disputed(t);
  const { store, bring } = await storeOver(t, archive);
  await bring();
  const dispute = `${base}dispute/${number}`;
  const statement = `${base}item/${item}/record/a#${titleId('Wrong name')}`;
  assert.deepEqual(await column(store, `SELECT ?d { <${statement}> t:contestedIn ?d }`), [
    `dispute/${number}`,
  ]);
  assert.deepEqual(
    await column(
      store,
      `SELECT ?s { GRAPH <${base}item/${item}/claims> { <${statement}> t:standing ?s ; t:contestedIn <${dispute}> } }`,
    ),
    ['ns/contested'],
  );
  assert.deepEqual(
    await column(store, `SELECT ?g ?a ?r { <${dispute}> t:ground ?g ; t:claimedBy ?a ; t:respondent ?r }`),
    ['ns/ground-fact partner/d partner/a'],
  );
  for (const [index, partner] of panel.entries())
    act(partner, {
      kind: 'vote',
      outcome: index === 0 ? 'dismissed' : 'both-stand',
      reasons: { en: [`Reason ${index}`] },
    });
  await bring();
  assert.deepEqual(
    await column(
      store,
      `SELECT ?who ?o { ?v a t:Vote ; prov:wasAssociatedWith ?who ; t:outcome ?o ; t:dissent true }`,
    ),
    [`partner/${panel[0]} ns/dismissed`],
  );
  assert.deepEqual(
    await column(
      store,
      `SELECT ?way { <${dispute}> prov:wasInformedBy ?o . ?o a t:Outcome ; t:outcome t:both-stand ; t:way ?way }`,
    ),
    ['ns/way-panel'],
  );
  const drawn = await column(
    store,
    `SELECT ?p { <${dispute}> t:panel/t:draw ?seq . ?seq ?n ?p FILTER(strstarts(str(?n), "http://www.w3.org/1999/02/22-rdf-syntax-ns#_")) } ORDER BY ?n`,
  );
  assert.deepEqual(
    drawn,
    publicDisputeOf(archive, number)!.panels[0]!.ranked.map((id) => `partner/${id}`),
  );
  assert.deepEqual(await column(store, `SELECT ?s { ?d a t:Dispute ; t:seed ?s }`), [
    publicDisputeOf(archive, number)!.seed,
  ]);
  act('d', { kind: 'appeal', reasons: { en: ['The ledger was not read.'] } });
  await bring();
  assert.equal((await column(store, `SELECT ?a { <${dispute}> t:appeal ?a }`)).length, 1);
  assert.ok((await kinds(store)).includes('ns/dispute-appealed'));
  // What may quote a statement that is held back is gone with it.
  assert.equal(
    (await column(store, 'SELECT ?t { ?s ?p ?t FILTER(contains(str(?t), "ledger")) }')).length > 0,
    true,
  );
  done(
    restrict(archive, {
      item,
      record: 'a',
      statement: titleId('Wrong name'),
      access: { level: 'withheld' },
      ground: 'own',
      actor: steward('a'),
      time: now(),
    }),
  );
  await bring();
  assert.deepEqual(
    await column(
      store,
      'SELECT ?t { ?s ?p ?t FILTER(contains(lcase(str(?t)), "ledger") || contains(str(?t), "Wrong name")) }',
    ),
    [],
  );
  assert.deepEqual(
    await column(
      store,
      `SELECT ?s { ?s ?p ?o FILTER(contains(concat(str(?s), str(?o)), "${titleId('Wrong name')}")) }`,
    ),
    [],
  );
  assert.equal((await column(store, 'SELECT ?d { ?d a t:Dispute }')).length, 1);
});

test('restricting, erasing and a restart with an old image leave no decision behind', async (t) => {
  const { archive, item, number } = await disputed(t);
  const { store, bring, decisions } = await storeOver(t, archive);
  await bring();
  assert.ok((await kinds(store)).length > 3);
  const limit = (level: 'withheld' | 'public') =>
    done(
      restrict(archive, {
        item,
        record: 'a',
        access: { level },
        ground: 'own',
        actor: steward('a'),
        time: now(),
      }),
    );
  limit('withheld');
  assert.ok(decisions.stale());
  await decisions.refresh();
  assert.deepEqual(await kinds(store), []);
  assert.deepEqual(await column(store, `SELECT ?p { <${base}dispute/${number}> ?p ?o }`), []);
  limit('public');
  await bring();
  assert.ok((await kinds(store)).length > 3);
  // Another server over the same store, as after a restart from its image, drops what it does not know.
  await store.apply({
    write: [
      {
        graph: `${base}decisions/900000`,
        ntriples: `<${base}decision/900001> a <${base}ns/Decision> .\n`.replace(
          ' a ',
          ' <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ',
        ),
        about: '',
        fresh: true,
      },
    ],
    drop: [],
  });
  await store.settled();
  const { erasure } = done(
    askErasure(archive, {
      item,
      record: 'a',
      ground: 'harm',
      by: { id: 'one', operator: true, stewardOf: [] },
      time: now(),
    }),
  );
  done(
    await confirmErasure(archive, {
      erasure,
      by: { id: 'two', operator: true, stewardOf: [] },
      time: now(),
      removeDerivatives: async () => {},
    }),
  );
  await bring();
  assert.deepEqual(await column(store, `SELECT ?p { <${base}dispute/${number}> ?p ?o }`), []);
  await keepDecisions({ archive, store, base }).refresh();
  await store.settled();
  assert.deepEqual(await kinds(store), ['ns/record-erased']);
  assert.deepEqual(
    await column(store, `SELECT ?d { ?d a t:Decision FILTER(strends(str(?d), "900001")) }`),
    [],
  );
});
