/** A parameter worked out, or what is wrong with it, for HTTP status 400. */
export type Parsed<T> = { state: 'ok'; value: T } | { state: 'bad'; message: string };

export function ok<T>(value: T): Parsed<T> {
  return { state: 'ok', value };
}

export function bad(message: string): { state: 'bad'; message: string } {
  return { state: 'bad', message };
}
