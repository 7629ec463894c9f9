import { hash } from 'node:crypto';
import { fieldNames } from '../../vocab/fields.ts';
import type { ItemView, RecordView } from './view.ts';

const speaks = (record: RecordView, language: string): boolean => {
  const primary = language.split('-')[0]!;
  return fieldNames.some((name) => {
    const values = record.content[name];
    return (
      values !== undefined &&
      !Array.isArray(values) &&
      Object.keys(values).some((tag) => tag.split('-')[0] === primary)
    );
  });
};

const rank = (record: RecordView): string => hash('sha256', `${record.item}\n${record.name}`, 'hex');

/**
 * The record that leads an item: among those with text in the reader's language (for harvest, where no language is given, among all) the
 * one with the highest hash of item and partner. Nobody is ranked first; a new partner moves nothing else; over many items all lead equally often.
 */
export function leadingRecord(view: ItemView, language?: string): RecordView {
  const eligible = language === undefined ? [] : view.records.filter((record) => speaks(record, language));
  return (eligible.length ? eligible : view.records).reduce((best, record) =>
    rank(record) > rank(best) ? record : best,
  );
}
