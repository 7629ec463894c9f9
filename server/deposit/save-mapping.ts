import { readMapping } from '../../ingest/mappings/files/read-mapping.ts';
import { type Outcome, refuse } from '../acts/outcome.ts';
import type { Archive } from '../archive/open-archive.ts';
import { savedMappings } from '../archive/saved-mappings.ts';
import type { Actor } from '../curation/decide.ts';
import { isReadyMapping, mappingNameForm } from './find-mapping.ts';

const notForReaders = () =>
  refuse('forbidden', 'Readers keep no mappings.', 'Ask a steward of the partner for the role.');

/** Keeps a mapping for the actor's partner under a name, as a further revision of what has that name. `text`: YAML or JSON. */
export function saveMapping(
  archive: Pick<Archive, 'db'>,
  { name: given, text, actor, time }: { name: string; text: string; actor: Actor; time: string },
): Outcome<{ name: string; revision: number }> {
  const name = given.trim().normalize('NFC');
  if (actor.role === 'reader') return notForReaders();
  if (!mappingNameForm.test(name))
    return refuse(
      'invalid',
      `“${name.slice(0, 80)}” cannot be the name of a mapping.`,
      'Use letters, digits, hyphens and underscores, sixty at most.',
    );
  if (isReadyMapping(name))
    return refuse('invalid', `“${name}” is a mapping that is ready for all.`, 'Choose another name.');
  const read = readMapping(text);
  if ('faults' in read) {
    const [first] = read.faults;
    return refuse('invalid', `${first!.path}: ${first!.message}`, first!.remedy);
  }
  const mappings = savedMappings(archive.db);
  const { partner } = actor;
  const newest = mappings.get(partner, name);
  if (newest?.text === text) return { outcome: 'done', name, revision: newest.revision };
  const revision = mappings.put({ partner, name }, { text, actor: actor.id, time });
  return { outcome: 'done', name, revision };
}

/** Puts a mapping of the actor's partner aside: it is offered no more, and its revisions stay. */
export function putMappingAside(
  archive: Pick<Archive, 'db'>,
  { name, actor, time }: { name: string; actor: Actor; time: string },
): Outcome<{ name: string }> {
  if (actor.role === 'reader') return notForReaders();
  const mappings = savedMappings(archive.db);
  if (!mappings.get(actor.partner, name))
    return refuse('unknown', 'There is no such mapping.', 'Look at the list of mappings.');
  mappings.put({ partner: actor.partner, name }, { text: undefined, actor: actor.id, time });
  return { outcome: 'done', name };
}
