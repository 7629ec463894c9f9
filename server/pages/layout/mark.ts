/**
 * The mark: a token broken in two, the halves a breath apart. Drawn here once for pages; assets/mark.svg holds the same for the browser's tab.
 * Colours come from the style sheet, so that it follows light and dark.
 */
export const mark =
  '<svg class="mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">' +
  '<path class="half-a" d="M6 3h12.5l5 8.5-6 8.5 6 8.5-5 8.5H6a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3z"/>' +
  '<path class="half-b" d="M22 3h12a3 3 0 0 1 3 3v28a3 3 0 0 1-3 3H22l5-8.5-6-8.5 6-8.5z"/></svg>';

/** Three bars and an F on two halves: the archive's own icon for dragging a manifest into a viewer. */
export const iiifIcon =
  '<svg viewBox="0 0 48 32" width="48" height="32" aria-hidden="true" focusable="false">' +
  '<rect class="half-a" x="1" y="1" width="46" height="30" rx="6"/>' +
  '<g fill="#fff"><rect x="9" y="9" width="4" height="14" rx="1"/><rect x="17" y="9" width="4" height="14" rx="1"/>' +
  '<rect x="25" y="9" width="4" height="14" rx="1"/><path d="M33 9h8v3.6h-4v2h3.2v3.4H37V23h-4z"/></g></svg>';

const strokes: Record<string, string> = {
  zoomIn: 'M10 4v12M4 10h12',
  zoomOut: 'M4 10h12',
  whole: 'M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5',
  rotate: 'M15.5 10a5.5 5.5 0 1 1-1.6-3.9M14.5 2.5v4h-4',
  share: 'M8.5 11.5l3-3M7 9 4.8 11.2a2.8 2.8 0 0 0 4 4L11 13M13 11l2.2-2.2a2.8 2.8 0 0 0-4-4L9 7',
  full: 'M8 3H3v5M12 17h5v-5M3 3l5.5 5.5M17 17l-5.5-5.5',
  search: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5 18 18',
  close: 'M5 5l10 10M15 5 5 15',
  globe: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM2 10h16M10 2c3 3 3 13 0 16M10 2c-3 3-3 13 0 16',
};

/** A small line icon; it says nothing by itself, so its button or link carries the words. */
export const icon = (name: keyof typeof strokes): string =>
  `<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false"><path d="${strokes[name]}"/></svg>`;
