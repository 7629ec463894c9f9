import { appendFileSync, renameSync, statSync } from 'node:fs';

/** Appends to a file; past `limit` bytes it becomes `{file}.1`, in place of an earlier one, so that two files of that size are the most. */
export function limitedLog(file: string, limit = 2_000_000): (text: string | Uint8Array) => void {
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return (text) => {
    if (size > limit) {
      renameSync(file, `${file}.1`);
      size = 0;
    }
    appendFileSync(file, text);
    size += text.length;
  };
}
