import { type Request, type Response, Router } from 'express';
import type { PublicDecision } from '../../archive/curation-reader.ts';
import type { Archive } from '../../archive/open-archive.ts';
import { authorityLabel } from '../../curation/authorities/view-authority.ts';
import { publicDecisions } from '../../curation/public/public-decisions.ts';
import { publicDisputeOf } from '../../curation/public/public-dispute-of.ts';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';
import { disputeIri } from '../../projections/graphs/addresses.ts';
import { decisionsIri, decisionTriples, entriesAGraph } from '../../projections/graphs/decision-graph.ts';
import { disputeTriples } from '../../projections/graphs/dispute-graph.ts';
import {
  contentTypeOf,
  expandedProfile,
  type Form,
  type GraphForm,
  splitSuffix,
} from '../../protocols/linked-data/forms.ts';
import { negotiate } from '../../protocols/linked-data/negotiate.ts';
import { expandedJson, renderTriples } from '../../protocols/linked-data/render-data.ts';
import { curationWordsIn } from '../curation-words/curation-words.ts';
import { sendPage } from '../layout/send-page.ts';
import { readerOf } from '../reader/reader.ts';
import { renderErrorPage } from '../render-error-page.ts';
import { decisionsFeed } from './decisions-feed.ts';
import { renderDecisionsPage } from './render-decisions-page.ts';
import { renderDisputePage } from './render-dispute-page.ts';
import { type DecisionContext, showDecision } from './show-decision.ts';

export type DecisionsOptions = {
  archive: Pick<Archive, 'reader' | 'curation' | 'publicList'>;
  /** With a final slash. */
  baseUrl: string;
};

const pageSize = 50;
const offered: readonly GraphForm[] = ['html', 'jsonld', 'ttl', 'nt'];

/** Decisions that are looked at together, and how often for one page: where most are hidden, a page is short and leads on. */
const batchSize = 200;
const mostBatches = 20;

/** What is public of the decisions before one, newest first, at most a page; `older` where there are more. */
function pageBefore(
  archive: DecisionsOptions['archive'],
  before: number,
): { decisions: PublicDecision[]; older?: number } {
  const decisions: PublicDecision[] = [];
  let at = before;
  for (let n = 0; n < mostBatches; n += 1) {
    const batch = archive.curation.decisionsBefore(at, batchSize);
    for (const decision of publicDecisions(archive, batch)) {
      if (decisions.length === pageSize) return { decisions, older: decisions.at(-1)!.seq };
      decisions.push(decision);
    }
    if (batch.length < batchSize) return { decisions };
    at = batch.at(-1)!.seq;
  }
  return { decisions, older: at };
}

/** The sentences of a page as plain text: markup taken out, references read. */
const plain = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/\s+/g, ' ')
    .trim();

