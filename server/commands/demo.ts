import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { collections, type Deposit, partners } from '../../fixtures/deposits.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import { cc0 } from '../../vocab/rights.ts';
import { addDemoPeople } from '../accounts/add-demo-people.ts';
import { saveCollection, savePartner } from '../acts/save-members.ts';
import { defaultAgreement } from '../archive/default-agreement.ts';
import { openArchive } from '../archive/open-archive.ts';
import { loadOwnSchemes } from '../vocabulary/load-own-schemes.ts';
import type { Command, Console } from './command.ts';
import { ingestFile } from './ingest-file.ts';
import { serveUntilAsked } from './serve.ts';
import { tellStory } from './tell-story.ts';

const layOut = fileURLToPath(new URL('../../fixtures/lay-out.ts', import.meta.url));

const names = (texts: Readonly<Record<string, string>>): LanguageMap =>
  Object.fromEntries(Object.entries(texts).map(([tag, text]) => [tag, [text]]));

/** Loads the fixtures: draws their pictures, deposits each partner's files, and lets the partners meet. Begun again after a crash, it goes on where it was. */
export async function loadFixtures(
  { dataDir, baseUrl }: { dataDir: string; baseUrl: string },
  console: Pick<Console, 'err'>,
): Promise<void> {
  console.err('Drawing the pictures of the fixtures; this takes half a minute, once.');
  const child = spawn(process.execPath, [layOut, join(dataDir, 'fixtures')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const deposits = JSON.parse(await text(child.stdout)) as Deposit[];
  const archive = openArchive(dataDir);
  await loadOwnSchemes(archive);
  for (const { name, ...partner } of partners) savePartner(archive, { ...partner, name: names(name) });
  for (const { id, name, description, partners: members } of collections)
    saveCollection(archive, {
      id,
      name: names(name),
      description: names(description),
      partners: [...members],
      agreement: defaultAgreement,
      licence: cc0,
    });
  for (const deposit of deposits) {
    const language = collections.find(({ id }) => id === deposit.collection)?.language;
    const result = await ingestFile(archive, { ...deposit, baseUrl, language });
    const taken =
      result.outcome === 'done'
        ? `${result.summary.rows - result.summary.refused} of ${result.summary.rows} records`
        : result.message;
    console.err(`${deposit.partner}: ${taken} into ${deposit.collection}`);
  }
  // Once: what partners have argued about is not argued again.
  if (archive.curation.disputesEver() === 0) await tellStory(archive);
  archive.close();
}

export const demo: Command = {
  usage: 'demo',
  async run({ config, console }) {
    const done = join(config.dataDir, 'fixtures-loaded');
    if (!existsSync(done)) {
      await loadFixtures(config, console);
      writeFileSync(done, '');
    }
    return serveUntilAsked({ config, console }, async (accounts, secret) => {
      const { password, people } = await addDemoPeople({
        accounts,
        secret,
        partners: partners.map(({ id, name }) => ({ id, name: name.en ?? id })),
      });
      const list = people.map(({ name, email }) => `  ${email}  ${name}`).join('\n');
      return `People of the demonstration, all with the password ${password}:\n${list}`;
    });
  },
};
