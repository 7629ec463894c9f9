import { Router } from 'express';
import { literal } from '../../../vocab/crosswalks/linked-art/to-triples.ts';
import { type Field, field, fieldNames } from '../../../vocab/fields.ts';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { dimensionKinds } from '../../../vocab/record/record.ts';
import { ns } from '../../../vocab/terms/namespaces.ts';
import { cors } from '../../http/cors.ts';
import { curationClasses, curationConcepts, curationProperties } from './curation-terms.ts';
import { contentTypeOf } from './forms.ts';
import { toTurtle } from './serialise.ts';

/** The archive's own terms as N-Triples: its properties, how values stand, what decisions and disputes are told with, and dimensions that AAT is not asked for. */
export function ownTerms(base: string): string {
  let out = '';
  const say = (name: string, predicate: string, object: string) => {
    out += `<${base}ns/${name}> <${predicate}> ${object} .\n`;
  };
  const defined = `<${base}ns/>`;
  const labelled = (name: string, label: Field['label']) => {
    for (const language of interfaceLanguages)
      say(name, `${ns.rdfs}label`, `${literal(label[language])}@${language}`);
  };
  for (const name of fieldNames) {
    say(name, `${ns.rdf}type`, `<${ns.rdf}Property>`);
    say(name, `${ns.rdfs}isDefinedBy`, defined);
    labelled(name, field(name).label);
    const { dc } = field(name);
    if (dc) say(name, `${ns.rdfs}seeAlso`, `<${ns.dc}${dc}>`);
  }
  const described = (type: string, terms: Readonly<Record<string, string>>) => {
    for (const [name, comment] of Object.entries(terms)) {
      say(name, `${ns.rdf}type`, `<${type}>`);
      say(name, `${ns.rdfs}isDefinedBy`, defined);
      say(name, `${ns.rdfs}comment`, `${literal(comment)}@en`);
    }
  };
  described(`${ns.rdfs}Class`, curationClasses);
  described(`${ns.rdf}Property`, curationProperties);
  described(`${ns.skos}Concept`, curationConcepts);
  for (const kind of dimensionKinds) {
    say(kind, `${ns.rdf}type`, `<${ns.crm}E55_Type>`);
    say(kind, `${ns.rdfs}label`, `${literal(kind)}@en`);
  }
  return out;
}

/** The archive's own vocabulary, as one Turtle document that answers for each of its terms. */
export function ownTermsRouter(base: string): Router {
  const router = Router();
  const turtle = toTurtle(ownTerms(base), base);
  router.get(['/ns/', '/ns/:term'], cors(), (_req, res) => {
    res.set({ 'Content-Type': contentTypeOf('ttl'), 'Cache-Control': 'public, max-age=3600' }).send(turtle);
  });
  return router;
}
