import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseTerms } from '../../server/acts/choose-terms.ts';
import { editRecord } from '../../server/acts/edit-record.ts';
import { restrict } from '../../server/acts/restrict.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { statementId } from '../../vocab/record/statement.ts';
import { actsWorld, count, curator, done, itemOf, now, steward, title } from '../acts/acts-world.ts';
import { loadText, skos } from '../vocabulary/load-text.ts';
import { depositRows } from './deposit-rows.ts';

// What a preview shows of each row, and that it writes nothing.

const preview = { dryRun: true } as const;
const made = (text: string, more: Partial<RecordContent> = {}): RecordContent => ({
  ...title(text),
  ...more,
});
const by = (name: string) => ({ creator: [{ agent: { label: { en: [name] } } }] });
const dated = (edtf: string) => ({ date: [{ edtf }] });

test('each row is shown with what it would become, what changes, and what is wrong, in the order of the source', async (t) => {
  const archive = actsWorld(t);
  await depositRows(archive, [
    { id: 'same', content: title('Same') },
    { id: 'old', content: made('Old', dated('1700')) },
  ]);
  const log = count(archive, 'SELECT count(*) AS n FROM log');
  const { rows, counts, result } = await depositRows(
    archive,
    [
      { id: 'new', content: title('New') },
      { id: 'bad', content: {} },
      { id: 'same', content: title('Same') },
      { id: 'old', content: made('Old', { ...dated('1701'), description: { en: ['Said now.'] } }) },
      { id: 'lost', content: title('Lost'), item: 'a/shared/none' },
    ],
    preview,
  );
  assert.deepEqual(
    rows.map(({ row, id, outcome }) => [row, id, outcome]),
    [
      [1, 'new', 'new'],
      [2, 'bad', 'refused'],
      [3, 'same', 'same'],
      [4, 'old', 'changed'],
      [5, 'lost', 'refused'],
    ],
  );
  assert.deepEqual(rows[0]!.record, title('New'));
  assert.equal(rows[0]!.item, itemOf('new'));
  assert.deepEqual(rows[3]!.changes, [
    { field: 'date', before: [{ edtf: '1700' }], after: [{ edtf: '1701' }] },
    { field: 'description', after: { en: ['Said now.'] } },
  ]);
  assert.deepEqual(
    [rows[1]!, rows[4]!].map(({ problems }) => problems?.map(({ code }) => code)),
    [['title.missing'], ['item.unknown']],
  );
  assert.deepEqual(
    [counts.rows, counts.new, counts.changed, counts.same, counts.refused, counts.conflict],
    [5, 1, 1, 1, 2, 0],
  );
  assert.equal(result.outcome === 'done' && result.summary.created, 1);
  assert.deepEqual(
    ['log', 'deposit', 'revision'].map((table) => count(archive, `SELECT count(*) AS n FROM ${table}`)),
    [log, 1, 2],
  );
});

test('what a preview says of each row is what a commit then does', async (t) => {
  const drafts = [
    { id: '1', content: title('One') },
    { id: '2', content: made('Two', { identifier: [{ kind: 'other', value: 'urn:x:2' } as const] }) },
    { id: '3', content: {} },
    // In another batch than the row that it names, which a preview does not write.
    ...Array.from({ length: 450 }, (_, n) => ({ id: `n${n}`, content: title(`Thing ${n}`) })),
    { id: '4', content: title('Part of one'), item: 'a/shared/1' },
    { id: '5', content: made('Two too', { identifier: [{ kind: 'other', value: 'urn:x:2' } as const] }) },
  ];
  const archive = actsWorld(t);
  await depositRows(archive, [drafts[1]!], { partner: 'b' });
  const looked = await depositRows(archive, drafts, preview);
  const taken = await depositRows(archive, drafts);
  const told = ({ rows }: typeof looked) =>
    rows.map(({ id, outcome, item, joins }) => [id, outcome, item, joins]);
  assert.deepEqual(told(looked), told(taken));
  assert.deepEqual({ ...looked.counts, offered: 0 }, taken.counts);
  const joined = looked.rows.filter(({ joins }) => joins);
  assert.deepEqual(
    joined.map(({ id, joins, item }) => [id, joins, item]),
    [
      ['2', 'identifier', itemOf('2', 'b')],
      ['4', 'column', itemOf('1')],
    ],
  );
});

