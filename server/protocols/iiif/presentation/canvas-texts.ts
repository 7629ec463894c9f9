import type { LanguageMap } from '../../../../vocab/record/language-map.ts';

/** A text that belongs to a canvas. `name` tells it from the others of its canvas. */
export interface CanvasText {
  kind: 'transcription' | 'description';
  name: string;
  /** BCP 47; undefined where it is not known. */
  language?: string;
  text: string;
}

/**
 * A transcription is content that stands in for the picture (`supplementing`, Presentation API 3.0, appendix A); what is
 * said of the picture is a comment on it.
 */
export const motivations: Record<CanvasText['kind'], string> = {
  transcription: 'supplementing',
  description: 'commenting',
};

/** The texts of a canvas: what is written in its picture, and what is said of it. */
export function canvasTexts(canvas: { alt?: LanguageMap; transcription?: LanguageMap }): CanvasText[] {
  const all = (kind: CanvasText['kind'], map: LanguageMap | undefined) =>
    Object.entries(map ?? {}).flatMap(([tag, texts]) =>
      texts.map((text, at) => ({
        kind,
        name: `${kind}-${tag}-${at + 1}`,
        ...(tag !== 'und' && { language: tag }),
        text,
      })),
    );
  return [...all('transcription', canvas.transcription), ...all('description', canvas.alt)];
}

export const textAnnotationUrl = (canvas: string, { name }: CanvasText): string => `${canvas}/text/${name}`;

/** A text as an annotation (Web Annotation Data Model, section 3.2.4). `target`: the canvas, as address or with what it is part of. */
export const writeTextAnnotation = ({
  canvas,
  text,
  target,
}: {
  /** Address of the canvas. */
  canvas: string;
  text: CanvasText;
  target: unknown;
}): Record<string, unknown> => ({
  id: textAnnotationUrl(canvas, text),
  type: 'Annotation',
  motivation: motivations[text.kind],
  body: {
    type: 'TextualBody',
    value: text.text,
    format: 'text/plain',
    ...(text.language && { language: text.language }),
  },
  target,
});
