import type { ArchiveReader } from './archive/archive.ts';
import { dataStamp } from './archive/data-stamp.ts';
import type { Archive } from './archive/open-archive.ts';
import type { Config } from './config.ts';
import { arksOf } from './protocols/linked-data/ark.ts';
import type { RecordSurroundings } from './protocols/linked-data/describe-record.ts';
import { namesOf } from './protocols/linked-data/names-of.ts';
import { writtenVersion } from './protocols/oai/read-written.ts';
import { repositoryDomain } from './protocols/oai/record-identifier.ts';

export type SurroundingsConfig = Pick<
  Config,
  'baseUrl' | 'repositoryName' | 'naan' | 'formerBaseUrls' | 'oaiDomain'
>;

/** The part of the configuration that goes with work to another thread. */
export type WorkConfig = SurroundingsConfig & Pick<Config, 'dataDir'>;

export const workConfig = ({
  baseUrl,
  dataDir,
  repositoryName,
  formerBaseUrls,
  ...rest
}: WorkConfig): WorkConfig => ({
  baseUrl,
  dataDir,
  repositoryName,
  formerBaseUrls,
  ...(rest.oaiDomain && { oaiDomain: rest.oaiDomain }),
  ...(rest.naan && { naan: rest.naan }),
});

/** What every form of a record is written with, by doors, dumps and what is written ahead alike. */
export const recordSurroundings = (
  reader: Pick<ArchiveReader, 'partner' | 'collection'>,
  { baseUrl, repositoryName, formerBaseUrls, naan }: SurroundingsConfig,
): RecordSurroundings => ({
  base: baseUrl,
  ...namesOf(reader),
  provider: repositoryName,
  formerBases: formerBaseUrls,
  ...(naan !== undefined && { arkOf: arksOf(naan) }),
});

/** The domain in identifiers of OAI-PMH. */
export const oaiDomain = ({ oaiDomain, baseUrl }: SurroundingsConfig): string =>
  oaiDomain ?? repositoryDomain(baseUrl);

/** Names all that records written ahead depend on besides the records; looked up again when something in the archive has changed. */
export function harvestVersion(
  { db, reader }: Pick<Archive, 'db' | 'reader'>,
  config: SurroundingsConfig,
): () => string {
  const { baseUrl, repositoryName, formerBaseUrls, naan } = config;
  const settings = [baseUrl, oaiDomain(config), repositoryName, formerBaseUrls, naan];
  const stamp = dataStamp(db);
  let known = { at: '', version: '' };
  return () => {
    const at = stamp();
    if (at !== known.at) known = { at, version: writtenVersion(reader, settings) };
    return known.version;
  };
}