test('edits made here, and other partners of the item, are shown where the source says something else', async (t) => {
  const archive = actsWorld(t);
  await depositRows(archive, [{ id: '1', content: made('Mask', dated('1700')) }]);
  await depositRows(archive, [{ id: 'x', content: made('Mask', dated('1650')), item: 'a/shared/1' }], {
    partner: 'b',
  });
  done(
    editRecord(archive, {
      item: itemOf('1'),
      record: 'a',
      content: made('Edited', dated('1700')),
      actor: steward('a'),
      time: now(),
    }),
  );
  const { rows, counts } = await depositRows(
    archive,
    [{ id: '1', content: made('Mask of a king', dated('1700')) }],
    preview,
  );
  const [row] = rows as [(typeof rows)[number]];
  assert.deepEqual(row.marks.toSorted(), ['differs', 'edited', 'warned']);
  assert.deepEqual(row.edits, [
    { field: 'title', here: { en: ['Edited'] }, file: { en: ['Mask of a king'] } },
  ]);
  assert.deepEqual(
    row.differs?.map(({ field, others }) => [field, others.map(({ partner }) => partner)]),
    [
      ['title', ['b']],
      ['date', ['b']],
    ],
  );
  assert.deepEqual(row.record, made('Edited', dated('1700')), 'the edit is kept');
  assert.equal(counts.conflict, 1);
});

test('items of others are offered to rows of the same title and maker, date or place, and to those of an identifier that two bear', async (t) => {
  const archive = actsWorld(t);
  const urn = { identifier: [{ kind: 'other' as const, value: 'urn:x:1' }] };
  await depositRows(
    archive,
    [
      { id: 'storm', content: made('Snow Storm', { ...by('Turner, William'), ...dated('1842') }) },
      { id: 'other', content: made('Snow Storm', { ...by('Somebody Else'), ...dated('1990') }) },
      { id: 'twice1', content: made('Bowl', urn) },
      { id: 'twice2', content: made('Dish', urn) },
    ],
    { partner: 'b' },
  );
  const offered = async (content: RecordContent) => {
    const { rows } = await depositRows(archive, [{ id: 'r', content }], preview);
    return (rows[0]!.offers ?? []).map(({ item, because, partners }) => [item, because.join(' '), partners]);
  };
  const storm = [itemOf('storm', 'b'), 'title creator date', ['b']];
  assert.deepEqual(await offered(made('snow storm!', { ...by('William Turner'), ...dated('184X') })), [
    storm,
  ]);
  assert.deepEqual(await offered(made('Snow Storm')), [], 'a title alone is no reason');
  assert.deepEqual(await offered(made('Snow Storm', dated('1842-05'))), [
    [itemOf('storm', 'b'), 'title date', ['b']],
  ]);
  assert.deepEqual(
    (await offered(made('Cup', urn))).map(([item, because]) => [item, because]),
    [
      [itemOf('twice1', 'b'), 'identifier'],
      [itemOf('twice2', 'b'), 'identifier'],
    ].toSorted(),
  );
  const { rows } = await depositRows(
    archive,
    [{ id: 'storm', content: made('Snow Storm', { ...by('Turner, William'), ...dated('1842') }) }],
    { ...preview, partner: 'b' },
  );
  assert.equal(rows[0]!.offers, undefined, 'not to its own partner, whose record is there');
});

test('nothing is offered of what the partner may not see, nor by what is held back of it', async (t) => {
  const archive = actsWorld(t);
  const storm = made('Snow Storm', { ...by('Turner'), ...dated('1842') });
  await depositRows(archive, [{ id: 's', content: storm }], { partner: 'b' });
  const asked = async () => {
    const { rows } = await depositRows(archive, [{ id: 'mine', content: storm }], preview);
    return rows[0]!.offers?.map(({ because }) => because.join(' ')) ?? [];
  };
  assert.deepEqual(await asked(), ['title creator date']);
  const actor = steward('b');
  const hold = (what: { statement?: string }) =>
    done(
      restrict(archive, {
        item: itemOf('s', 'b'),
        record: 'b',
        ...what,
        access: { level: 'withheld' },
        ground: 'own',
        actor,
        time: now(),
      }),
    );
  hold({ statement: statementId({ field: 'creator', key: 'en:turner' }) });
  assert.deepEqual(await asked(), ['title date']);
  hold({ statement: statementId({ field: 'title', key: 'en:snow storm' }) });
  assert.deepEqual(await asked(), []);
});

test('nor of a record that is held back as a whole', async (t) => {
  const archive = actsWorld(t);
  const urn = { identifier: [{ kind: 'other' as const, value: 'urn:x:1' }] };
  const storm = (id: string) => ({ id, content: made('Snow Storm', { ...by('Turner'), ...urn }) });
  await depositRows(archive, [storm('1'), storm('2')], { partner: 'b' });
  const hold = (id: string) =>
    done(
      restrict(archive, {
        item: itemOf(id, 'b'),
        record: 'b',
        access: { level: 'withheld' },
        ground: 'own',
        actor: steward('b'),
        time: now(),
      }),
    );
  const look = async () => (await depositRows(archive, [storm('mine')], preview)).rows[0]!;
  assert.equal((await look()).offers?.length, 2);
  hold('1');
  // One that bears the identifier is left to be seen, and is joined.
  const { joins, item, offers } = await look();
  assert.deepEqual([joins, item, offers], ['identifier', itemOf('2', 'b'), undefined]);
  hold('2');
  assert.deepEqual([(await look()).offers, (await look()).joins], [undefined, undefined]);
});

