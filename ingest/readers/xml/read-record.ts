import type { XmlElement } from './element.ts';
import { growTree, type TreeStyle } from './grow-tree.ts';
import type { MakeReader } from './record-reader.ts';

/**
 * Reads a record whole, as most formats are. `finish` brings its element into the form that the mapping knows; `watch` is the name of an element, and `finish` is told whether
 * the record has one, so that it need not look.
 */
export const readRecord =
  ({
    format,
    style,
    watch,
    finish = (element) => element,
  }: {
    format: string;
    style?: TreeStyle;
    watch?: string;
    finish?: (element: XmlElement, seen: boolean) => XmlElement;
  }): MakeReader =>
  (emit) => {
    const tree = growTree(style);
    let line = 0;
    let seen = false;
    return {
      open(tag) {
        if (tree.depth() === 0) line = tag.line;
        if (tag.name.key === watch) seen = true;
        tree.open(tag);
      },
      text: tree.text,
      close() {
        const element = tree.close();
        if (element) emit.row({ [format]: [finish(element, seen)] }, line);
      },
    };
  };
