import { SingleBar } from 'cli-progress';
import type { Console } from './command.ts';

/** How far a file has been read, in bytes, and how many of its rows have been taken. */
export type Progress = { bytes: number; rows: number };

/** Shows on a terminal how much of a file of `total` bytes has been read, the rows taken, and their rate; elsewhere nothing. */
export function progressBar(
  console: Console,
  total: number,
): { update(progress: Progress): void; stop(): void } {
  if (!console.terminal) return { update: () => {}, stop: () => {} };
  const started = performance.now();
  const bar = new SingleBar({
    format: '{bar} {percentage} %  {rows} rows  {rate} a second  {duration_formatted}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    fps: 10,
  });
  bar.start(total, 0, { rows: 0, rate: 0 });
  return {
    update: ({ bytes, rows }) =>
      bar.update(Math.min(bytes, total), {
        rows,
        rate: Math.round((rows / (performance.now() - started)) * 1000),
      }),
    stop: () => bar.stop(),
  };
}
