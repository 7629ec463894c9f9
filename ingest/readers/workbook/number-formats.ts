/** How far a cell's number format shows a date: what it leaves out is not said. `zeros` pads a whole number to so many digits. */
export type NumberFormat =
  | { shows: 'date' | 'day' | 'month' | 'year' | 'time' | 'moment' | 'elapsed' }
  | { shows: 'number'; zeros?: number };

const general: NumberFormat = { shows: 'number' };

/** Numbers of formats that every workbook knows (ECMA-376 part 1, section 18.8.30), East Asian ones included. */
function builtIn(id: number): NumberFormat {
  if (id === 16) return { shows: 'day' };
  if (id === 17) return { shows: 'month' };
  if (id === 22) return { shows: 'moment' };
  if ((id >= 14 && id <= 15) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return { shows: 'date' };
  if (id === 46) return { shows: 'elapsed' };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return { shows: 'time' };
  return general;
}

/** What a format code shows (section 18.8.31), such as `dd/mm/yyyy`, `[$-411]ggge"年"m"月"d"日"` or `00000`. */
function readCode(code: string): NumberFormat {
  const plain = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*.|\[\$[^\]]*\]|\[(?:[a-z]+\d*|[<>=][^\]]*)\]/gi, (part) =>
      /^\[(?:h+|m+|s+)\]$/i.test(part) ? part : '',
    );
  if (/\[(?:h+|m+|s+)\]/i.test(plain)) return { shows: 'elapsed' };
  if (/^0{2,}$/.test(plain)) return { shows: 'number', zeros: plain.length };
  const marks = plain.toLowerCase().replace(/am\/pm|a\/p|general/g, 'h');
  if (/[0#?]/.test(marks.replace(/s\.0+/, 's')) || !/[ymdhsegb]/.test(marks)) return general;
  const time = /[hs]/.test(marks);
  const day = /d/.test(marks);
  const year = /[yeb]/.test(marks);
  if (time) return { shows: day || year ? 'moment' : 'time' };
  if (day) return { shows: year ? 'date' : 'day' };
  if (/m/.test(marks)) return year ? { shows: 'month' } : { shows: 'day' };
  return year ? { shows: 'year' } : general;
}

export const numberFormat = (id: number, code: string | undefined): NumberFormat =>
  code === undefined ? builtIn(id) : readCode(code);

const day = 86_400_000;

/** Milliseconds since 1970 of a serial number. The system of 1900 counts a 29 February 1900 that never was, so that what is before is a day off. */
function timeOf(serial: number, from1904: boolean): number {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  return Math.round((days - 25_569) * 86_400) * 1000;
}

/**
 * A serial number as ISO 8601, no further than its format shows: `1929-05-03`, `1929-05`, `1929`, `--05-03`, `1929-05-03T14:30:00`, `14:30:00`. Undefined for a number that is no
 * date in either system.
 */
export function dateOfSerial({
  serial,
  format,
  from1904,
}: {
  serial: number;
  format: NumberFormat;
  from1904: boolean;
}): string | undefined {
  if (format.shows === 'number' || !(serial >= 0 && serial < 2_958_466)) return undefined;
  if (format.shows === 'elapsed') {
    const seconds = Math.round((serial * day) / 1000);
    const two = (n: number) => String(n).padStart(2, '0');
    return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }
  const iso = new Date(timeOf(serial, from1904)).toISOString();
  const time = iso.slice(11, 19);
  switch (format.shows) {
    case 'year':
      return iso.slice(0, 4);
    // A day without its year: the year in the number is that in which somebody typed it (XML Schema gMonthDay).
    case 'day':
      return `--${iso.slice(5, 10)}`;
    case 'month':
      return iso.slice(0, 7);
    case 'time':
      return time;
    case 'moment':
      return time === '00:00:00' ? iso.slice(0, 10) : iso.slice(0, 19);
    default:
      return iso.slice(0, 10);
  }
}
