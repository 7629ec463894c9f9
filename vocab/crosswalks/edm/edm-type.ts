import type { RecordContent } from '../../fields.ts';

export type EdmType = 'TEXT' | 'IMAGE' | 'SOUND' | 'VIDEO' | '3D';

/** Files tell by their format what they are. */
const byFormat: readonly [RegExp, EdmType][] = [
  [/^(?:video\/|mp4$|webm$|mov$|ogv$)/i, 'VIDEO'],
  [/^(?:audio\/|mp3$|wav$|ogg$|oga$|flac$|m4a$)/i, 'SOUND'],
  [/^(?:model\/|gltf|glb$|obj$|ply$|stl$)/i, '3D'],
  [/^(?:application\/pdf|text\/|pdf$)/i, 'TEXT'],
];

/** What Europeana’s visitors would get (edm:type): by the files that there are; without any, a picture of a thing, and the sound of a song. */
export function edmType({ media = [], nature }: RecordContent): EdmType {
  for (const { format } of media) {
    const found = format === undefined ? undefined : byFormat.find(([form]) => form.test(format));
    if (found) return found[1];
  }
  return nature?.includes('intangible') && media.length === 0 ? 'SOUND' : 'IMAGE';
}
