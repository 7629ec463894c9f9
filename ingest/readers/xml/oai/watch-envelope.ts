import { broken, notice, type RowProblem } from '../../source-row.ts';
import { attributeOf, childrenOf, textIn, type XmlElement } from '../element.ts';
import { growTree, TooLarge } from '../grow-tree.ts';
import type { OpenTag } from '../parse-xml.ts';

/** Something that an answer says beside its records. `deleted`: it stands in the place of one. */
export type Said = { deleted: boolean; problem: (row: number) => RowProblem };

/** The elements of OAI-PMH 2.0 (https://www.openarchives.org/OAI/openarchivesprotocol.html) that say something of the records or the list. */
const telling = new Set(['oai:header', 'oai:error', 'oai:resumptionToken']);

function describe(key: string, element: XmlElement): Said | undefined {
  const text = textIn(element) ?? '';
  if (key === 'oai:error')
    return {
      deleted: false,
      problem: (row) =>
        broken({
          row,
          code: 'oai.error',
          value: attributeOf(element, 'code') ?? '',
          message: `The OAI-PMH answer is an error: ${text.slice(0, 200) || 'it does not say which'}.`,
          remedy: 'Ask the source again, with other arguments.',
        }),
    };
  if (key === 'oai:resumptionToken')
    return text === ''
      ? undefined
      : {
          deleted: false,
          problem: () =>
            notice({
              code: 'oai.incomplete',
              value: text.slice(0, 80),
              message: 'The OAI-PMH list goes on after this answer.',
              remedy: 'Fetch the rest with the resumption token, and upload it too.',
            }),
        };
  if (attributeOf(element, 'status') !== 'deleted') return undefined;
  const value = textIn(childrenOf(element, 'oai:identifier')[0]) ?? '';
  return {
    deleted: true,
    problem: (row) =>
      notice({
        row,
        code: 'oai.deleted',
        value,
        message: `The source says that its record ${value} is deleted.`,
        remedy: 'Withdraw the record here too, or upload the complete collection as complete.',
      }),
  };
}

/** Looks at what is around records: headers, errors, and whether the list goes on. */
export function watchEnvelope() {
  const tree = growTree();
  let key = '';
  let header: XmlElement | undefined;
  /** A part that is far too large says nothing; it is passed over to its end. */
  let passing = 0;
  const guard = (step: () => XmlElement | undefined): XmlElement | undefined => {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      passing = tree.depth();
      tree.drop();
      return undefined;
    }
  };
  return {
    open(tag: OpenTag): void {
      if (passing > 0) passing++;
      else if (tree.depth() > 0 || telling.has(tag.name.key)) {
        if (tree.depth() === 0) key = tag.name.key;
        guard(() => {
          tree.open(tag);
          return undefined;
        });
        // The tag that was too much will close too.
        if (passing > 0) passing++;
      } else if (tag.name.key === 'oai:record') header = undefined;
    },
    text(text: string): void {
      if (passing === 0 && tree.depth() > 0)
        guard(() => {
          tree.text(text);
          return undefined;
        });
    },
    close(): Said | undefined {
      if (passing > 0) {
        passing--;
        return undefined;
      }
      if (tree.depth() === 0) return undefined;
      const element = guard(tree.close);
      if (!element) return undefined;
      if (key === 'oai:header') header = element;
      return describe(key, element);
    },
    /** The header of the record at hand. */
    header: (): XmlElement | undefined => header,
  };
}
