import type { Viewer } from '../../curation/access.ts';

/** A picture as the image service knows it. */
export interface ImageFile {
  id: string;
  /** Path of the pyramid, undefined while it is being made. */
  pyramid: string | undefined;
  /** Size in pixels as the picture is seen, its EXIF orientation applied. */
  width: number;
  height: number;
  /** Address of a licence or rights statement, `http://` with its trailing slash. */
  rights?: string;
  /** Credit line, plain text. */
  attribution?: string;
  /** Changes whenever the picture's content does; without quotation marks. */
  etag: string;
  /** There for a picture that this viewer may see and the public may not. */
  restricted?: true;
}

/** Where the image service finds pictures. Adapters stand with the archive. */
export interface ImageSource {
  /**
   * Asked on every request, so that a restriction counts at once: undefined for an id that nobody knows
   * and for a picture that this viewer may not see.
   */
  find(id: string, viewer: Viewer): Promise<ImageFile | undefined>;
}
