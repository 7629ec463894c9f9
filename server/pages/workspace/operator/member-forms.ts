import { isLanguageTag, type LanguageMap } from '../../../../vocab/record/language-map.ts';
import { cc0, normaliseRights } from '../../../../vocab/rights.ts';
import { type Collection, type Partner, partnerKinds } from '../../../archive/archive.ts';
import { defaultAgreement } from '../../../archive/default-agreement.ts';
import { agreementFault } from '../../../curation/agreement.ts';
import { partnerFault, partnerIdFault } from '../../../curation/partner-fault.ts';
import { shortNameForm } from '../../../curation/short-name.ts';
import { partnerOptions } from '../items/show-access.ts';
import { readLines } from '../shell/map-lines.ts';
import { formFields, showForm } from '../shell/show-form.ts';
import { type Typed, textOf, textsOf, type Visit } from '../shell/visit.ts';

const idForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function partnerForm(visit: Visit): string {
  const { words, reader } = visit;
  const fields = formFields(visit, 'partner');
  return showForm(visit, {
    name: 'partner',
    action: '/workspace/operator/partners',
    fields: [
      fields.text({
        name: 'id',
        label: words.shortName,
        hint: words.shortNameHint,
        required: true,
        ltr: true,
      }),
      fields.area({ name: 'name', label: words.names, hint: words.linesHint, required: true, rows: 3 }),
      fields.select({
        name: 'kind',
        label: words.kind,
        options: partnerKinds.map((kind) => [kind, reader.words[kind]] as const),
      }),
      fields.text({ name: 'country', label: words.country, hint: words.countryHint, ltr: true }),
      fields.text({ name: 'homepage', label: words.homepage, type: 'url', ltr: true }),
      fields.text({ name: 'isil', label: 'ISIL', ltr: true }),
      fields.text({ name: 'ror', label: 'ROR', ltr: true }),
    ].join(''),
    button: words.savePartner,
  });
}

/** The partner that the form says, with what is known of it already; undefined where the form is wrong. */
export function readPartner(typed: Typed, known: (id: string) => Partner | undefined): Partner | undefined {
  const [id, country, homepage, isil, ror] = ['id', 'country', 'homepage', 'isil', 'ror'].map((name) =>
    textOf(typed, name),
  );
  const name = readLines(textOf(typed, 'name'), 'en');
  const kind = partnerKinds.find((one) => one === textOf(typed, 'kind'));
  const facts = {
    ...(country && { country: country.toUpperCase() }),
    ...(homepage && { homepage }),
    ...(isil && { isil }),
    ...(ror && { ror }),
  };
  if (!idForm.test(id!) || (partnerIdFault(id!) ?? partnerFault(facts)) !== undefined) return undefined;
  if (!name || !isNames(name) || !kind) return undefined;
  const charter = known(id!)?.charter;
  return { id: id!, kind, name, ...facts, ...(charter && { charter }) };
}

const isNames = (name: LanguageMap): boolean => Object.keys(name).every((tag) => isLanguageTag(tag));

export function collectionForm(visit: Visit): string {
  const { words } = visit;
  const fields = formFields(visit, 'collection');
  return showForm(visit, {
    name: 'collection',
    action: '/workspace/operator/collections',
    fields: [
      fields.text({
        name: 'id',
        label: words.shortName,
        hint: words.shortNameHint,
        required: true,
        ltr: true,
      }),
      fields.area({ name: 'name', label: words.names, hint: words.linesHint, required: true, rows: 3 }),
      fields.checks({
        name: 'partners',
        label: words.partnersTogether,
        options: partnerOptions(visit),
        values: [],
      }),
      fields.text({ name: 'licence', label: words.licence, value: cc0, ltr: true }),
    ].join(''),
    button: words.addCollection,
  });
}

/** A new collection under the agreement that holds where nothing else is agreed; its partners then agree on theirs. */
export function readCollection(typed: Typed): Collection | undefined {
  const id = textOf(typed, 'id');
  const name = readLines(textOf(typed, 'name'), 'en');
  const licence = normaliseRights(textOf(typed, 'licence'));
  const partners = textsOf(typed, 'partners').sort();
  if (
    !idForm.test(id) ||
    !shortNameForm.test(id) ||
    !name ||
    !licence ||
    agreementFault(defaultAgreement, partners) !== undefined
  )
    return undefined;
  return { id, name, partners, agreement: defaultAgreement, licence };
}
