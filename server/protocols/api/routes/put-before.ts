import type { Outcome } from '../../../acts/outcome.ts';
import { refusal } from '../refusals.ts';
import type { Answer, Route } from '../route.ts';
import { flag, object } from '../schemas/build-schema.ts';

const schema = object({ effective: flag, proposal: { type: 'integer' } }, ['effective']);

/** What is answered where something takes effect at once or is put before the partners. */
export const putAnswers = (effect: string): Route['answers'] => ({
  200: { description: effect, schema },
  202: {
    description: 'It is before the partners.',
    schema,
    headers: { Location: 'The proposal.' },
  },
});

export function putBefore(
  baseUrl: string,
  outcome: Outcome<{ effective: boolean; proposal?: number }>,
): Answer {
  if (outcome.outcome === 'refused') return refusal(outcome);
  const { effective, proposal } = outcome;
  const body = { effective, ...(proposal !== undefined && { proposal }) };
  if (effective) return { status: 200, body };
  return { status: 202, body, headers: { Location: `${baseUrl}api/proposals/${proposal}` } };
}
