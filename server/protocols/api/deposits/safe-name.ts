/**
 * The path below the folder of a deposit at which a file that was sent is kept, or undefined where its name cannot be one. Folders in the name
 * stay, as rows name pictures with them; nothing leads out of the folder, begins with a dot, or is more than a file system takes.
 */
export function safeName(name: string): string | undefined {
  const parts = name.normalize('NFC').replaceAll('\\', '/').replace(/^\.\//, '').split('/');
  const bad = (part: string) =>
    part === '' || part.startsWith('.') || /[\p{Cc}:*?"<>|]/u.test(part) || Buffer.byteLength(part) > 200;
  if (parts.length > 8 || parts.some(bad)) return undefined;
  return parts.join('/');
}
