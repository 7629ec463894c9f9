import type { ImageRequest } from '../../../projections/images/image-request.ts';
import type { Size } from '../../../projections/images/tile-grid.ts';
import type { ImageLimits, ImageVersion } from './image-version.ts';
import { parseOutput } from './parse-output.ts';
import { parseRegion } from './parse-region.ts';
import { parseRotation } from './parse-rotation.ts';
import { parseSize } from './parse-size.ts';
import { ok, type Parsed } from './parsed.ts';

export interface RequestQuestion {
  /** The four segments after the id, decoded: region, size, rotation, quality and format. */
  segments: readonly [region: string, size: string, rotation: string, output: string];
  version: ImageVersion;
  image: Size;
  limits: ImageLimits;
  followValidators?: boolean;
}

/** Works out an image request in full, apart from any pixels. */
export function parseRequest({ segments, ...rest }: RequestQuestion): Parsed<ImageRequest> {
  const region = parseRegion({ text: segments[0], image: rest.image });
  if (region.state === 'bad') return region;
  const size = parseSize({ text: segments[1], region: region.value, ...rest });
  if (size.state === 'bad') return size;
  const rotation = parseRotation(segments[2]);
  if (rotation.state === 'bad') return rotation;
  const output = parseOutput(segments[3]);
  if (output.state === 'bad') return output;
  return ok({
    region: region.value,
    size: size.value,
    mirror: rotation.value.mirror,
    rotation: rotation.value.degrees,
    ...output.value,
  });
}
