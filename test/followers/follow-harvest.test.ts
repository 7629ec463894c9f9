import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { fileDispute } from '../../server/acts/file-dispute.ts';
import { labelItem } from '../../server/acts/label-item.ts';
import { restrict } from '../../server/acts/restrict.ts';
import { savePartner } from '../../server/acts/save-members.ts';
import type { Access } from '../../server/archive/archive.ts';
import { type Archive, openArchive } from '../../server/archive/open-archive.ts';
import { clearWrittenRecords, openWrittenRecords } from '../../server/archive/written-records.ts';
import { viewItem } from '../../server/curation/view.ts';
import { answerRequests } from '../../server/protocols/oai/answer-request.ts';
import { actsWorld, done, itemOf, now, steward, title, titleId } from '../acts/acts-world.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { publishAll } from '../publish/publish-all.ts';
import { presented, versionOf, writeAllAhead } from './write-all-ahead.ts';

const rows = Array.from({ length: 7 }, (_, i) => ({
  id: `r${i}`,
  content: title(`Mask ${i} ኢትዮጵያ 面`),
}));

/** An archive with seven public records, written ahead; `harvest` reads all, with what was written or without. */
async function makeWorld(t: TestContext) {
  const archive = actsWorld(t);
  const records = openWrittenRecords(archive.dataDir);
  t.after(() => records.close());
  await depositRows(archive, rows);
  publishAll(archive);
  await writeAllAhead(archive, records);
  const asked: number[] = [];
  const counted = {
    ...records,
    read: (...args: Parameters<typeof records.read>) => {
      const found = records.read(...args);
      asked.push(found.bodies.size);
      return found;
    },
  };
  const settings = {
    ...presented(archive),
    archive: archive.reader,
    view: viewItem,
    repositoryName: 'Test',
    adminEmail: 'a@archive.example',
    secret: 'secret',
    pageSize: 3,
    now: () => new Date('2030-01-01T00:00:00Z'),
  };
  const ahead = answerRequests({
    ...settings,
    written: { records: counted, feed: archive.feed, version: versionOf(archive) },
  });
  const plain = answerRequests(settings);
  const read = (answer: typeof plain): string => {
    let all = '';
    for (let query = 'verb=ListRecords&metadataPrefix=oai_dc'; query !== ''; ) {
      const xml = Buffer.concat(
        [...answer(new URLSearchParams(query))].map((piece) => Buffer.from(piece)),
      ).toString();
      all += xml;
      const token = /<resumptionToken[^>]*>([^<]+)</.exec(xml)?.[1];
      query = token ? `verb=ListRecords&resumptionToken=${encodeURIComponent(token)}` : '';
    }
    return all;
  };
  const same = (): string => {
    const [one, other] = [read(ahead), read(plain)];
    assert.equal(one, other);
    return one;
  };
  return { archive, records, same, asked };
}

const access = (level: 'public' | 'withheld'): Access => ({ level });
const hide = (archive: Archive, id: string, level: 'public' | 'withheld' = 'withheld') =>
  done(
    restrict(archive, {
      item: itemOf(id),
      record: 'a',
      access: access(level),
      ground: 'own',
      actor: steward('a'),
      time: now(),
    }),
  );

test('a harvest of what was written ahead is, byte for byte, the one that is written when asked for', async (t) => {
  const { same, asked } = await makeWorld(t);
  assert.match(same(), /Mask 6 ኢትዮጵያ 面/);
  assert.deepEqual(asked, [3, 3, 1]);
});

test('a restriction counts before anybody has followed it, and after', async (t) => {
  const { archive, records, same } = await makeWorld(t);
  hide(archive, 'r2');
  assert.doesNotMatch(same(), /Mask 2/);
  publishAll(archive);
  assert.doesNotMatch(same(), /Mask 2/);
  assert.equal(await writeAllAhead(archive, records), 1);
  assert.doesNotMatch(same(), /Mask 2/);
  assert.equal(records.read('', 'oai_dc', []).bodies.size, 0);
  hide(archive, 'r2', 'public');
  publishAll(archive);
  await writeAllAhead(archive, records);
  assert.match(same(), /Mask 2/);
});

test('edits, labels and disputes are told at once, though the public list need not name them', async (t) => {
  const { archive, records, same } = await makeWorld(t);
  const [first, ...rest] = rows;
  await depositRows(archive, [{ ...first!, content: title('Renamed') }, ...rest]);
  assert.match(same(), /Renamed/);
  done(
    labelItem(archive, {
      item: itemOf('r1'),
      scheme: 'tk',
      code: 'tk-secret-sacred',
      actor: steward('c'),
      time: now(),
    }),
  );
  assert.match(same(), /<about>/);
  for (const partner of ['b', 'c'])
    done(
      fileDispute(archive, {
        subject: {
          kind: 'statement',
          item: itemOf('r3'),
          record: 'a',
          statement: titleId('Mask 3 ኢትዮጵያ 面'),
        },
        ground: 'attribution',
        reasons: { en: ['It is not so.'] },
        actor: steward(partner),
        time: now(),
      }),
    );
  const disputes = () => same().match(/dispute\//g)?.length;
  assert.equal(disputes(), 2);
  publishAll(archive);
  await writeAllAhead(archive, records);
  assert.equal(disputes(), 2);
});

test('what the public list does not know yet is not written ahead', async (t) => {
  const { archive, records, same } = await makeWorld(t);
  await depositRows(archive, [{ id: 'new', content: title('New') }]);
  assert.equal(await writeAllAhead(archive, records), 0);
  publishAll(archive);
  assert.equal(await writeAllAhead(archive, records), 1);
  assert.match(same(), /New/);
});

test('other names, and an erasure, make all of it anew', async (t) => {
  const { archive, records, same, asked } = await makeWorld(t);
  savePartner(archive, { id: 'a', kind: 'museum', name: { en: ['Another name'] } });
  same();
  assert.deepEqual(asked.splice(0), [0, 0, 0]);
  assert.equal(await writeAllAhead(archive, records), 7);
  same();
  assert.deepEqual(asked.splice(0), [3, 3, 1]);
  assert.equal(clearWrittenRecords(archive.dataDir), true);
  same();
  assert.deepEqual(asked.splice(0), [0, 0, 0]);
  assert.equal(await writeAllAhead(archive, records), 7);
});

test('what was begun before an erasure emptied them is not written after it', async (t) => {
  const { archive, records } = await makeWorld(t);
  const version = versionOf(archive)();
  const from = records.begin(version);
  assert.ok(from > 0);
  assert.equal(clearWrittenRecords(archive.dataDir), true);
  const late = { seq: 1, item: itemOf('r1'), form: 'oai_dc', body: 'late' };
  records.replace({ version, from, to: from + 1 }, [late.item], [late]);
  assert.equal(records.begin(version), 0);
  records.replace({ version: 'another', from: 0, to: 1 }, [late.item], [late]);
  assert.equal(records.read(version, 'oai_dc', [1]).bodies.size, 0);
  records.replace({ version, from: 0, to: 1 }, [late.item], [late]);
  assert.equal(records.read(version, 'oai_dc', [1]).bodies.size, 1);
});

test('another thread that opens them finds what is there', async (t) => {
  const { archive } = await makeWorld(t);
  const beside = openArchive(archive.dataDir);
  t.after(() => beside.close());
  const records = openWrittenRecords(archive.dataDir);
  t.after(() => records.close());
  assert.equal(await writeAllAhead(beside, records), 0);
});
