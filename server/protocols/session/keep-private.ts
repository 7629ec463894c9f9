import type { Response } from 'express';

/**
 * Marks an answer as somebody's own, whatever the door behind says of caching: it is kept by no cache, neither a shared one nor the browser's
 * (RFC 9111, section 5.2.2). The mark is put last, so that no door can forget it.
 */
export function keepPrivate(res: Response): void {
  res.locals.private = true;
  res.vary('Cookie').vary('Authorization');
  const { writeHead } = res;
  res.writeHead = function write(this: Response, ...args: unknown[]) {
    this.setHeader('Cache-Control', 'private, no-store');
    return Reflect.apply(writeHead, this, args);
  } as typeof writeHead;
}
