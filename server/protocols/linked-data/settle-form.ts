import type { Request, Response } from 'express';
import { sendProblem } from '../../http/problem-details.ts';
import { type Form, forms } from './forms.ts';
import { negotiate } from './negotiate.ts';

/**
 * The form that a request asks for: by its suffix, or else by Accept and Accept-Profile, of which caches are told. Where it is none of those offered, the
 * request is answered (406, with what is offered), and undefined is given.
 */
export function settleForm<F extends Form>(
  req: Request,
  res: Response,
  { suffix, offered }: { suffix: Form | undefined; offered: readonly F[] },
): F | undefined {
  if (suffix === undefined) res.vary('Accept, Accept-Profile');
  const form = suffix === undefined ? negotiate(req, offered) : offered.find((one) => one === suffix);
  if (form === undefined)
    sendProblem(res, {
      status: 406,
      title: 'No such form',
      detail: 'None of the forms asked for is offered here.',
      remedy: `Ask for one of: ${forms
        .filter((one) => (offered as readonly Form[]).includes(one.form))
        .map(({ type, profile }) => (profile === undefined ? type : `${type};profile="${profile}"`))
        .join(', ')}.`,
    });
  return form;
}
