import { openQuadStore } from '../../../server/projections/quads/open-quad-store.ts';
import type { QuadBatch } from '../../../server/projections/quads/quad-store.ts';
import { quadStoreContract } from '../../contract/quad-store.ts';

/** The source of an archive that is empty at the start. */
async function* nothing(): AsyncIterable<QuadBatch> {}

quadStoreContract({
  name: 'Oxigraph in two worker threads',
  open: async () => {
    const { store } = await openQuadStore({ source: nothing, limits: { milliseconds: 2_000 } });
    await store.settled();
    return store;
  },
});
