import { readRows, type Source } from '../../../ingest/readers/read-rows.ts';
import type { SourceRow } from '../../../ingest/readers/source-row.ts';
import type { SourceProblem } from '../../../vocab/problem.ts';

export type Collected = {
  rows: SourceRow[];
  values: Readonly<Record<string, unknown>>[];
  problems: SourceProblem[];
  codes: string[];
  failure?: SourceProblem;
};

/** A stream of the parts given; texts as UTF-8. */
export async function* streamOf(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}

/** All that reading comes to. `bytes` are given out in parts of `size`, to see that no border between them matters. */
export async function collectRows({
  bytes,
  size = 1 << 16,
  ...source
}: Omit<Source, 'file'> & { bytes: string | Uint8Array; size?: number }): Promise<Collected> {
  const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const parts: Uint8Array[] = [];
  for (let at = 0; at < whole.length; at += size) parts.push(whole.subarray(at, at + size));
  const collected: Collected = { rows: [], values: [], problems: [], codes: [] };
  for await (const outcome of readRows({ ...source, file: streamOf(...parts) })) {
    if (outcome.kind === 'row') {
      collected.rows.push(outcome);
      collected.values.push(outcome.values);
      continue;
    }
    collected.problems.push(outcome.problem);
    collected.codes.push(outcome.problem.code);
    if (outcome.kind === 'failure') collected.failure = outcome.problem;
  }
  return collected;
}