/** Public decisions and disputes: pages, a feed, and linked data at the addresses that the stores of quads name. */
export function decisionsRouter({ archive, baseUrl }: DecisionsOptions): Router {
  const router = Router();
  const site = { baseUrl };
  router.use(['/decisions', '/decisions.atom', '/decision', '/dispute'], cors());

  const contextOf = (req: Request): DecisionContext => {
    const known = new Map<string, ReturnType<typeof publicDisputeOf>>();
    return {
      reader: readerOf(req, site),
      archive: archive.reader,
      disputeOf: (number) => {
        if (!known.has(number)) known.set(number, publicDisputeOf(archive, number));
        return known.get(number);
      },
      nameOf: (reference) => authorityLabel(archive, reference),
    };
  };

  function missing(req: Request, res: Response, form: Form | undefined): void {
    if (form !== undefined && form !== 'html') {
      sendProblem(res, {
        status: 404,
        title: 'Not found',
        detail: 'There is no such decision or dispute in public.',
        remedy: `Public decisions are listed at ${baseUrl}decisions.`,
      });
      return;
    }
    const reader = readerOf(req, site);
    sendPage(res, { reader, status: 404, html: renderErrorPage({ reader, status: 404 }) });
  }

  /** Triples in the form that was asked for. */
  async function send(res: Response, form: Exclude<GraphForm, 'html'>, graph: string, ntriples: string) {
    const text =
      form === 'jsonld' ? await expandedJson(ntriples) : renderTriples(form, graph, ntriples, baseUrl);
    if (res.getHeader('Cache-Control') === undefined) res.setHeader('Cache-Control', 'no-cache');
    res.setHeader('Content-Type', form === 'jsonld' ? expandedProfile : contentTypeOf(form));
    res.send(Buffer.from(text));
  }

  function formOf(req: Request, res: Response, suffix: Form | undefined): GraphForm | undefined {
    if (suffix !== undefined) return offered.find((form) => form === suffix);
    res.vary('Accept');
    return negotiate(req, offered) ?? 'html';
  }

  router.get('/decisions', (req, res) => {
    const context = contextOf(req);
    const asked = Number(context.reader.query.get('before'));
    const newest = !(Number.isSafeInteger(asked) && asked > 0);
    const page = pageBefore(archive, newest ? Number.MAX_SAFE_INTEGER : asked);
    sendPage(res, { reader: context.reader, html: renderDecisionsPage(context, { ...page, newest }) });
  });

  router.get('/decisions.atom', (req, res) => {
    const context = contextOf(req);
    const { language } = context.reader;
    const { decisions } = pageBefore(archive, Number.MAX_SAFE_INTEGER);
    const feed = decisionsFeed(baseUrl, decisions, {
      title: curationWordsIn(language).decisionsTitle,
      language,
      tell: (decision) => plain(showDecision(context, decision)),
    });
    if (res.getHeader('Cache-Control') === undefined) res.setHeader('Cache-Control', 'no-cache');
    res.vary('Accept-Language').setHeader('Content-Type', 'application/atom+xml; charset=utf-8');
    res.send(Buffer.from(feed));
  });

  router.get('/decisions/:start', async (req, res) => {
    const { name, form: suffix } = splitSuffix(req.params.start);
    const start = Number(name);
    const form = formOf(req, res, suffix);
    const known = Number.isSafeInteger(start) && start >= 0 && start % entriesAGraph === 0;
    const decisions = known
      ? archive.curation
          .decisionsAfter(start - 1, entriesAGraph)
          .filter(({ seq }) => seq < start + entriesAGraph)
      : [];
    const shown = publicDecisions(archive, decisions);
    if (shown.length === 0 || form === undefined) return missing(req, res, form);
    if (form === 'html') return res.redirect(303, `/decisions?before=${start + entriesAGraph}`);
    return send(res, form, decisionsIri(baseUrl, start), decisionTriples(shown, baseUrl));
  });

  router.get('/decision/:seq', async (req, res) => {
    const { name, form: suffix } = splitSuffix(req.params.seq);
    const seq = Number(name);
    const form = formOf(req, res, suffix);
    const found = Number.isSafeInteger(seq) ? archive.curation.decisionsAfter(seq - 1, 1) : [];
    const shown = publicDecisions(
      archive,
      found.filter((decision) => decision.seq === seq),
    );
    if (shown.length === 0 || form === undefined) return missing(req, res, form);
    if (form === 'html') return res.redirect(303, `/decisions?before=${seq + 1}#decision-${seq}`);
    return send(res, form, '', decisionTriples(shown, baseUrl));
  });

  router.get('/dispute/:number', async (req, res) => {
    const { name, form: suffix } = splitSuffix(req.params.number);
    const form = formOf(req, res, suffix);
    const dispute = publicDisputeOf(archive, name);
    if (!dispute || form === undefined) return missing(req, res, form);
    if (form !== 'html') return send(res, form, disputeIri(baseUrl, name), disputeTriples(dispute, baseUrl));
    const reader = readerOf(req, site);
    sendPage(res, { reader, html: renderDisputePage({ reader, archive: archive.reader, dispute }) });
  });
  return router;
}
