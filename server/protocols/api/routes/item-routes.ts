import { statementId } from '../../../../vocab/record/statement.ts';
import type { ItemState, RecordState } from '../../../archive/archive.ts';
import type { RevisionEntry } from '../../../archive/curation-reader.ts';
import type { Viewer } from '../../../curation/access.ts';
import { compareStatements } from '../../../curation/compare-statements.ts';
import { viewItem } from '../../../curation/view.ts';
import type { ApiParts } from '../parts.ts';
import { missing } from '../refusals.ts';
import type { Route } from '../route.ts';
import { itemIdSchema, ref } from '../schemas/build-schema.ts';
import { seeRevision } from '../see-records.ts';

const showRecord = (record: RecordState, baseUrl: string) => {
  const { item, name, deposit: _, ...rest } = record;
  return { name, uri: `${baseUrl}item/${item}/record/${name}`, ...rest };
};

/** The restrictions that concern a viewer's own records, and items that they describe. */
function ownRestrictions(item: ItemState, viewer: Viewer) {
  const partners = viewer.kind === 'partner' ? viewer.partners : [];
  const own = new Set(item.records.flatMap(({ name, partner }) => (partners.includes(partner) ? name : [])));
  return (item.restrictions ?? []).filter(({ record }) =>
    record === undefined ? own.size > 0 : own.has(record),
  );
}

/** An item as whoever asks may see it. */
export function itemRoutes({ archive, baseUrl }: ApiParts): Route[] {
  const draftsOf = (id: string, viewer: Viewer) => {
    if (viewer.kind === 'public') return [];
    const waiting = archive.curation.revisionsOfItem(id).filter(({ state }) => state === 'proposed');
    return waiting.flatMap((revision: RevisionEntry) => {
      const content = seeRevision(archive, revision, viewer);
      if (!content) return [];
      const { name, partner, number, proposal, time } = revision;
      return { record: name, partner, number, ...(proposal !== undefined && { proposal }), time, content };
    });
  };
  return [
    {
      id: 'items.get',
      method: 'get',
      path: '/items/{item}',
      tag: 'Items and records',
      summary: 'An item: its records, and what they say side by side',
      description:
        'Computed for whoever asks. An item that was joined to another redirects to it. An item of drafts alone is seen by those who decide on them.',
      who: 'anyone',
      params: { item: itemIdSchema },
      answers: {
        200: { description: 'The item.', schema: ref('Item') },
        308: { description: 'It is joined to another.', headers: { Location: 'That item.' } },
      },
      problems: [404],
      handle: ({ params, viewer }) => {
        const id = params.item!;
        let item = archive.reader.item(id);
        while (item?.joinedTo !== undefined) item = archive.reader.item(item.joinedTo);
        if (!item) return missing('such item');
        const view = viewItem(item, viewer);
        const drafts = draftsOf(item.id, viewer);
        if (!view && drafts.length === 0) return missing('such item');
        if (item.id !== id) return { status: 308, headers: { Location: `${baseUrl}api/items/${item.id}` } };
        const body = {
          id,
          uri: `${baseUrl}item/${id}`,
          records: (view?.records ?? []).map((record) => showRecord(record, baseUrl)),
          groups: compareStatements(view?.records ?? []).map(({ statement, standing, claims }) => ({
            field: statement.field,
            standing,
            statement: statementId(statement),
            ...(statement.language !== undefined && { language: statement.language }),
            value: statement.value,
            claims,
          })),
          labels: view?.labels ?? [],
          restrictions: ownRestrictions(item, viewer),
          drafts,
        };
        return { status: 200, body };
      },
    },
  ];
}
