/** Characters that a workbook writes as `_x000D_`, since XML or its program had no other way (ECMA-376 part 1, section 22.9.2.19). */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
