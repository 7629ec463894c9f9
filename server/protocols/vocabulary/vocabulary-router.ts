import { type Request, type Response, Router } from 'express';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import type { FoundAuthority } from '../../curation/authorities/view-authority.ts';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';
import type { ShownConcept } from '../../vocabulary/find-concept.ts';
import { contentTypeOf, type GraphForm, graphForms, splitSuffix } from '../linked-data/forms.ts';
import { toTurtle } from '../linked-data/serialise.ts';
import { settleForm } from '../linked-data/settle-form.ts';
import {
  authorityData,
  conceptData,
  flatTriples,
  jsonOf,
  quadsOf,
  type ThingData,
} from './authority-data.ts';

export type VocabularyOptions = {
  /** Ends with a slash. */
  base: string;
  find: (reference: string) => ShownConcept | undefined;
  /** The name of a concept that no scheme holds, out of public items that name it; undefined where none does. */
  named: (reference: string) => Promise<LanguageMap | undefined>;
  /** A person, group or place as everyone may see it now. */
  authority: (reference: string) => FoundAuthority;
};

/** A concept that only records name: all that is known of it is what they call it. */
const bare = (reference: string, label: LanguageMap): ShownConcept => ({
  reference,
  scheme: reference.slice(reference.indexOf('/') + 1).replace(/-[^-]*$/, ''),
  label,
  alternative: {},
  broader: [],
  narrower: [],
  mappings: [],
  notes: [],
});

type DataForm = Exclude<GraphForm, 'html'>;

async function sendForm(res: Response, form: DataForm, data: ThingData, base: string): Promise<void> {
  // By setHeader: Express would add a charset, which JSON has not (RFC 8259, section 11).
  res.setHeader('Content-Type', form === 'jsonld' ? 'application/ld+json' : contentTypeOf(form));
  res.setHeader('Cache-Control', 'no-cache');
  const texts: Record<DataForm, () => string | Promise<string>> = {
    jsonld: async () => JSON.stringify(await jsonOf(data)),
    ttl: () => toTurtle(flatTriples(data), base),
    nt: () => flatTriples(data),
    nq: () => quadsOf(data),
    trig: () => toTurtle(quadsOf(data), base),
  };
  res.send(Buffer.from(await texts[form]()));
}

/**
 * Concepts, people, groups and places at their addresses as JSON-LD, Turtle, N-Triples, and, with one graph for each partner who describes them, N-Quads and TriG; by
 * Accept or by suffix. What has been joined to another leads there. Who asks for a page is passed on to the next handler: mount this before the pages.
 */
export function vocabularyRouter({ base, find, named, authority }: VocabularyOptions): Router {
  const router = Router();

  /** The data at an address, where it leads, or undefined where there is nothing. */
  async function dataAt(reference: string): Promise<ThingData | { moved: string } | undefined> {
    if (reference.startsWith('concept/')) {
      const concept = find(reference);
      const label = concept ? undefined : await named(reference);
      const shown = concept ?? (label && bare(reference, label));
      return shown && conceptData(shown, base);
    }
    const found = authority(reference);
    if (found.kind === 'moved') return { moved: found.to };
    if (found.kind === 'unknown') return undefined;
    return authorityData(found.view, find(reference), base);
  }

  router.get(['/concept/:id', '/place/:id', '/agent/:id'], cors(), async (req, res, next) => {
    const kind = req.path.split('/')[1]!;
    const { name, form: suffix } = splitSuffix((req.params as { id: string }).id);
    res.append(
      'Link',
      `<${base}${kind}/${encodeURIComponent(name)}.jsonld>; rel="describedby"; type="application/ld+json"`,
    );
    const form = settleForm(req as Request, res, { suffix, offered: graphForms });
    if (form === undefined) return;
    if (form === 'html') return next();
    const data = await dataAt(`${kind}/${name}`);
    if (!data)
      return sendProblem(res, {
        status: 404,
        title: 'Not found',
        detail: 'No scheme, no partner and no public record knows it.',
        remedy: `Search at ${base}search.`,
      });
    // The address lasts: only where it leads may change again.
    if ('moved' in data)
      return res.redirect(302, `${base}${data.moved}${suffix === undefined ? '' : `.${suffix}`}`);
    await sendForm(res, form, data, base);
  });
  return router;
}
