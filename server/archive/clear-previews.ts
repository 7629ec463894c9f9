import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What previews tell of the archive as it was. */
const shown = ['preview.ndjson', 'preview.index'];
/** What was sent and read, and what of it was told. */
const sent = ['files', 'drafts.ndjson', 'problems.ndjson', 'terms.json'];

type State = { state?: string; fields?: { partner?: string } };

const stateOf = (folder: string): State => {
  const file = join(folder, 'state.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as State) : {};
};

/**
 * Removes what deposits that are looked at, or were taken of late, still hold of what has been erased: what every preview shows, as it tells what the archive said
 * when it was made; and what was sent by those partners whose records are gone. Work that is under way ends first: a row that was erased is not taken again.
 */
export async function clearPreviews(dataDir: string, partners: ReadonlySet<string>): Promise<void> {
  const root = join(dataDir, 'uploads');
  for (const name of existsSync(root) ? readdirSync(root) : []) {
    const folder = join(root, name);
    const { state, fields } = stateOf(folder);
    const over = state === 'done' || state === 'failed';
    const theirs = over && fields?.partner !== undefined && partners.has(fields.partner);
    for (const file of theirs ? [...shown, ...sent] : shown)
      await rm(join(folder, file), { recursive: true, force: true });
  }
}
