import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The files below a folder whose bytes or names hold one of some texts, in small letters or as they are: `path: text`. */
export function searchFiles(folder: string, texts: readonly string[]): string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return names.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const wide = (text: string) => Buffer.from(text, 'utf16le');
    return texts
      .filter((text) => path.includes(text) || bytes.includes(text) || bytes.includes(wide(text)))
      .map((text) => `${relative(folder, path)}: ${text}`);
  });
}
