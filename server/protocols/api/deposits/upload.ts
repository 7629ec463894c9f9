import type { SourceProblem } from '../../../../vocab/problem.ts';
import type { Actor } from '../../../curation/decide.ts';
import type { FileTerms } from '../../../deposit/collect-terms.ts';
import type { Deposit, DepositResult } from '../../../deposit/commit-deposit.ts';
import type { RowCounts } from '../../../deposit/row-preview.ts';
import type { Choices, Selection } from '../../../deposit/selection.ts';

/** What is sent with the files of a deposit. */
export type UploadFields = {
  partner: string;
  collection: string;
  mapping?: string;
  /** The language (BCP 47) of texts, where neither the source nor the mapping tells. */
  language?: string;
  mode: 'commit' | 'preview';
  complete: boolean;
  overwriteEdits: boolean;
};

/** A source on the disk, with its pictures beside it, to be taken for a partner. */
export type FileToTake = {
  /** The path of the source. */
  file: string;
  /** Its rows, where they have been read already; else the source is read. */
  rows?: Deposit['rows'];
  partner: string;
  collection: string;
  mapping?: string;
  language?: string;
  actor: Actor;
  complete: boolean;
  overwriteEdits: boolean;
  /** Nothing is written. */
  dryRun: boolean;
  /** The upload's name, under which a deposit that was broken off goes on. */
  upload?: string;
  choices?: Choices;
  onProblem: (problem: SourceProblem) => void | Promise<void>;
  onProgress: (progress: { bytes: number; rows: number; counts: RowCounts }) => void;
  onRows?: NonNullable<Deposit['onRows']>;
  onTerms?: (terms: () => FileTerms) => void | Promise<void>;
  stopping?: () => boolean;
};

/** Reads a file and deposits it; the wiring gives it, since it knows how pictures are looked into. */
export type TakeFile = (deposit: FileToTake) => Promise<DepositResult>;

/** Work on a deposit, as it stands. `id` begins with `u-`. Times: ISO 8601, UTC. */
export type Upload = {
  id: string;
  kind: 'file' | 'revert';
  fields: UploadFields;
  file: string;
  actor: string;
  /** In what role that was, so that work which was broken off can go on. */
  role?: Actor['role'];
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** Whether what was done last wrote nothing. */
  preview: boolean;
  started: string;
  finished?: string;
  expires?: string;
  progress: { bytes: number; total: number; rows: number };
  /** How many rows came to what, so far. */
  counts?: RowCounts;
  /** What is taken of what was looked at. */
  selection?: Selection;
  /** What has been chosen so far of what is looked at; a commit takes what it is given. */
  chosen?: Selection;
  /** The source has been read to its end, and need not be again. */
  read?: true;
  /** How often the work was begun: one that ends the server each time is given up. */
  begun?: number;
  summary?: Record<string, number | boolean>;
  deposit?: number;
  reverts?: number;
  message?: string;
};

/** Whether an upload is a preview from which rows can be taken. */
export const isReady = ({ preview, state }: Upload): boolean => preview && state === 'done';
export const isUnderWay = ({ state }: Upload): boolean => state === 'waiting' || state === 'running';
