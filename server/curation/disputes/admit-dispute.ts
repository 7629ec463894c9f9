import { actorName } from './parties.ts';
import { isOpen } from './phases.ts';
import { type Circumstances, extend, type Refusal, refuse, type Trail } from './trail.ts';

/** A respondent, or the operator, lets the public know of a person's request: until then nobody can stain a statement by asking. */
export function admitDispute(trail: Trail, { actor, now }: Circumstances): Trail | Refusal {
  const by = actorName(actor);
  const { state } = trail;
  if (by === undefined || (by !== 'operator' && !state.respondents.includes(by)))
    return refuse(
      'Those whose description is contested, or the operator, admit a request.',
      'Wait: without an answer by the deadline it is admitted by itself.',
    );
  if (state.admitted) return refuse('It is admitted already.', 'Nothing more is needed.');
  if (!isOpen(state)) return refuse('There is an outcome already.', 'Nothing more is needed.');
  return extend(trail, { kind: 'admitted', at: now, by });
}
