import { toDublinCore } from '../../../vocab/crosswalks/dublin-core.ts';
import { edmEnd, edmStart, writeEdm } from '../../../vocab/crosswalks/edm/to-edm.ts';
import { edmSpaces, toEdmTriples } from '../../../vocab/crosswalks/edm/to-edm-triples.ts';
import { lidoNamespaces, toLido } from '../../../vocab/crosswalks/lido/to-lido.ts';
import { literal } from '../../../vocab/crosswalks/linked-art/to-triples.ts';
import { modsNamespaces, toMods } from '../../../vocab/crosswalks/mods/to-mods.ts';
import { toSchemaOrg } from '../../../vocab/crosswalks/schema-org/to-schema-org.ts';
import { writeDublinCore } from '../../../vocab/crosswalks/xml/dublin-core-xml.ts';
import type { RecordContent } from '../../../vocab/fields.ts';
import { ns } from '../../../vocab/terms/namespaces.ts';
import type { RecordView } from '../../curation/view.ts';
import { describeRecord, type RecordSurroundings } from './describe-record.ts';
import type { ModelForm } from './forms.ts';
import { toTurtle } from './serialise.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Dublin Core of a thing as triples. */
function dublinCoreTriples(subject: string, content: RecordContent, base: string): string {
  let out = '';
  for (const { element, value, language } of toDublinCore(content, base))
    out += `<${subject}> <${ns.dc}${element}> ${literal(value)}${language === undefined ? '' : `@${language}`} .\n`;
  return out;
}

/**
 * Records of one item in a form. Each stands for itself where the model has room for several; Dublin Core and schema.org tell of the thing, so
 * that `merged`, what the records say together, is told there. `about`: the address of what is told of.
 */
export function renderModel(
  form: ModelForm,
  records: readonly RecordView[],
  { merged, about, around }: { merged: RecordContent; about: string; around: RecordSurroundings },
): string {
  const { base } = around;
  const all = records.map((record) => ({
    content: record.content,
    described: describeRecord(record, around),
  }));
  const [first] = all;
  switch (form) {
    case 'edm.xml':
      return `${declaration}${edmStart}${all.map((one) => writeEdm(one.content, one.described)).join('')}${edmEnd}\n`;
    case 'edm.ttl':
      return toTurtle(toEdmTriples(all), base, edmSpaces);
    case 'lido.xml':
      if (all.length === 1) return `${declaration}${toLido(first!.content, first!.described)}\n`;
      return `${declaration}<lido:lidoWrap${lidoNamespaces}>${all.map((one) => toLido(one.content, one.described, '')).join('')}</lido:lidoWrap>\n`;
    case 'mods.xml':
      if (all.length === 1) return `${declaration}${toMods(first!.content, first!.described)}\n`;
      return `${declaration}<modsCollection${modsNamespaces}>${all.map((one) => toMods(one.content, one.described, '')).join('')}</modsCollection>\n`;
    case 'schema.jsonld':
      return `${JSON.stringify(toSchemaOrg(merged, all), null, 2)}\n`;
    case 'dc.xml': {
      const addresses = [about, ...all.flatMap(({ described: { ark } }) => ark ?? [])];
      return `${declaration}${writeDublinCore(merged, base, addresses)}\n`;
    }
    case 'dc.ttl':
      return toTurtle(dublinCoreTriples(about, merged, base), base);
  }
}
