import { type FieldName, field, fieldNames, type RecordContent } from '../fields.ts';
import type { Places } from './places.ts';

/** The fields that have a place in a model, in the order of the fields. */
export function fieldsIn<M extends keyof Places>(
  model: M,
): readonly { name: FieldName; at: NonNullable<Places[M]> }[] {
  return fieldNames.flatMap((name) => {
    const at = field(name).places?.[model];
    return at === undefined ? [] : [{ name, at: at as NonNullable<Places[M]> }];
  });
}

/** The fields at each place of a model. */
export function fieldsAt<M extends keyof Places>(
  model: M,
): (place: NonNullable<Places[M]>) => readonly FieldName[] {
  const byPlace = Map.groupBy(fieldsIn(model), ({ at }) => at);
  const names = new Map([...byPlace].map(([place, all]) => [place, all.map(({ name }) => name)]));
  return (place) => names.get(place) ?? [];
}

/** The values of the fields at each place of a model, and the field of each. Texts are left out: theirs is one map. */
export function valuesAt<M extends keyof Places>(
  model: M,
): <V>(content: RecordContent, place: NonNullable<Places[M]>) => { name: FieldName; value: V }[] {
  const at = fieldsAt(model);
  return <V>(content: RecordContent, place: NonNullable<Places[M]>) =>
    at(place).flatMap((name) => {
      const values = content[name];
      return Array.isArray(values) ? (values as V[]).map((value) => ({ name, value })) : [];
    });
}
