import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * What sickle found: headers by identifier, and for records that are not deleted how many Dublin Core values
 * each has.
 */
export type SickleHarvest = {
  repositoryName: string;
  prefixes: string[];
  /** Records with metadata in each format. */
  counts: Record<string, number>;
  sets: string[];
  headers: { identifier: string; datestamp: string; deleted: boolean; sets: string[] }[];
  records: { identifier: string; values: number; title: string | null }[];
};

const script = `
import json, sys
from sickle import Sickle
from sickle.oaiexceptions import NoRecordsMatch
client = Sickle(sys.argv[1])
def lister(call):
    try:
        return list(call)
    except NoRecordsMatch:
        return []
headers = lister(client.ListIdentifiers(metadataPrefix='oai_dc'))
records = lister(client.ListRecords(metadataPrefix='oai_dc', ignore_deleted=True))
prefixes = [f.metadataPrefix for f in client.ListMetadataFormats()]
# Formats other than Dublin Core are counted as the XML that they are.
counts = {p: len([r for r in client.ListRecords(metadataPrefix=p, ignore_deleted=True) if r.raw and len(r.xml.find('.//{*}metadata'))]) for p in prefixes}
for record in records[:20]:
    assert client.GetRecord(identifier=record.header.identifier, metadataPrefix='oai_dc').metadata == record.metadata
print(json.dumps({
    'repositoryName': client.Identify().repositoryName,
    'prefixes': prefixes,
    'counts': counts,
    'sets': [s.setSpec for s in client.ListSets()],
    'headers': [{'identifier': h.identifier, 'datestamp': h.datestamp, 'deleted': h.deleted, 'sets': h.setSpecs} for h in headers],
    'records': [{'identifier': r.header.identifier, 'values': sum(len(v) for v in r.metadata.values()),
                 'title': (r.metadata.get('title') or [None])[0]} for r in records],
}))
`;

/** A harvester in an environment of its own, or why there can be none here. */
export type Sickle = { harvest(url: string): Promise<SickleHarvest>; remove(): Promise<void> };

/** Installs sickle 0.7.0 (PyPI), a harvester that others wrote, into a temporary virtual environment. */
export async function installSickle(): Promise<Sickle | { reason: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'sickle-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const python = join(folder, 'bin', 'python');
  try {
    await run('python3', ['-m', 'venv', folder]);
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'sickle==0.7.0'], {
      timeout: 120_000,
    });
  } catch {
    await remove();
    return { reason: 'sickle cannot be installed here: it needs python3 with venv, and PyPI' };
  }
  return {
    harvest: async (url) => {
      const { stdout } = await run(python, ['-c', script, url], { maxBuffer: 512 * 1024 * 1024 });
      return JSON.parse(stdout) as SickleHarvest;
    },
    remove,
  };
}
