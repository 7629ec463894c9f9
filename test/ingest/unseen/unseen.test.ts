import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countArrived } from './count-arrived.ts';
import { documents } from './samples/documents.ts';
import { objects } from './samples/objects.ts';
import { secondLook } from './samples/second-look.ts';
import { systems } from './samples/systems.ts';
import { easternTables } from './samples/tables-east.ts';
import { westernTables } from './samples/tables-west.ts';

/** Files in the shapes of many institutions and systems, read without a mapping being told: each value must come into its field. */
for (const sample of [
  ...westernTables,
  ...easternTables,
  ...objects,
  ...systems,
  ...secondLook,
  ...documents,
])
  test(`what is in the right place: ${sample.name}`, async () => {
    const { missing, there } = await countArrived(sample);
    assert.deepEqual(
      missing.map(({ field, as }) => ({ field, as, there: there?.[field] })),
      [],
    );
  });
