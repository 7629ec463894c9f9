import type { Response } from 'express';

type Head = [status: number, ...rest: unknown[]];

/** Headers as the library hands them over, names and values in turn or in pairs, with another content type. */
function withType(headers: unknown): unknown {
  if (!Array.isArray(headers)) return headers;
  const flat = headers.flat() as string[];
  const kept = flat.flatMap((name, at) =>
    at % 2 === 0 && name.toLowerCase() !== 'content-type' ? [name, flat[at + 1]!] : [],
  );
  return [...kept, 'content-type', 'application/problem+json; charset=utf-8'];
}

/** Makes an answer say of its errors that they are problem details (RFC 9457): `@tus/server` writes them, but as text. */
export function typeProblems(res: Response): void {
  const { writeHead } = res;
  res.writeHead = function write(this: Response, ...[status, ...rest]: Head) {
    return Reflect.apply(writeHead, this, [status, ...(status < 400 ? rest : rest.map(withType))]);
  } as typeof writeHead;
}
