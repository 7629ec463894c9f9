/**
 * Whether an error leaves the WebAssembly instance half way through something: a trap, an exhausted stack, a
 * string that JavaScript could not hold. What Oxigraph itself reports is a plain `Error` and leaves all in
 * order.
 */
export function spoilsInstance(error: unknown): boolean {
  return !(error instanceof Error) || error.constructor !== Error || 'code' in error;
}
