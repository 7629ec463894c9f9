import type { ImageFormat, ImageQuality } from '../../../projections/images/image-request.ts';
import { bad, ok, type Parsed } from './parsed.ts';

const QUALITIES: Record<string, ImageQuality> = {
  default: 'color',
  color: 'color',
  gray: 'gray',
  bitonal: 'bitonal',
};

const FORMATS: Record<string, ImageFormat> = { jpg: 'jpg', png: 'png', webp: 'webp', avif: 'avif' };

/** Quality and format, `default.jpg` (Image API 3.0 and 2.1, sections 4.4 and 4.5). */
export function parseOutput(text: string): Parsed<{ quality: ImageQuality; format: ImageFormat }> {
  const point = text.lastIndexOf('.');
  const name = text.slice(0, Math.max(point, 0));
  const ending = text.slice(point + 1);
  const quality = Object.hasOwn(QUALITIES, name) ? QUALITIES[name] : undefined;
  const format = Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
  if (!quality) return bad(`The quality "${name}" is none of ${Object.keys(QUALITIES).join(', ')}.`);
  if (!format) return bad(`The format "${ending}" is none of ${Object.keys(FORMATS).join(', ')}.`);
  return ok({ quality, format });
}
