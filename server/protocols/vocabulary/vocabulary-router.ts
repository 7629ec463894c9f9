import { type Request, Router } from 'express';
import jsonld from 'jsonld';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';
import type { ShownConcept } from '../../vocabulary/find-concept.ts';
import { contentTypeOf, type Form, splitSuffix } from '../linked-data/forms.ts';
import { negotiate } from '../linked-data/negotiate.ts';
import { toTurtle } from '../linked-data/serialise.ts';
import { conceptDocument, type DescribedThing } from './concept-document.ts';

export type VocabularyOptions = {
  /** Ends with a slash. */
  base: string;
  find: (reference: string) => ShownConcept | undefined;
  /** The name of a thing that no scheme holds, out of public items that name it; undefined where none does. */
  named: (reference: string) => Promise<LanguageMap | undefined>;
};

const offered: readonly Form[] = ['html', 'jsonld', 'ttl', 'nt'];

async function triplesOf(document: Record<string, unknown>): Promise<string> {
  const quads = await jsonld.toRDF(document as never, { format: 'application/n-quads' });
  return String(quads);
}

/**
 * Concepts, places and agents at their addresses as JSON-LD, Turtle and N-Triples, by Accept or by suffix. Who asks for a page is passed on to
 * the next handler: mount this before the pages.
 */
export function vocabularyRouter({ base, find, named }: VocabularyOptions): Router {
  const router = Router();

  async function thingAt(kind: DescribedThing['kind'], id: string): Promise<DescribedThing | undefined> {
    const reference = `${kind}/${id}`;
    const concept = kind === 'agent' ? undefined : find(reference);
    if (concept && kind !== 'agent') return { kind, concept };
    const label = await named(reference);
    if (!label) return undefined;
    if (kind === 'agent') return { kind, reference, label };
    const unknown = { alternative: {}, broader: [], narrower: [], mappings: [], notes: [] };
    return { kind, concept: { reference, scheme: id.replace(/-[^-]*$/, ''), label, ...unknown } };
  }

  router.get(['/concept/:id', '/place/:id', '/agent/:id'], cors(), async (req, res, next) => {
    const kind = req.path.split('/')[1] as DescribedThing['kind'];
    const { name, form: suffix } = splitSuffix((req.params as { id: string }).id);
    if (suffix === undefined) res.vary('Accept');
    const form = suffix ?? negotiate(req as Request, offered);
    res.append(
      'Link',
      `<${base}${kind}/${encodeURIComponent(name)}.jsonld>; rel="describedby"; type="application/ld+json"`,
    );
    if (form === 'html') return next();
    if (form === undefined || !offered.includes(form))
      return sendProblem(res, {
        status: 406,
        title: 'No such form',
        detail: 'Concepts, places and agents are not offered in this form.',
        remedy: 'Ask for text/html, application/ld+json, text/turtle or application/n-triples.',
      });
    const thing = await thingAt(kind, name);
    if (!thing)
      return sendProblem(res, {
        status: 404,
        title: 'Not found',
        detail: 'No scheme and no public record knows it.',
        remedy: `Search at ${base}search.`,
      });
    const document = conceptDocument(thing, base);
    // By setHeader: Express would add a charset, which JSON has not (RFC 8259, section 11).
    res.setHeader('Content-Type', form === 'jsonld' ? 'application/ld+json' : contentTypeOf(form));
    res.setHeader('Cache-Control', 'no-cache');
    if (form === 'jsonld') return res.send(Buffer.from(JSON.stringify(document)));
    const ntriples = await triplesOf(document);
    res.send(Buffer.from(form === 'ttl' ? toTurtle(ntriples, base) : ntriples));
  });
  return router;
}
