import { escapeText } from '../../../vocab/crosswalks/xml/escape-xml.ts';
import type { MetadataFormat } from './metadata-format.ts';
import type { Entry } from './read-entries.ts';
import type { Page } from './read-page.ts';
import { recordIdentifier } from './record-identifier.ts';
import { setSpecsOf } from './set-spec.ts';
import { writeAbout } from './write-about.ts';

/**
 * The header of a record (OAI-PMH 2.0, section 2.5); a deleted one keeps its sets, so that each set's
 * harvesters learn of it.
 */
export function writeHeader(domain: string, { state, record }: Entry): string {
  const status = record === undefined ? ' status="deleted"' : '';
  const sets = setSpecsOf(state, record === undefined)
    .map((spec) => `<setSpec>${escapeText(spec)}</setSpec>`)
    .join('');
  const identifier = escapeText(recordIdentifier(domain, state));
  const datestamp = `<datestamp>${state.datestamp}</datestamp>`;
  return `<header${status}><identifier>${identifier}</identifier>${datestamp}${sets}</header>`;
}

/** A record: its header and, unless deleted, its metadata and what is said about them. */
export function writeRecord(
  { domain, base }: { domain: string; base: string },
  format: MetadataFormat,
  entry: Entry,
): string {
  const header = writeHeader(domain, entry);
  if (!entry.record) return `<record>${header}</record>\n`;
  const { record, view, beside } = entry;
  const metadata = format.write(record, { view, disputes: beside.disputes });
  return `<record>${header}<metadata>${metadata}</metadata>${writeAbout(record, beside, base)}</record>\n`;
}

function writeResumption({ resumption }: Page): string {
  if (!resumption) return '';
  const { token, cursor, total } = resumption;
  return `<resumptionToken completeListSize="${total}" cursor="${cursor}">${token}</resumptionToken>\n`;
}

/** A page of a list, record by record, so that it can be sent while it is written. */
export function* writePage(
  verb: string,
  page: Page,
  write: (entry: Entry) => string,
): Generator<string | Uint8Array> {
  yield `<${verb}>\n`;
  for (const entry of page.entries) yield entry instanceof Uint8Array ? entry : write(entry);
  yield `${writeResumption(page)}</${verb}>\n`;
}
