import type { Request, Response } from 'express';
import { sendProblem } from '../../../http/problem-details.ts';
import { type SearchIndex, SearchUnavailable } from '../../../projections/search/search-index.ts';
import type { PresentationVersion } from './addresses.ts';
import {
  type CollectionKind,
  type CollectionSources,
  collectionDocument,
  rootCollection,
} from './collection-document.ts';
import { searchCollection } from './search-collection.ts';
import { inVersion, sendPresentation } from './send-presentation.ts';

export type SearchSources = CollectionSources & {
  index: Pick<SearchIndex, 'search'>;
  searchReady: () => boolean;
};

const searchAgain = 5;

/** Answers with collections of manifests: of all, of one collection or partner (`answerCollection`), of a search. */
export function collectionAnswers(options: SearchSources) {
  const { archive, manifests, baseUrl } = options;

  function answerCollection(kind: CollectionKind, version: PresentationVersion) {
    return (req: Request, res: Response) => {
      const { id, item } = req.params as { id: string; item?: string };
      const document = collectionDocument(
        { archive, manifests, baseUrl },
        { kind, id, ...(item !== undefined && { from: item }) },
      );
      if (document) return sendPresentation(req, res, inVersion(version, document), version);
      sendProblem(res, {
        status: 404,
        title: `No ${kind}`,
        detail: `There is no such ${kind}.`,
        remedy: `The collections are on the first page, ${baseUrl}/.`,
      });
    };
  }

  async function answerSearch(req: Request, res: Response, version: PresentationVersion) {
    const unavailable = () =>
      sendProblem(res, {
        status: 503,
        title: 'Search is not ready',
        detail: 'The search index is starting or being made.',
        remedy: `Ask again in ${searchAgain} seconds. Manifests and collections answer meanwhile.`,
        retryAfter: searchAgain,
      });
    if (!options.searchReady()) return unavailable();
    try {
      // Not req.query: its parser stops at a number of values.
      const { searchParams } = new URL(req.originalUrl, baseUrl);
      const answer = await searchCollection({ index: options.index, archive, baseUrl }, searchParams);
      if (answer.kind === 'collection')
        return sendPresentation(req, res, inVersion(version, answer.document), version);
      const { parameter, detail, remedy } = answer;
      sendProblem(res, { status: 400, title: 'A parameter of search is wrong', parameter, detail, remedy });
    } catch (error) {
      if (!(error instanceof SearchUnavailable)) throw error;
      unavailable();
    }
  }

  const answerRoot = (req: Request, res: Response, version: PresentationVersion) =>
    sendPresentation(req, res, inVersion(version, rootCollection({ archive, manifests, baseUrl })), version);

  return { answerRoot, answerCollection, answerSearch };
}
