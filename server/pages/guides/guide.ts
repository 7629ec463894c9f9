/** What is shown in examples: something that is public in this archive. */
export type Example = { base: string; item: string; record: string; partner: string; collection: string };

/** A command or program. It is run as it stands, in the order of the page and in one folder, by the test of the guides. */
export type Code = { language: 'sh' | 'python' | 'ts'; text: string };

/** A section: English paragraphs (HTML is not taken, only text) and code between them. */
export type Section = { id: string; title: string; parts: readonly (string | Code)[] };

export const guideNames = ['harvesting', 'research', 'development'] as const;
export type GuideName = (typeof guideNames)[number];
export type Guide = { sections: (example: Example) => readonly Section[] };

export const sh = (text: string): Code => ({ language: 'sh', text });
export const python = (text: string): Code => ({ language: 'python', text });
export const ts = (text: string): Code => ({ language: 'ts', text });
