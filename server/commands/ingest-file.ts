import { basename } from 'node:path';
import { type DraftSource, readDrafts } from '../../ingest/ingest.ts';
import type { SourceProblem } from '../../vocab/problem.ts';
import { operator } from '../acts/save-members.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Actor } from '../curation/decide.ts';
import { commitDeposit, type DepositResult, type DepositSummary } from '../deposit/commit-deposit.ts';
import { inspectImage } from '../projections/images/inspect-image.ts';
import { countBytes } from './count-bytes.ts';
import type { Progress } from './progress-bar.ts';

export type FileDeposit = Omit<DraftSource, 'file'> & {
  file: string;
  partner: string;
  collection: string;
  baseUrl: string;
  complete?: boolean;
  dryRun?: boolean;
  overwriteEdits?: boolean;
  /** Who deposits; the operator's command line acts as a steward of the partner named. */
  actor?: Actor;
  onProblem?: (problem: SourceProblem) => void | Promise<void>;
  onProgress?: (progress: Progress) => void;
};

/** Reads a file and deposits it for a partner. */
export function ingestFile(archive: Archive, deposit: FileDeposit): Promise<DepositResult> {
  const {
    partner,
    collection,
    baseUrl,
    complete = false,
    dryRun = false,
    overwriteEdits = false,
    actor = { id: operator, partner: deposit.partner, role: 'steward' },
    onProblem = () => {},
    onProgress = () => {},
    ...source
  } = deposit;
  const counted = countBytes(source.file);
  return commitDeposit(archive, {
    rows: readDrafts({ ...source, file: counted.bytes, name: source.name ?? basename(source.file) }),
    file: source.file,
    partner,
    collection,
    mapping: typeof source.mapping === 'object' ? source.mapping.name : (source.mapping ?? ''),
    actor,
    baseUrl,
    complete,
    dryRun,
    overwriteEdits,
    inspect: async (path) => {
      const seen = await inspectImage(path);
      return seen.state === 'image' ? { ok: true, ...seen } : { ok: false, ...seen.problem };
    },
    onProblem,
    onProgress: ({ rows }: DepositSummary) => onProgress({ bytes: counted.read(), rows }),
  });
}
