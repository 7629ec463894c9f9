import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import express, { type Express } from 'express';
import request from 'supertest';
import { editRecord, withdrawRecord } from '../../server/acts/edit-record.ts';
import { askErasure, confirmErasure } from '../../server/acts/erase.ts';
import { restrict } from '../../server/acts/restrict.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { contestedBy } from '../../server/curation/public/contested-by.ts';
import { viewItem } from '../../server/curation/view.ts';
import { modelFormats } from '../../server/protocols/oai/model-formats.ts';
import { oaiRouter } from '../../server/protocols/oai/oai-router.ts';
import { actsWorld, done, itemOf, now, steward, title } from '../acts/acts-world.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { publishAll } from '../publish/publish-all.ts';

const prefixes = ['oai_dc', 'edm', 'lido', 'mods', 'linked_art', 'claims'];
const base = 'https://archive.example.org/';

function door(archive: Archive): Express {
  const { reader } = archive;
  const data = {
    base,
    licenceOf: (id: string) => reader.collection(id)!.licence,
    partnerName: (id: string) => reader.partner(id)!.name,
    collectionName: (id: string) => reader.collection(id)!.name,
    provider: 'An archive',
  };
  return express().use(
    oaiRouter({
      list: archive.publicList,
      archive: reader,
      view: viewItem,
      disputesOn: (view) => contestedBy(archive, view),
      baseUrl: base,
      domain: 'archive.example.org',
      repositoryName: 'An archive',
      adminEmail: 'a@example.org',
      secret: 'a secret for tests',
      pageSize: 5,
      formats: modelFormats(data),
    }),
  );
}

/** What a harvester keeps: records by identifier, those that are deleted not among them; and the date to ask from next time. */
type Copy = { records: Map<string, string>; next?: string };

/** Harvests as clients do, page after page; `between` runs after each. */
async function harvest(
  app: Express,
  { prefix, copy, between = () => {} }: { prefix: string; copy: Copy; between?: () => void },
): Promise<Copy> {
  const records = new Map(copy.records);
  let next: string | undefined;
  let query = `verb=ListRecords&metadataPrefix=${prefix}${copy.next ? `&from=${copy.next}` : ''}`;
  while (query !== '') {
    const { text } = await request(app).get(`/oai?${query}`).buffer(true).expect(200);
    next ??= /<responseDate>([^<]+)</.exec(text)![1]!;
    for (const [, record] of text.matchAll(/<record>([\s\S]*?)<\/record>/g)) {
      const identifier = /<identifier>([^<]+)</.exec(record!)![1]!;
      if (/<header status="deleted">/.test(record!)) records.delete(identifier);
      else records.set(identifier, record!);
    }
    const token = /<resumptionToken[^>]*>([^<]+)</.exec(text)?.[1];
    query = token ? `verb=ListRecords&resumptionToken=${encodeURIComponent(token)}` : '';
    if (query !== '') between();
  }
  return { records, next: next! };
}

const sorted = ({ records }: Copy) => [...records].sort(([a], [b]) => (a < b ? -1 : 1));
const operator = (id: string) => ({ id, operator: true, stewardOf: [] });

async function erase(archive: Archive, item: string): Promise<void> {
  const asked = done(
    askErasure(archive, { item, record: 'a', ground: 'law', by: operator('op'), time: now() }),
  );
  const { erasure } = asked as { erasure: number };
  done(
    await confirmErasure(archive, {
      erasure,
      by: operator('op2'),
      time: now(),
      removeDerivatives: async () => {},
    }),
  );
}

test('a harvest kept up to date equals a whole one, in every format, after edits, differences, restrictions, withdrawals and erasures', async (t) => {
  const archive = actsWorld(t);
  const rows = Array.from({ length: 17 }, (_, index) => ({
    id: String(index),
    content: title(`Mask ${index}`),
  }));
  await depositRows(archive, rows);
  publishAll(archive);
  const app = door(archive);
  const copies = new Map<string, Copy>();
  for (const prefix of prefixes)
    copies.set(prefix, await harvest(app, { prefix, copy: { records: new Map() } }));
  assert.equal(copies.get('edm')!.records.size, 17);

  // Another partner comes to differ: the first one's record reads otherwise in claims without having changed.
  await depositRows(archive, [{ id: 'x', content: title('A face'), item: 'a/shared/1' }], { partner: 'b' });
  done(
    editRecord(archive, {
      item: itemOf('2'),
      record: 'a',
      content: title('Mask 2, seen anew'),
      actor: steward('a'),
      time: now(),
    }),
  );
  done(withdrawRecord(archive, { item: itemOf('3'), record: 'a', actor: steward('a'), time: now() }));
  const hide = (id: string, level: 'withheld' | 'public') =>
    done(
      restrict(archive, {
        item: itemOf(id),
        access: { level },
        ground: 'own',
        actor: steward('a'),
        time: now(),
      }),
    );
  hide('4', 'withheld');
  hide('5', 'withheld');
  publishAll(archive);
  hide('5', 'public');
  await erase(archive, itemOf('6'));
  publishAll(archive);

  for (const prefix of prefixes) {
    const kept = await harvest(app, { prefix, copy: copies.get(prefix)! });
    const whole = await harvest(app, { prefix, copy: { records: new Map() } });
    assert.deepEqual(sorted(kept), sorted(whole), prefix);
    assert.equal(whole.records.size, 15, prefix);
    copies.set(prefix, kept);
  }
  assert.match(
    copies.get('claims')!.records.get(`oai:archive.example.org:${itemOf('1')}:a`)!,
    /standing="differing"/,
  );
});

test('a harvest during which records are edited, restricted and erased ends with what is public', async (t) => {
  const archive = actsWorld(t);
  const rows = Array.from({ length: 23 }, (_, index) => ({
    id: String(index),
    content: title(`Mask ${index}`),
  }));
  await depositRows(archive, rows);
  publishAll(archive);
  const app = door(archive);
  let page = 0;
  const disturb = () => {
    page += 1;
    const edited = itemOf(String(page));
    done(
      editRecord(archive, {
        item: edited,
        record: 'a',
        content: title(`Changed ${page}`),
        actor: steward('a'),
        time: now(),
      }),
    );
    if (page <= 4)
      done(
        restrict(archive, {
          item: itemOf(String(22 - page)),
          access: { level: 'withheld' },
          ground: 'own',
          actor: steward('a'),
          time: now(),
        }),
      );
    publishAll(archive);
  };
  const first = await harvest(app, { prefix: 'edm', copy: { records: new Map() }, between: disturb });
  // Pages follow the list to its end, where all that changed stands anew.
  const whole = await harvest(app, { prefix: 'edm', copy: { records: new Map() } });
  assert.deepEqual(sorted(first), sorted(whole));
  assert.equal(whole.records.size, 19);
  await erase(archive, itemOf('0'));
  publishAll(archive);
  await delay(10);
  const kept = await harvest(app, { prefix: 'edm', copy: first });
  assert.deepEqual(sorted(kept), sorted(await harvest(app, { prefix: 'edm', copy: { records: new Map() } })));
});
