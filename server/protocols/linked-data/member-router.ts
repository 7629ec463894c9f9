import { type Request, type Response, Router } from 'express';
import {
  collectionDocument,
  partnerDocument,
} from '../../../vocab/crosswalks/linked-art/member-documents.ts';
import type { LinkedArtNode } from '../../../vocab/crosswalks/linked-art/node.ts';
import { publishedLinkedArt } from '../../../vocab/crosswalks/linked-art/to-linked-art.ts';
import { toTriples } from '../../../vocab/crosswalks/linked-art/to-triples.ts';
import {
  collectionSchemaOrg,
  partnerSchemaOrg,
} from '../../../vocab/crosswalks/schema-org/member-documents.ts';
import type { ArchiveReader } from '../../archive/archive.ts';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';
import { contentTypeOf, entryOf, type Form, splitSuffix } from './forms.ts';
import { withLinks } from './render-data.ts';
import { toTurtle } from './serialise.ts';
import { settleForm } from './settle-form.ts';

const dataForms = ['jsonld', 'ttl', 'nt', 'schema.jsonld'] as const satisfies readonly Form[];
const offered = ['html', ...dataForms] as const;
type MemberForm = (typeof dataForms)[number];

/** A partner or collection in the models that tell of it. */
type Member = { linkedArt: LinkedArtNode; schemaOrg: Record<string, unknown> };

function render(form: MemberForm, { linkedArt, schemaOrg }: Member, base: string): string {
  switch (form) {
    case 'jsonld':
      return `${JSON.stringify(withLinks(publishedLinkedArt(linkedArt, base)), null, 2)}\n`;
    case 'schema.jsonld':
      return `${JSON.stringify(schemaOrg, null, 2)}\n`;
    case 'nt':
      return toTriples(linkedArt);
    case 'ttl':
      return toTurtle(toTriples(linkedArt), base);
  }
}

/**
 * Partners and collections at their addresses as Linked Art, Turtle, N-Triples and schema.org, by Accept or by suffix. Who asks for a page is passed on to the
 * next handler: mount this before the pages. `base` ends with a slash.
 */
export function memberRouter({
  archive,
  base,
}: {
  archive: Pick<ArchiveReader, 'partner' | 'collection'>;
  base: string;
}): Router {
  const router = Router();

  function memberAt(kind: string, id: string): Member | undefined {
    const partner = kind === 'partner' ? archive.partner(id) : undefined;
    if (partner)
      return { linkedArt: partnerDocument(partner, base), schemaOrg: partnerSchemaOrg(partner, base) };
    const collection = kind === 'collection' ? archive.collection(id) : undefined;
    return (
      collection && {
        linkedArt: collectionDocument(collection, base),
        schemaOrg: collectionSchemaOrg(collection, base),
      }
    );
  }

  router.get(['/partner/:id', '/collection/:id'], cors(), (req: Request, res: Response, next) => {
    const kind = req.path.split('/')[1]!;
    const { name, form: suffix } = splitSuffix((req.params as { id: string }).id);
    const address = `${base}${kind}/${encodeURIComponent(name)}`;
    for (const one of dataForms)
      res.append('Link', `<${address}.${one}>; rel="describedby"; type="${entryOf(one).type}"`);
    const form = settleForm(req, res, { suffix, offered });
    if (form === undefined) return;
    if (form === 'html') return next();
    const member = memberAt(kind, name);
    if (!member)
      return sendProblem(res, {
        status: 404,
        title: 'Not found',
        detail: `There is no such ${kind}.`,
        remedy: `Partners and collections are named at ${base}.`,
      });
    res.setHeader('Content-Type', contentTypeOf(form));
    res.setHeader('Cache-Control', 'no-cache');
    res.send(Buffer.from(render(form, member, base)));
  });
  return router;
}
