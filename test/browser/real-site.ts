import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { saveCollection, savePartner } from '../../server/acts/save-members.ts';
import { defaultAgreement } from '../../server/archive/default-agreement.ts';
import { openArchive } from '../../server/archive/open-archive.ts';
import { ingestFile } from '../../server/commands/ingest-file.ts';
import { readConfig } from '../../server/config.ts';
import { itemId } from '../../server/curation/item-id.ts';
import { serve } from '../../server/main.ts';
import { cc0 } from '../../vocab/rights.ts';
import { freePort } from '../server/free-port.ts';
import type { Site } from './site-suite.ts';

const width = 2400;
const height = 1600;
const collection = 'baskets';
const idOf = (sourceId: string) => itemId({ partner: 'delta', collection, sourceId });

/** A plait of two colours, drawn pixel by pixel: there is something to see at every depth. */
async function drawPlait(file: string): Promise<void> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const over = (Math.floor((x + y) / 40) + Math.floor((x - y) / 40)) % 2 === 0;
      pixels.set(over ? [196, 140, 72] : [60, 82, 110], (y * width + x) * 3);
    }
  await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toFile(file);
}

const rows = {
  delta: [
    'id,title@en,title@sw,type@en,material@en,date,place@en,description@en,rights,metadataRights,media,mediaAlt@en',
    'B-1,Basket of two colours,Kikapu cha rangi mbili,basket,palm leaf|dye,1890/1910,Lamu,"Plaited in strips, then sewn.",http://creativecommons.org/publicdomain/mark/1.0/,http://creativecommons.org/publicdomain/zero/1.0/,media/plait.jpg,A plait of two colours',
    'B-2,Basket for grain,Kikapu cha nafaka,basket,palm leaf,1925,Lamu,Holds the seed of a field.,http://creativecommons.org/publicdomain/mark/1.0/,http://creativecommons.org/publicdomain/zero/1.0/,,',
    'B-3,Mat for the floor,Mkeka wa sakafu,mat,reed,1950,Pate,Rolled up by day.,http://creativecommons.org/publicdomain/mark/1.0/,http://creativecommons.org/publicdomain/zero/1.0/,,',
  ],
  /** The same basket, by another partner, who dates it otherwise. */
  harbour: (base: string) => [
    'id,title@ar,title@en,type@en,material@en,date,place@en,description@ar,rights,metadataRights,item',
    `H-7,سلة بلونين,Two-coloured basket,basket,palm leaf,1850/1870,Mombasa,ضُفرت من سعف النخل.,http://creativecommons.org/publicdomain/mark/1.0/,http://creativecommons.org/publicdomain/zero/1.0/,${base}item/${idOf('B-1')}`,
  ],
};

async function fill(given: { dataDir: string; sources: string; base: string }): Promise<void> {
  const { dataDir, sources, base } = given;
  await mkdir(path.join(sources, 'media'), { recursive: true });
  await drawPlait(path.join(sources, 'media', 'plait.jpg'));
  const archive = openArchive(dataDir);
  const name = (text: string) => ({ en: [text] });
  savePartner(archive, { id: 'delta', kind: 'museum', name: name('Museum of the Delta'), country: 'KE' });
  savePartner(archive, { id: 'harbour', kind: 'community', name: name('Harbour House'), country: 'OM' });
  const partners = ['delta', 'harbour'];
  const agreement = defaultAgreement;
  saveCollection(archive, { id: collection, name: name('Baskets'), partners, agreement, licence: cc0 });
  for (const [partner, lines] of [
    ['delta', rows.delta],
    ['harbour', rows.harbour(base)],
  ] as const) {
    const file = path.join(sources, `${partner}.csv`);
    await writeFile(file, lines.join('\n'));
    const problems: string[] = [];
    const onProblem = ({ message }: { message: string }) => void problems.push(message);
    const deposit = await ingestFile(archive, { file, partner, collection, baseUrl: base, onProblem });
    if (deposit.outcome !== 'done' || problems.length > 0)
      throw new Error(`${partner}: ${deposit.outcome}. ${problems.join(' ')}`);
  }
  archive.close();
}

/** Until a condition holds; false after so many milliseconds. */
async function comes(holds: () => Promise<boolean>, limit = 30_000): Promise<boolean> {
  const end = performance.now() + limit;
  while (performance.now() < end) {
    if (await holds().catch(() => false)) return true;
    await delay(100);
  }
  return false;
}

/** The whole archive with three items of two partners, served on a free port; or the reason why this machine cannot. */
export async function openRealSite(): Promise<(Site & { close(): Promise<void> }) | { reason: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tessera-site-'));
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const dataDir = path.join(folder, 'data');
  await fill({ dataDir, sources: path.join(folder, 'sources'), base: `${baseUrl}/` });
  const said: string[] = [];
  const config = readConfig({
    ...process.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    BASE_URL: baseUrl,
    DATA_DIR: dataDir,
  });
  const started = await serve(config, (line) => said.push(line));
  if (started.outcome === 'refused') throw new Error(started.message);
  const close = async () => {
    await started.server.close();
    await rm(folder, { recursive: true, force: true });
  };
  const pictured = idOf('B-1');
  const finds = async () => {
    const answer = await fetch(`${baseUrl}/api/search?q=basket`);
    return ((await answer.json()) as { total: number }).total === 2;
  };
  const shows = async () =>
    (await (await fetch(`${baseUrl}/item/${pictured}?lang=en`)).text()).includes('data-service=');
  const ready = await comes(
    async () => (await fetch(`${baseUrl}/readyz`)).ok && (await finds()) && (await shows()),
  );
  if (ready) return { baseUrl, word: 'basket', pictured, shared: pictured, queries: true, close };
  await close();
  if (said.some((line) => line.startsWith('There is no search'))) return { reason: said.join(' ') };
  throw new Error(`The archive did not become ready. ${said.join(' ')}`);
}
