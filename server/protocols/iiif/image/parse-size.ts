import {
  levelSize,
  type Rect,
  type Size,
  scaleFactors,
  TILE_SIZE,
} from '../../../projections/images/tile-grid.ts';
import type { ImageLimits, ImageVersion } from './image-version.ts';
import { fitSize, isWithinLimits } from './limit-size.ts';
import { parseDecimal, parsePixels } from './parse-number.ts';
import { bad, ok, type Parsed } from './parsed.ts';

export interface SizeQuestion {
  text: string;
  version: ImageVersion;
  image: Size;
  region: Rect;
  limits: ImageLimits;
  /**
   * Whether version 3 is read as its validators do (1.0.5 and ng): `!w,h` is refused when the box is larger than the region both ways, and `^max` enlarges nothing.
   */
  followValidators?: boolean;
}

/**
 * The size in pixels to which the region is scaled (Image API 3.0 and 2.1, section 4.2). Enlarging takes
 * `^` in version 3, and is not offered in version 2, where it is optional (`sizeAboveFull`).
 */
export function parseSize(question: SizeQuestion): Parsed<Size> {
  const { text, version, region } = question;
  const enlarge = version === 3 && text.startsWith('^');
  const form = enlarge ? text.slice(1) : text;
  const asked = form.startsWith('!')
    ? fitBox({ ...question, form: form.slice(1), enlarge })
    : (resolveWord({ ...question, form, enlarge }) ?? resolveNumbers({ ...question, form }));
  if (!asked) return bad(explainSyntax(question));
  if (asked.state === 'bad') return asked;
  const size = asked.value;
  if (size.width < 1 || size.height < 1) return bad(`The size "${text}" is less than a pixel wide or high.`);
  if (!enlarge && (size.width > region.width || size.height > region.height)) {
    const remedy = version === 3 ? ' Put ^ before it to enlarge.' : '';
    return bad(
      `The size "${text}" is larger than the region of ${region.width} x ${region.height}.${remedy}`,
    );
  }
  if (!isWithinLimits({ size, limits: question.limits })) {
    return bad(`The size "${text}" is past the limits that info.json states.`);
  }
  return ok(size);
}

type Form = SizeQuestion & { form: string; enlarge: boolean };

function resolveWord({
  form,
  version,
  region,
  limits,
  enlarge,
  followValidators,
}: Form): Parsed<Size> | undefined {
  if (form === 'max') {
    const box = enlarge && !followValidators ? { width: limits.maxWidth, height: limits.maxHeight } : region;
    return ok(fitSize({ region, box, limits }));
  }
  if (form === 'full' && version === 2) return ok({ width: region.width, height: region.height });
  return undefined;
}

function fitBox(question: Form): Parsed<Size> | undefined {
  const [width, height, ...rest] = question.form.split(',').map(parsePixels);
  if (width === undefined || height === undefined || rest.length > 0) return undefined;
  const { region, limits, enlarge, version } = question;
  if (
    question.followValidators &&
    version === 3 &&
    !enlarge &&
    width > region.width &&
    height > region.height
  ) {
    return bad(`The box of "${question.text}" is larger than the region. Put ^ before it to enlarge.`);
  }
  const box = enlarge
    ? { width, height }
    : { width: Math.min(width, region.width), height: Math.min(height, region.height) };
  return ok(fitSize({ region, box, limits }));
}

function resolveNumbers(question: Omit<Form, 'enlarge'>): Parsed<Size> | undefined {
  const { form, region } = question;
  if (form.startsWith('pct:')) {
    const percent = parseDecimal(form.slice(4));
    if (percent === undefined) return undefined;
    const scale = (length: number) => Math.round((length * percent) / 100);
    return ok({ width: scale(region.width), height: scale(region.height) });
  }
  const [first, second, ...rest] = form.split(',');
  if (second === undefined || rest.length > 0) return undefined;
  const width = parsePixels(first);
  const height = parsePixels(second);
  if (width !== undefined && height !== undefined) return ok({ width, height });
  if (width !== undefined && second === '') return ok(sizeByWidth({ ...question, width }));
  if (height !== undefined && first === '') return ok(sizeByHeight({ ...question, height }));
  return undefined;
}

/**
 * The size that `w,` stands for; for a tile of the grid the tile's own size, so that tiles meet at their
 * edges.
 */
export function sizeByWidth({ image, region, width }: { image: Size; region: Rect; width: number }): Size {
  const tile = tileSizes({ image, region }).find((size) => size.width === width);
  return tile ?? { width, height: Math.round((region.height * width) / region.width) };
}

function sizeByHeight({ image, region, height }: { image: Size; region: Rect; height: number }): Size {
  const tile = tileSizes({ image, region }).find((size) => size.height === height);
  return tile ?? { width: Math.round((region.width * height) / region.height), height };
}

/** The sizes at which a region is a tile of the grid: usually one or none. */
function tileSizes({ image, region }: { image: Size; region: Rect }): Size[] {
  return scaleFactors(image).flatMap((factor) => {
    const side = TILE_SIZE * factor;
    const isTile =
      region.x % side === 0 &&
      region.y % side === 0 &&
      region.width === Math.min(side, image.width - region.x) &&
      region.height === Math.min(side, image.height - region.y);
    return isTile ? [levelSize({ image: region, factor })] : [];
  });
}

function explainSyntax({ text, version }: SizeQuestion): string {
  const forms = 'w, ,h pct:n w,h !w,h';
  return version === 3
    ? `The size "${text}" is none of max ${forms}, nor one of these after ^.`
    : `The size "${text}" is none of full max ${forms}.`;
}
