import type { SourceProblem } from '../../../../vocab/problem.ts';
import type { Actor } from '../../../curation/decide.ts';
import type { DepositResult } from '../../../deposit/commit-deposit.ts';

/** What is sent with the files of a deposit. */
export type UploadFields = {
  partner: string;
  collection: string;
  mapping?: string;
  mode: 'commit' | 'preview';
  complete: boolean;
  overwriteEdits: boolean;
};

/** A source on the disk, with its pictures beside it, to be taken for a partner. */
export type FileToTake = {
  /** The path of the source. */
  file: string;
  partner: string;
  collection: string;
  mapping?: string;
  actor: Actor;
  complete: boolean;
  overwriteEdits: boolean;
  /** Nothing is written. */
  dryRun: boolean;
  onProblem: (problem: SourceProblem) => void | Promise<void>;
  onProgress: (progress: { bytes: number; rows: number }) => void;
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
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** Whether what was done last wrote nothing. */
  preview: boolean;
  started: string;
  finished?: string;
  expires?: string;
  progress: { bytes: number; total: number; rows: number };
  summary?: Record<string, number | boolean>;
  deposit?: number;
  reverts?: number;
  message?: string;
};