test('terms that await a choice are listed once each, with the number of rows; a choice counts at the next look', async (t) => {
  const archive = actsWorld(t);
  await loadText(
    archive,
    'materials',
    `${skos} <concept/glass> skos:prefLabel "glass"@en . <concept/paint> skos:prefLabel "paint"@en ; skos:altLabel "glass"@en .`,
  );
  const glass = (id: string) => ({ id, content: made(id, { material: [{ label: { en: ['Glass'] } }] }) });
  const look = () => depositRows(archive, ['1', '2', '3'].map(glass), preview);
  const first = await look();
  assert.deepEqual(
    first.terms.entries.map(({ field, key, rows, first: some, candidates }) => [
      field,
      key,
      rows,
      some,
      candidates.map(({ concept }) => concept),
    ]),
    [['material', 'en:glass', 3, [1, 2, 3], ['concept/glass', 'concept/paint']]],
  );
  assert.deepEqual([first.counts.open, first.rows[0]!.open], [3, [{ field: 'material', key: 'en:glass' }]]);
  const choice = { field: 'material', key: 'en:glass', concept: 'concept/paint' } as const;
  const choose = (choices: Parameters<typeof chooseTerms>[1]['choices'], actor = curator('a')) =>
    chooseTerms(archive, { choices, actor, time: now() });
  assert.deepEqual(done(choose([choice])), { outcome: 'done', chosen: 1, forgotten: 0 });
  const second = await look();
  assert.deepEqual([second.terms.entries, second.counts.open], [[], 0]);
  assert.equal(second.rows[0]!.record!.material![0]!.id, 'concept/paint');
  const others = await depositRows(archive, [glass('1')], { ...preview, partner: 'b' });
  assert.equal(others.counts.open, 1, 'for the partner alone that chose');
  done(choose([{ field: 'material', key: 'en:glass', forget: true }]));
  assert.equal((await look()).counts.open, 3);
  const before = count(archive, 'SELECT count(*) AS n FROM vocabulary_choice');
  assert.equal(choose([choice, { ...choice, key: 'en:x', concept: 'concept/none' }]).outcome, 'refused');
  assert.equal(choose([choice], { id: 'r', partner: 'a', role: 'reader' }).outcome, 'refused');
  assert.equal(count(archive, 'SELECT count(*) AS n FROM vocabulary_choice'), before, 'all or nothing');
  assert.equal(count(archive, "SELECT count(*) AS n FROM log WHERE kind = 'terms.chosen'"), 2);
});

test('a preview of a complete source says what is absent, and where somebody edited that since', async (t) => {
  const archive = actsWorld(t);
  const three = ['1', '2', '3'].map((id) => ({ id, content: title(id) }));
  await depositRows(archive, three, { complete: true });
  const content = title('Edited');
  done(editRecord(archive, { item: itemOf('3'), record: 'a', content, actor: steward('a'), time: now() }));
  // A row that is refused is in the source all the same.
  const source = [three[0]!, { id: '2', content: {} }];
  const { rows, counts, result } = await depositRows(archive, source, { ...preview, complete: true });
  const absent = rows.filter(({ outcome }) => outcome === 'absent');
  assert.deepEqual(
    absent.map(({ row, id, marks, record }) => [row, id, marks, record]),
    [[0, '3', ['edited'], content]],
  );
  assert.deepEqual([counts.absent, counts.rows], [1, 2]);
  assert.equal(result.outcome === 'done' && result.summary.withdrawn, 1);
  const partial = await depositRows(archive, source, preview);
  assert.deepEqual([partial.counts.absent, partial.counts.stays], [0, 1]);
  const taken = await depositRows(archive, source, { complete: true });
  assert.deepEqual(
    taken.rows.filter(({ outcome }) => outcome === 'absent').map(({ id, record }) => [id, record]),
    [['3', undefined]],
    'in brief, once it is taken',
  );
  assert.equal(archive.reader.item(itemOf('2'))!.records.length, 1);
});

test('where more approvals are asked for, rows are shown as waiting', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  const { rows, counts, result } = await depositRows(archive, [{ id: '1', content: title('One') }], preview);
  assert.deepEqual([rows[0]!.outcome, rows[0]!.marks, counts.waits], ['new', ['waits'], 1]);
  assert.equal(result.outcome === 'done' && result.summary.proposed, 1);
});
