import { readDraftsApart } from '../../ingest/apart/read-drafts-apart.ts';
import type { DraftSource } from '../../ingest/ingest.ts';
import type { SourceProblem } from '../../vocab/problem.ts';
import { operator } from '../acts/save-members.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Actor } from '../curation/decide.ts';
import { commitDeposit, type Deposit, type DepositResult } from '../deposit/commit-deposit.ts';
import { findMapping } from '../deposit/find-mapping.ts';
import type { RowCounts } from '../deposit/row-preview.ts';
import { inspectImage } from '../projections/images/inspect-image.ts';
import type { Progress } from './progress-bar.ts';

export type FileDeposit = Omit<DraftSource, 'file'> & {
  file: string;
  /** Its rows, where they have been read already. */
  rows?: Deposit['rows'];
  partner: string;
  collection: string;
  baseUrl: string;
  formerBaseUrls?: readonly string[];
  complete?: boolean;
  dryRun?: boolean;
  overwriteEdits?: boolean;
  /** Who deposits; the operator's command line acts as a steward of the partner named. */
  actor?: Actor;
  onProblem?: (problem: SourceProblem) => void | Promise<void>;
  onProgress?: (progress: Progress & { counts: RowCounts }) => void;
} & Partial<Pick<Deposit, 'upload' | 'choices' | 'onRows' | 'onTerms' | 'stopping'>>;

/** Reads a file and deposits it for a partner. */
export function ingestFile(archive: Archive, deposit: FileDeposit): Promise<DepositResult> {
  const {
    partner,
    collection,
    baseUrl,
    formerBaseUrls = [],
    complete = false,
    dryRun = false,
    overwriteEdits = false,
    actor = { id: operator, partner: deposit.partner, role: 'steward' },
    onProblem = () => {},
    onProgress = () => {},
    rows,
    upload,
    choices,
    onRows,
    onTerms,
    stopping,
    ...told
  } = deposit;
  // A name may be that of a mapping which the partner keeps here.
  const own =
    typeof told.mapping === 'string' ? findMapping(archive, { partner, told: told.mapping }) : undefined;
  const source = own ? { ...told, mapping: own.mapping } : told;
  let bytes = 0;
  return commitDeposit(archive, {
    rows:
      rows ??
      readDraftsApart(source, (read) => {
        bytes = read;
      }),
    file: source.file,
    partner,
    collection,
    mapping: typeof source.mapping === 'object' ? source.mapping.name : (source.mapping ?? ''),
    actor,
    baseUrl,
    formerBaseUrls,
    complete,
    dryRun,
    overwriteEdits,
    inspect: async (path) => {
      const seen = await inspectImage(path);
      return seen.state === 'image' ? { ok: true, ...seen } : { ok: false, ...seen.problem };
    },
    onProblem,
    onProgress: (summary, counts) => onProgress({ bytes, rows: summary.rows, counts }),
    ...(upload !== undefined && { upload }),
    ...(choices && { choices }),
    ...(onRows && { onRows }),
    ...(onTerms && { onTerms }),
    ...(stopping && { stopping }),
  });
}
