import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { publicHistory } from '../../server/curation/history.ts';
import { pastViews } from '../../server/curation/past-views.ts';
import { readPast } from '../../server/curation/public/read-past.ts';
import { thePublic } from '../../server/curation/view.ts';
import { toStamp } from '../../server/protocols/history/memento-time.ts';
import { historyApp, historyWorld, item } from '../protocols/history/history-world.ts';
import { installMementoClient } from './memento-client.ts';

test('memento_client, a client that others wrote, finds an item as it stood at each moment', async (t) => {
  const client = await installMementoClient();
  if ('reason' in client) {
    t.skip(client.reason);
    return;
  }
  const { archive } = await historyWorld(t);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  server.on('request', historyApp(archive, base));
  try {
    const history = publicHistory(archive.reader.item(item)!, readPast(archive, item), thePublic)!;
    const stamps = pastViews(history).map(({ moment }) => toStamp(moment));
    assert.equal(stamps.length, 3);
    const found = await client.find(`${base}item/${item}`, ['19700101000000', ...stamps, '20991231000000']);
    const expected = [stamps[0], ...stamps, stamps[2]].map((stamp) => `${base}memento/${stamp}/item/${item}`);
    assert.deepEqual(
      found.map((info) => info.mementos.closest?.uri[0]),
      expected,
    );
    for (const info of found) {
      assert.equal(info.original_uri, `${base}item/${item}`);
      assert.equal(info.timegate_uri, `${base}timegate/item/${item}`);
      assert.equal(info.mementos.first?.uri[0], expected[0]);
      assert.equal(info.mementos.last?.uri[0], expected.at(-1));
    }
  } finally {
    server.close();
    server.closeAllConnections();
    await client.remove();
  }
});
