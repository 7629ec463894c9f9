import type { SourceProblem } from '../../vocab/problem.ts';
import { isElement, type XmlElement } from '../readers/xml/element.ts';
import { compileElementPath } from './element-path.ts';
import type { Mapping, Path } from './mapping.ts';

const reportsKept = 50;

const speaks = (element: XmlElement): boolean =>
  element['#'] !== undefined ||
  (element['@rdf:resource'] !== undefined &&
    Object.values(element).every((value) => typeof value === 'string'));

/** `//name|name` ignores these wherever they are; other paths what they lead to. */
function readIgnores(mapping: Mapping): { names: ReadonlySet<string>; paths: Path[] } {
  const ignores = Object.keys(mapping.ignores ?? {}).filter((path) => path.startsWith('/'));
  const anywhere = ignores.filter((path) => path.startsWith('//'));
  return {
    // A header of OAI-PMH is the source's, not the record's.
    names: new Set(['oai:header', ...anywhere.flatMap((path) => path.slice(2).split('|'))]),
    paths: ignores.filter((path) => !path.startsWith('//')),
  };
}

/**
 * Reports each kind of element that says something which no rule read and `ignores` does not name, once for a file. `read`: what the rules read of the row; what is
 * within it has been read with it.
 */
export function reportElements(
  mapping: Mapping,
): (values: Readonly<Record<string, unknown>>, read: ReadonlySet<XmlElement>) => SourceProblem[] {
  const { names, paths } = readIgnores(mapping);
  const ignored = paths.map(compileElementPath);
  const told = new Set<string>();

  return (values, read) => {
    if (!isElement(values) || told.size >= reportsKept) return [];
    const left = new Set<unknown>();
    const problems: SourceProblem[] = [];
    const way: string[] = [];

    function report(): void {
      const path = `/${way.join('/')}`.slice(0, 200);
      if (told.has(path) || told.size >= reportsKept) return;
      told.add(path);
      problems.push({
        code: 'element.unknown',
        severity: 'warning',
        path: '',
        row: 0,
        column: path,
        value: path,
        message: `The mapping “${mapping.name}” knows no place for ${path}; it was not read.`,
        remedy: 'If it matters, use a mapping that reads it, or ask for one.',
      });
    }

    function look(element: XmlElement): void {
      if (way.length > 250) return;
      for (const name in element) {
        const children = element[name]!;
        if (typeof children === 'string' || names.has(name)) continue;
        way.push(name);
        for (const child of children) {
          if (read.has(child) || left.has(child)) continue;
          if (speaks(child)) report();
          look(child);
        }
        way.pop();
      }
    }

    for (const path of ignored) for (const node of path(values)) left.add(node);
    look(values);
    return problems;
  };
}
