/**
 * The encoding that an XML declaration states (XML 1.0, section 4.3.3), where it says more than can be seen: undefined for UTF-8, which is checked as it comes, and
 * for UTF-16, which its bytes show (a declaration that can be read as ASCII is not in it, whatever it says).
 */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const begins = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 300)).toString('latin1');
  const declared = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/
    .exec(begins)?.[1]
    ?.toLowerCase();
  return declared === undefined ||
    /^(?:utf-?8|us-ascii|ascii|utf-?16(?:le|be)?|ucs-2|iso-10646-ucs-2)$/.test(declared)
    ? undefined
    : declared;
}
