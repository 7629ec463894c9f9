import type { Request } from 'express';
import { type Form, forms } from './forms.ts';

/** A parameter of a media range other than its q-value. */
const parameter = /;\s*(?!q\s*=)[\w-]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,]*)/gi;

/**
 * The form asked for by Accept, by q-value, then by the order there, then by ours (RFC 9110, section 12.5.1). Parameters choose nothing
 * here: each form has one charset and one profile, and profiles that are not known must be ignored (JSON-LD 1.1, IANA considerations).
 */
export function negotiate(req: Request, offered: readonly Form[]): Form | undefined {
  const types = forms.filter(({ form }) => offered.includes(form));
  const accept = req.headers.accept?.replace(parameter, '');
  const plain = Object.create(req, { headers: { value: { ...req.headers, accept } } }) as Request;
  const best = plain.accepts(types.map(({ type }) => type));
  return types.find(({ type }) => type === best)?.form;
}
