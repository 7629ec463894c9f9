import { html } from 'ghtml';
import { curationWordsIn, wordFor } from '../curation-words/curation-words.ts';
import type { PagesArchive } from '../ports.ts';
import type { Reader } from '../reader/reader.ts';
import { partnerLink } from '../show/show-partner.ts';

const parts: ReadonlySet<string> = new Set(['person', 'claimant', 'mediator', 'operator', 'deadline']);

/** Who acted in a dispute: a partner by name, or the part that somebody plays. HTML. */
export const showWho = (reader: Reader, archive: PagesArchive, who: string): string =>
  parts.has(who)
    ? html`${wordFor(curationWordsIn(reader.language), 'who', who)}`
    : partnerLink(reader, archive, who);

/** Several partners, as a list within a sentence. HTML. */
export const showPartners = (reader: Reader, archive: PagesArchive, ids: readonly string[]): string =>
  ids.map((id) => partnerLink(reader, archive, id)).join(html`${reader.words.comma}`);
