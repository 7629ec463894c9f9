import { parseDecimal } from './parse-number.ts';
import { bad, ok, type Parsed } from './parsed.ts';

export interface Rotation {
  mirror: boolean;
  /** Degrees clockwise, from 0 to less than 360. */
  degrees: number;
}

/** Rotation, with `!` for mirroring first (Image API 3.0 and 2.1, section 4.3). */
export function parseRotation(text: string): Parsed<Rotation> {
  const mirror = text.startsWith('!');
  const degrees = parseDecimal(mirror ? text.slice(1) : text);
  if (degrees === undefined || degrees > 360) {
    return bad(`The rotation "${text}" is no number from 0 to 360, nor one after !.`);
  }
  return ok({ mirror, degrees: degrees % 360 });
}
