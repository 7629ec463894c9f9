import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { memoryPages, validateXML, type XMLFileInfo } from 'xmllint-wasm';

/** Schemas of a folder and those below it, each at its bare name, so that nothing is fetched. */
function readSchemas(folder: string): XMLFileInfo[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xsd'))
    .map((name) => ({
      fileName: basename(name),
      contents: readFileSync(join(folder, name), 'utf8').replace(
        /schemaLocation\s*=\s*"[^"]*?([^"/]+\.xsd)"/g,
        'schemaLocation="$1"',
      ),
    }));
}

/** Checks documents against a schema of a folder: what is wrong with which, at most twenty faults. */
export function xsdValidator(
  folders: readonly string[],
  entry: string | XMLFileInfo,
): (documents: readonly string[]) => Promise<string[]> {
  const schemas = folders.flatMap(readSchemas);
  const schema = typeof entry === 'string' ? schemas.find(({ fileName }) => fileName === entry)! : entry;
  const preload = schemas.filter((one) => one !== schema);
  return async (documents) => {
    const { errors } = await validateXML({
      xml: documents.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
      schema,
      preload,
      initialMemoryPages: 64 * memoryPages.MiB,
      maxMemoryPages: 2 * memoryPages.GiB,
    });
    const faults = errors.filter(({ message }) => !/^ ?Schemas parser warning|parser warning/.test(message));
    return faults.slice(0, 20).map(({ loc, message }) => {
      const index = Number.parseInt(loc?.fileName ?? '', 10);
      return `${loc?.fileName}: ${message.slice(0, 300)} ${(documents[index] ?? '').slice(0, 200)}`;
    });
  };
}
