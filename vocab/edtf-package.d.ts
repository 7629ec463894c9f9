/** The part of the package `edtf` that is used here: a parser whose results are bounded by milliseconds since 1970. */
declare module 'edtf' {
  export default function edtf(text: string): { min?: number | null; max?: number | null };
}
