import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import { normaliseRights } from '../../../../vocab/rights.ts';
import { canvasUrl } from './addresses.ts';
import { canvasTexts, writeTextAnnotation } from './canvas-texts.ts';
import { writeDownload, writeImage, writeThumbnail } from './write-image.ts';
import { type Pair, writePair, writePairs } from './write-pairs.ts';
import { writeTexts, writeValues } from './write-texts.ts';

export interface CanvasInput {
  imageId: string;
  /** Size of the picture in pixels; the canvas takes it on. */
  width: number;
  height: number;
  label?: LanguageMap;
  /** What the picture shows, for who does not see it. */
  alt?: LanguageMap;
  /** The text to be read in the picture. */
  transcription?: LanguageMap;
  metadata?: readonly Pair[];
  /** Address of a licence or rights statement. */
  rights?: string;
  /** What to know before looking, such as a community's advice; shown with the picture by every viewer. */
  viewingAdvice?: Pair;
  /** Not everyone may see the picture. */
  restricted?: boolean;
}

/** Whether there are words to search for on a canvas. */
export const hasText = ({ alt, transcription }: CanvasInput): boolean => Boolean(alt || transcription);

/** A canvas with one picture on it (Presentation API 3.0, sections 5.3 to 5.6). `position` counts from 1. */
export function buildCanvas(place: {
  baseUrl: string;
  itemId: string;
  canvas: CanvasInput;
  position: number;
}): Record<string, unknown> {
  const { baseUrl, itemId, canvas, position } = place;
  const id = canvasUrl({ baseUrl, id: itemId, imageId: canvas.imageId });
  const summary = writeValues(canvas.alt);
  const metadata = writePairs(canvas.metadata ?? []);
  const requiredStatement = writePair(canvas.viewingAdvice);
  const rights = canvas.rights && normaliseRights(canvas.rights);
  const written = canvasTexts(canvas).filter((text) => text.kind === 'transcription');
  const annotation = {
    id: `${id}/page/image`,
    type: 'Annotation',
    motivation: 'painting',
    body: writeImage({ baseUrl, ...canvas }),
    target: id,
  };
  return {
    id,
    type: 'Canvas',
    label: writeTexts(canvas.label) ?? { none: [String(position)] },
    ...(summary && { summary }),
    ...(metadata.length > 0 && { metadata }),
    ...(requiredStatement && { requiredStatement }),
    ...(rights && { rights }),
    width: canvas.width,
    height: canvas.height,
    thumbnail: [writeThumbnail({ baseUrl, ...canvas })],
    rendering: [writeDownload({ baseUrl, ...canvas })],
    items: [{ id: `${id}/page`, type: 'AnnotationPage', items: [annotation] }],
    ...(written.length > 0 && {
      annotations: [
        {
          id: `${id}/text`,
          type: 'AnnotationPage',
          items: written.map((text) => writeTextAnnotation({ canvas: id, text, target: id })),
        },
      ],
    }),
  };
}
