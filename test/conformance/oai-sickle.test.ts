import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { memoryPublicList } from '../protocols/oai/memory-public-list.ts';
import { domain, makeOaiWorld } from '../protocols/oai/oai-world.ts';
import { installSickle } from './oai-sickle.ts';

test('sickle, a harvester that others wrote, harvests everything once', async (t) => {
  const sickle = await installSickle();
  if ('reason' in sickle) {
    t.skip(sickle.reason);
    return;
  }
  const world = makeOaiWorld({ bench: memoryPublicList(), pageSize: 10 });
  for (let index = 0; index < 35; index++)
    world.put({
      item: `i${index}`,
      partner: index % 2 ? 'village' : 'museum',
      content: { title: { ar: [`قناع ${index}`] } },
    });
  world.withdraw({ item: 'i4', second: 50 });
  world.hide({ item: 'i6' });
  const server = createServer(world.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const found = await sickle.harvest(`http://127.0.0.1:${(server.address() as AddressInfo).port}/oai`);
    assert.equal(found.repositoryName, 'An archive <of masks> & songs');
    assert.deepEqual(found.prefixes, ['oai_dc', 'edm', 'lido', 'mods', 'linked_art', 'claims']);
    assert.deepEqual(found.counts, Object.fromEntries(found.prefixes.map((prefix) => [prefix, 33])));
    assert.deepEqual(found.sets, [
      'partner',
      'collection',
      'language',
      'partner:museum',
      'partner:village',
      'collection:masks',
      'language:ar',
    ]);
    assert.equal(found.headers.length, 35);
    assert.equal(new Set(found.headers.map((header) => header.identifier)).size, 35);
    assert.deepEqual(
      found.headers
        .filter((header) => header.deleted)
        .map((header) => header.identifier)
        .sort(),
      [`oai:${domain}:i4:museum`, `oai:${domain}:i6:museum`],
    );
    assert.deepEqual(found.headers[1]!.sets, ['partner:village', 'collection:masks', 'language:ar']);
    assert.equal(found.records.length, 33);
    assert.deepEqual(found.records[1], {
      identifier: `oai:${domain}:i1:village`,
      values: 3,
      title: 'قناع 1',
    });
  } finally {
    server.close();
    await sickle.remove();
  }
});
