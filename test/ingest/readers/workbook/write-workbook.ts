import { type Part, writeZip } from './write-zip.ts';

export type XlsxSheet = { name: string; rows: string; merges?: readonly string[]; state?: string };

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The parts of an XLSX workbook. `rows` is the XML within `sheetData`; `formats` the number formats by style, `shared` the XML within each shared text. */
export function xlsxParts({
  sheets,
  shared = [],
  formats = [],
  from1904 = false,
}: {
  sheets: readonly XlsxSheet[];
  shared?: readonly string[];
  formats?: readonly (number | string)[];
  from1904?: boolean;
}): Part[] {
  const codes = formats.flatMap((format, at) =>
    typeof format === 'string' ? [{ code: format, id: 200 + at }] : [],
  );
  const numbers = formats.map((format, at) => (typeof format === 'string' ? 200 + at : format));
  return [
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${packages}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${sheets
        .map(
          ({ name, state }, at) =>
            `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at + 1}"${state ? ` state="${state}"` : ''}/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${packages}">${sheets
        .map(
          (_, at) =>
            `<Relationship Id="s${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="st" Type="${office}/styles" Target="styles.xml"/><Relationship Id="sh" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet xmlns="${main}"><numFmts>${codes
        .map(({ code, id }) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
        .join(
          '',
        )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${numbers
        .map((id) => `<xf numFmtId="${id}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="${main}">${shared.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    },
    ...sheets.map(
      ({ rows, merges = [] }, at): Part => ({
        name: `xl/worksheets/sheet${at + 1}.xml`,
        content: `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${
          merges.length
            ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
            : ''
        }</worksheet>`,
      }),
    ),
  ];
}

export const writeXlsx = (workbook: Parameters<typeof xlsxParts>[0]): Buffer => writeZip(xlsxParts(workbook));

/** A row of inline texts. */
export const textRow = (...cells: string[]): string =>
  `<row>${cells.map((text) => (text === '' ? '<c/>' : `<c t="inlineStr"><is><t>${text}</t></is></c>`)).join('')}</row>`;

/** An OpenDocument spreadsheet; `tables` is the XML within `office:spreadsheet`. */
export const writeOds = (tables: string, manifest = ''): Buffer =>
  writeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    {
      name: 'META-INF/manifest.xml',
      content: `<manifest:manifest xmlns:manifest="m">${manifest}</manifest:manifest>`,
    },
    {
      name: 'content.xml',
      content: `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
