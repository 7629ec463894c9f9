import type { Archive } from './archive/open-archive.ts';
import { graphContext } from './followers/follow-quads.ts';
import type { DumpSettings } from './projections/dumps/make-dump.ts';
import { describeRecord } from './protocols/linked-data/describe-record.ts';
import { recordSurroundings, type SurroundingsConfig } from './record-surroundings.ts';

/** What a dump of this archive is made with. */
export function dumpContext(
  archive: Archive,
  config: SurroundingsConfig,
): Pick<DumpSettings, 'archive' | 'base' | 'name' | 'graphs' | 'describe'> {
  const { reader } = archive;
  const { baseUrl: base, repositoryName: name } = config;
  const around = recordSurroundings(reader, config);
  return {
    archive,
    base,
    name,
    graphs: graphContext(archive, base),
    describe: (record) => describeRecord(record, around),
  };
}
