import { posix } from 'node:path';
import { Unreadable } from '../source-row.ts';
import { findMerges } from './find-merges.ts';
import { type KeptTexts, keepTexts } from './keep-texts.ts';
import { type NumberFormat, numberFormat } from './number-formats.ts';
import type { Archive } from './open-archive.ts';
import { parsePart, readPart } from './parse-part.ts';
import { readSheet } from './read-sheet.ts';
import type { Workbook } from './sheet-row.ts';
import { unescapeText } from './unescape-text.ts';

type Relation = { target: string; type: string };

/** The parts that a part points to, by id. */
async function readRelations(archive: Archive, of: string): Promise<Map<string, Relation>> {
  const name = posix.join(posix.dirname(of), '_rels', `${posix.basename(of)}.rels`);
  const relations = new Map<string, Relation>();
  if (!archive.has(name)) return relations;
  await readPart({
    name,
    bytes: archive.read(name),
    handler: {
      open(element, { Id, Target, Type = '', TargetMode }) {
        // What lies outside the workbook is never fetched.
        if (
          element !== 'Relationship' ||
          Id === undefined ||
          Target === undefined ||
          TargetMode === 'External'
        )
          return;
        const target = Target.startsWith('/') ? Target.slice(1) : posix.join(posix.dirname(of), Target);
        relations.set(Id, { target, type: Type.slice(Type.lastIndexOf('/') + 1) });
      },
      text() {},
      close() {},
    },
  });
  return relations;
}

/** The sheets in their order, and which system of dates the workbook has. */
async function readOutline(archive: Archive, name: string) {
  const sheets: { name: string; relation: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readPart({
    name,
    bytes: archive.read(name),
    handler: {
      open(element, attributes) {
        if (element === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
        if (element !== 'sheet') return;
        const relation = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? '';
        const hidden = /^(?:hidden|veryHidden)$/.test(attributes.state ?? '');
        sheets.push({ name: attributes.name ?? '', relation, hidden });
      },
      text() {},
      close() {},
    },
  });
  return { sheets, from1904 };
}

/** The number formats by style of cell (ECMA-376 part 1, section 18.8). */
async function readFormats(archive: Archive, name: string | undefined): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  if (name === undefined || !archive.has(name)) return formats;
  await readPart({
    name,
    bytes: archive.read(name),
    handler: {
      open(element, { numFmtId = '0', formatCode }) {
        if (element === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
        else if (element === 'cellXfs') inCells = true;
        else if (element === 'xf' && inCells && formats.length < 100_000)
          formats.push(numberFormat(Number(numFmtId), codes.get(Number(numFmtId))));
      },
      text() {},
      close(element) {
        if (element === 'cellXfs') inCells = false;
      },
    },
  });
  return formats;
}

/** The texts that cells share. What is rich is joined to plain text; how it is read aloud (`rPh`, furigana) is no part of it. */
async function readShared(archive: Archive, name: string | undefined): Promise<KeptTexts> {
  const texts = keepTexts();
  if (name === undefined || !archive.has(name)) return texts;
  let text = '';
  let inText = false;
  let aloud = 0;
  const events = parsePart({
    name,
    bytes: archive.read(name),
    handler: {
      open(element) {
        if (element === 'si') text = '';
        else if (element === 'rPh') aloud++;
        else if (element === 't') inText = aloud === 0;
      },
      text(part) {
        if (inText) text += part;
      },
      close(element) {
        if (element === 't') inText = false;
        else if (element === 'rPh') aloud--;
        else if (element === 'si') texts.add(unescapeText(text));
      },
    },
    taken: () => [],
  });
  for await (const _ of events);
  return texts;
}

/** Opens an XLSX workbook (Office Open XML, ECMA-376, transitional or strict). Shared texts are read at once, sheets as they are asked for. */
export async function readXlsx(archive: Archive): Promise<Workbook> {
  const root = [...(await readRelations(archive, '')).values()].find(({ type }) => type === 'officeDocument');
  const main = root?.target ?? 'xl/workbook.xml';
  const { sheets, from1904 } = await readOutline(archive, main);
  const relations = await readRelations(archive, main);
  const partOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;
  const formats = await readFormats(archive, partOf('styles'));
  const shared = await readShared(archive, partOf('sharedStrings'));
  const found = sheets.flatMap(({ name, relation, hidden }) => {
    const part = relations.get(relation);
    // Charts and dialogues are sheets without cells.
    if (part?.type !== 'worksheet' || !archive.has(part.target)) return [];
    return [
      {
        name,
        hidden,
        rows: () =>
          readSheet({ name: part.target, bytes: archive.read(part.target), shared, formats, from1904 }),
        merges: () => findMerges(archive.read(part.target)),
      },
    ];
  });
  if (found.length === 0) {
    shared.close();
    throw new Unreadable({
      code: 'workbook.empty',
      message: 'The workbook has no sheet with cells.',
      remedy: 'Send the workbook whole, or save the sheet as “CSV UTF-8”.',
    });
  }
  return { sheets: found, close: () => shared.close() };
}
