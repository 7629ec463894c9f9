/** A count of pixels: digits only. Undefined for anything else. */
export function parsePixels(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/**
 * A decimal number that is not negative: digits and a point, no sign, no exponent. Undefined for anything
 * else.
 */
export function parseDecimal(text: string | undefined): number | undefined {
  return text !== undefined && /^(?:\d{1,9}(?:\.\d{0,12})?|\.\d{1,12})$/.test(text)
    ? Number(text)
    : undefined;
}
