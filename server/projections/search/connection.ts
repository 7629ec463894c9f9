/** Where a Meilisearch server answers, and the key for it. `url` has no final slash. */
export type Connection = { url: string; key: string };
