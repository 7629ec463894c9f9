import { SingleBar } from 'cli-progress';
import type { Console } from './command.ts';

/** Shows on a terminal how many rows have been taken and how fast; elsewhere nothing. The end is not known: files are streamed. */
export function progressBar(console: Console): { update(rows: number): void; stop(): void } {
  if (!console.terminal) return { update: () => {}, stop: () => {} };
  const started = performance.now();
  const bar = new SingleBar({
    format: '{value} rows  {rate} a second  {duration_formatted}',
    hideCursor: true,
    clearOnComplete: false,
    fps: 10,
  });
  bar.start(0, 0, { rate: 0 });
  return {
    update: (rows) => bar.update(rows, { rate: Math.round((rows / (performance.now() - started)) * 1000) }),
    stop: () => bar.stop(),
  };
}
