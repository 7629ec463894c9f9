import { randomUUID } from 'node:crypto';
import { html } from 'ghtml';
import { textFor } from '../../../../vocab/record/language-map.ts';
import type { DisputeState } from '../../../curation/disputes/state.ts';
import { outcomes } from '../../../curation/disputes/types.ts';
import { readWords } from '../shell/read-words.ts';
import { formFields, type Option, showForm } from '../shell/show-form.ts';
import { numberOf, type Typed, textOf, type Voice } from '../shell/visit.ts';
import { wordFor } from '../words/workspace-words.ts';
import type { Step, StepKind } from './possible-steps.ts';

const grave: readonly StepKind[] = ['withdraw', 'hold', 'decline'];

/** The fields that a step asks for. */
function fieldsFor(voice: Voice, kind: StepKind, state: DisputeState, form: string): string {
  const { words, ports, reader } = voice;
  const fields = formFields(voice, form);
  const outcome = () =>
    fields.radios({
      name: 'outcome',
      label: words.outcome,
      required: true,
      options: outcomes.map((name) => [name, wordFor(words, 'judged', name)] as const),
    });
  const reasons = (required = true) => fields.words({ name: 'reasons', label: words.reasons, required });
  const evidence = () =>
    fields.words({ name: 'evidence', label: words.evidence, hint: words.evidenceHint, rows: 2 }) +
    fields.text({ name: 'url', label: words.evidenceAddress, type: 'url', ltr: true });
  switch (kind) {
    case 'answer':
      return (
        fields.radios({
          name: 'answer',
          label: words.yourAnswer,
          required: true,
          options: (['amend', 'withdraw', 'defend'] as const).map((a) => [a, words[`answer.${a}`]] as const),
        }) +
        reasons(false) +
        evidence()
      );
    case 'propose':
      return outcome() + reasons(false);
    case 'vote':
    case 'decide':
      return outcome() + reasons();
    case 'appeal':
      return reasons();
    case 'withdraw':
    case 'hold':
      return reasons(false);
    case 'agree':
      return html`<p>${wordFor(words, 'judged', state.proposal?.outcome ?? '')}</p>`;
    case 'name-mediator': {
      const partners = ports.archive.reader
        .partners()
        .map(({ id, name }): Option => [id, textFor(name, reader.language) || id]);
      return (
        fields.select({ name: 'mediator', label: words.mediatorPartner, options: [['', '–'], ...partners] }) +
        fields.text({ name: 'institution', label: words.mediatorOutside, hint: words.mediatorOutsideHint })
      );
    }
    default:
      return '';
  }
}

/** A form for each step that is open, folded away but for the one that has just been sent. `action` is the address of a step. */
export function showStepForms(
  voice: Voice,
  {
    kinds,
    state,
    action,
    hidden,
    as = '',
  }: {
    kinds: readonly StepKind[];
    state: DisputeState;
    action: (kind: StepKind) => string;
    hidden?: Record<string, string>;
    as?: string;
  },
): string {
  return kinds
    .map((kind) => {
      const form = `step-${as}${kind}`;
      return html`<details class="step"!${voice.typed.form === form ? ' open' : ''}><summary>${voice.words[`do.${kind}`]}</summary><p class="hint">${voice.words[`does.${kind}`]}</p>!${showForm(
        voice,
        {
          name: form,
          action: action(kind),
          fields: fieldsFor(voice, kind, state, form),
          button: voice.words[`do.${kind}`],
          hidden: {
            ...hidden,
            ...(kind === 'agree' && state.proposal && { proposal: String(state.proposal.number) }),
          },
          ...(grave.includes(kind) && { weight: 'grave' as const }),
        },
      )}</details>`;
    })
    .join('');
}

/** The step that a form asks for; undefined where what it must name is missing. */
export function readStep(kind: StepKind, typed: Typed): Step | undefined {
  const reasons = readWords(typed, 'reasons');
  const said = reasons && { reasons };
  const outcome = outcomes.find((name) => name === textOf(typed, 'outcome'));
  const text = readWords(typed, 'evidence');
  const url = textOf(typed, 'url');
  switch (kind) {
    case 'answer': {
      const answer = (['amend', 'withdraw', 'defend'] as const).find(
        (name) => name === textOf(typed, 'answer'),
      );
      // An address alone is evidence, too: it stands for its text.
      const piece = text ?? (url ? { und: [url] } : undefined);
      return (
        answer && {
          kind,
          answer,
          ...said,
          ...(piece && { evidence: [{ text: piece, ...(url && { url }) }] }),
        }
      );
    }
    case 'propose':
      return outcome && { kind, outcome, ...said };
    case 'vote':
    case 'decide':
      return outcome && { kind, outcome, reasons: reasons ?? {} };
    case 'appeal':
      return { kind, reasons: reasons ?? {} };
    case 'withdraw':
    case 'hold':
      return { kind, ...said };
    case 'agree': {
      const proposal = numberOf(textOf(typed, 'proposal'));
      return proposal === undefined ? undefined : { kind, proposal };
    }
    case 'name-mediator': {
      const partner = textOf(typed, 'mediator');
      const institution = textOf(typed, 'institution');
      if (partner) return { kind, mediator: { kind: 'partner', partner } };
      // Who the person is lies with their institution; here they are told apart by a reference alone.
      return institution
        ? { kind, mediator: { kind: 'outside', person: `m-${randomUUID()}`, institution } }
        : undefined;
    }
    default:
      return { kind };
  }
}
