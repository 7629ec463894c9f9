import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import { imagesOf, pagesOf, type RecordImage } from '../../../curation/images-of.ts';
import type { ItemView } from '../../../curation/view.ts';
import type { CanvasInput } from './build-canvas.ts';
import type { RangeInput } from './build-ranges.ts';
import { partnerLabel } from './label-pairs.ts';
import type { Pair } from './write-pairs.ts';

type CanvasContext = {
  /** The names of a partner, by language. */
  nameOf: (partner: string) => LanguageMap;
  /** The pictures that the public may see, where the view is somebody's own. */
  open?: ReadonlySet<string>;
  /** Advice to read before the pictures. */
  advice?: Pair;
};

const toCanvas = (
  { id, media, rights }: RecordImage,
  { open, advice, provided }: CanvasContext & { provided: Pair | undefined },
): CanvasInput => ({
  imageId: id,
  width: media.width ?? 1,
  height: media.height ?? 1,
  ...(media.alt && { alt: media.alt }),
  ...(media.transcription && { transcription: media.transcription }),
  ...(provided && { metadata: [provided] }),
  ...(rights && { rights }),
  ...(open && !open.has(id) && { restricted: true as const }),
  ...(advice && { viewingAdvice: advice }),
});

/** A file of several pages as a range of its own, named by what is said of it, else by its place among the record's pictures. */
const fileRange = (record: string, image: RecordImage, position: number): RangeInput => ({
  id: `${record}-${image.id}`,
  label: image.media.alt ?? { und: [String(position)] },
  images: pagesOf(image).map(({ id }) => id),
});

function recordRange(record: string, label: LanguageMap, images: readonly RecordImage[]): RangeInput {
  const isPaged = ({ media }: RecordImage) => Boolean(media.pages?.length);
  const parts = images.flatMap((image, at) => (isPaged(image) ? fileRange(record, image, at + 1) : []));
  return { id: record, label, images: images.flatMap((image) => (isPaged(image) ? [] : image.id)), parts };
}

/**
 * The canvases of an item: the pictures of each record, in its order, page by page. Where several partners show pictures, each canvas says whose it is, and there is a
 * range for each record; a file of several pages is a range.
 */
export function itemCanvases(
  view: ItemView,
  context: CanvasContext,
): { canvases: CanvasInput[]; ranges: RangeInput[] } {
  const shown = view.records
    .map((record) => ({ record, images: imagesOf(record) }))
    .filter(({ images }) => images.length > 0);
  const shared = new Set(shown.map(({ record }) => record.partner)).size > 1;
  const canvases = shown.flatMap(({ record, images }) => {
    const provided = shared ? { label: partnerLabel, value: context.nameOf(record.partner) } : undefined;
    return images.flatMap(pagesOf).map((image) => toCanvas(image, { ...context, provided }));
  });
  const ranges = shown.map(({ record, images }) =>
    recordRange(record.name, context.nameOf(record.partner), images),
  );
  return { canvases, ranges: ranges.length > 1 ? ranges : (ranges[0]?.parts ?? []).slice() };
}
