import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDatabase } from '../../server/archive/open-database.ts';
import { savedMappings } from '../../server/archive/saved-mappings.ts';
import { temporaryFolder } from './temporary-archive.ts';

test('each saving is a revision of its own, and none is lost', (t) => {
  const db = openDatabase({ dataDir: temporaryFolder(t) });
  t.after(() => db.close());
  const mappings = savedMappings(db);
  const masks = { partner: 'kyoto', name: 'masks' };
  const by = { actor: 'a-ken', time: '2026-11-24T10:00:00.000Z' };
  assert.equal(mappings.put(masks, { ...by, text: 'id: No' }), 1);
  assert.equal(mappings.put(masks, { ...by, text: 'id: Nr' }), 2);
  assert.equal(mappings.put({ ...masks, partner: 'lima' }, { ...by, text: 'id: X' }), 1);
  assert.equal(mappings.get('kyoto', 'masks')?.text, 'id: Nr');
  assert.equal(mappings.get('kyoto', 'masks', 1)?.text, 'id: No');
  assert.equal(mappings.get('kyoto', 'masks', 3), undefined);
  assert.equal(mappings.get('accra', 'masks'), undefined, 'another partner has none');
  assert.deepEqual(
    mappings.list('kyoto').map(({ name, revision }) => [name, revision]),
    [['masks', 2]],
  );
  assert.equal(mappings.put(masks, { ...by, text: undefined }), 3);
  assert.equal(mappings.get('kyoto', 'masks'), undefined);
  assert.deepEqual(mappings.list('kyoto'), []);
  assert.equal(mappings.get('kyoto', 'masks', 2)?.text, 'id: Nr', 'what deposits name stays');
  assert.equal(mappings.put(masks, { ...by, text: 'id: No.' }), 4);
  assert.deepEqual(
    mappings.revisions('kyoto', 'masks').map(({ revision }) => revision),
    [4, 3, 2, 1],
  );
});
