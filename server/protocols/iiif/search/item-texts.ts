import { imagesOf } from '../../../curation/images-of.ts';
import type { ItemView } from '../../../curation/view.ts';
import { canvasUrl } from '../presentation/addresses.ts';
import { type CanvasText, canvasTexts, motivations } from '../presentation/canvas-texts.ts';

/** A text and the address of the canvas that it belongs to. */
export interface PlacedText {
  canvas: string;
  text: CanvasText;
}

/** The texts of an item's canvases, in their order. `motivation`: only those of these motivations; all where it is undefined. */
export function* itemTexts(
  view: ItemView,
  { baseUrl, motivation }: { baseUrl: string; motivation: readonly string[] | undefined },
): Generator<PlacedText> {
  for (const record of view.records)
    for (const { id, media } of imagesOf(record)) {
      const canvas = canvasUrl({ baseUrl, id: view.id, imageId: id });
      for (const text of canvasTexts(media))
        if (!motivation || motivation.includes(motivations[text.kind])) yield { canvas, text };
    }
}
