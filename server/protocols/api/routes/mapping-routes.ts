import { mappings as ready } from '../../../../ingest/mappings/choose-mapping.ts';
import { readMapping } from '../../../../ingest/mappings/files/read-mapping.ts';
import { savedMappings } from '../../../archive/saved-mappings.ts';
import { putMappingAside, saveMapping } from '../../../deposit/save-mapping.ts';
import { actAs } from '../act-as.ts';
import type { ApiParts } from '../parts.ts';
import { invalid, missing, refusal } from '../refusals.ts';
import type { Route } from '../route.ts';
import { list, object, partnerId, text, time, whole } from '../schemas/build-schema.ts';

const tag = 'Deposits';
const mappingName = text(60, {
  pattern: '^[^/#]+$',
  description: 'What the partner calls it: letters, digits, hyphens and underscores.',
});
const params = { partner: partnerId, mapping: mappingName };
const entry = { name: { type: 'string' }, revision: whole({ minimum: 1 }), actor: { type: 'string' }, time };

/** Mappings that a partner keeps here: named by `mapping` when a file is deposited. */
export function mappingRoutes({ archive }: ApiParts): Route[] {
  const mappings = savedMappings(archive.db);
  return [
    {
      id: 'mappings.list',
      method: 'get',
      path: '/partners/{partner}/mappings',
      tag,
      summary: 'Mappings that the partner keeps, and those that are ready for all',
      who: 'signed-in',
      params: { partner: partnerId },
      answers: {
        200: {
          description: 'The newest revision of each, and the names of ready ones.',
          schema: object(
            { entries: list(object(entry, Object.keys(entry))), ready: list({ type: 'string' }) },
            ['entries', 'ready'],
          ),
        },
      },
      problems: [403],
      handle: (ask) => {
        const partner = ask.params.partner!;
        const acting = actAs(ask, partner, 'read');
        if ('problem' in acting) return acting;
        const entries = mappings
          .list(partner)
          .map(({ name, revision, actor, time: saved }) => ({ name, revision, actor, time: saved }));
        return { status: 200, body: { entries, ready: ready.map(({ name }) => name) } };
      },
    },
    {
      id: 'mappings.get',
      method: 'get',
      path: '/partners/{partner}/mappings/{mapping}',
      tag,
      summary: 'One mapping as it was written; the newest revision, or the one asked for',
      who: 'signed-in',
      params,
      query: { revision: { type: 'integer', minimum: 1 } },
      answers: {
        200: {
          description: 'The mapping as YAML.',
          schema: object({ ...entry, text: { type: 'string' } }, [...Object.keys(entry), 'text']),
        },
      },
      problems: [403],
      handle: (ask) => {
        const { partner, mapping } = ask.params as { partner: string; mapping: string };
        const acting = actAs(ask, partner, 'read');
        if ('problem' in acting) return acting;
        const asked = ask.query.revision;
        const found = mappings.get(
          partner,
          mapping.normalize('NFC'),
          asked === undefined ? undefined : Number(asked),
        );
        if (!found) return missing('such mapping');
        const { name, revision, actor, time: saved, text: written } = found;
        return { status: 200, body: { name, revision, actor, time: saved, text: written } };
      },
    },
    {
      id: 'mappings.save',
      method: 'put',
      path: '/partners/{partner}/mappings/{mapping}',
      tag,
      summary: 'Keep a mapping under a name, as a further revision (a curator or steward)',
      description:
        'The text is YAML or JSON by the schema of mappings. Deposits name the revision that read them, as in `masks#3`; none is ever lost.',
      who: 'signed-in',
      params,
      body: object({ text: text(1_000_000) }, ['text']),
      answers: {
        200: {
          description: 'It is kept.',
          schema: object({ name: entry.name, revision: entry.revision }, ['name', 'revision']),
        },
      },
      problems: [403],
      handle: (ask) => {
        const { partner, mapping } = ask.params as { partner: string; mapping: string };
        const acting = actAs(ask, partner, 'deposit');
        if ('problem' in acting) return acting;
        const { text: written } = ask.body as { text: string };
        const read = readMapping(written);
        if ('faults' in read) {
          const { path, message, remedy } = read.faults[0]!;
          return invalid(`${path} ${message}`.trim(), remedy, read.faults);
        }
        const { actor } = acting;
        const outcome = saveMapping(archive, { name: mapping, text: written, actor, time: ask.time });
        if (outcome.outcome === 'refused') return refusal(outcome);
        return { status: 200, body: { name: outcome.name, revision: outcome.revision } };
      },
    },
    {
      id: 'mappings.aside',
      method: 'delete',
      path: '/partners/{partner}/mappings/{mapping}',
      tag,
      summary: 'Put a mapping aside: it is offered no more, and its revisions stay',
      who: 'signed-in',
      params,
      answers: { 204: { description: 'It is put aside.' } },
      problems: [403],
      handle: (ask) => {
        const { partner, mapping } = ask.params as { partner: string; mapping: string };
        const acting = actAs(ask, partner, 'deposit');
        if ('problem' in acting) return acting;
        const { actor } = acting;
        const outcome = putMappingAside(archive, {
          name: mapping.normalize('NFC'),
          actor,
          time: ask.time,
        });
        return outcome.outcome === 'refused' ? refusal(outcome) : { status: 204 };
      },
    },
  ];
}
