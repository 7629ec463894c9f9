/** What leads from an address to its past (RFC 7089, section 2.2), for a `Link` header. `path` has no slash before it. */
export const mementoLinks = (base: string, path: string): string =>
  [
    `<${base}timegate/${path}>; rel="timegate"`,
    `<${base}timemap/${path}>; rel="timemap"; type="application/link-format"`,
  ].join(', ');
