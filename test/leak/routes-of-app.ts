import type { Express } from 'express';

/** What Express keeps of a layer (package router 2, lib/layer.js): `rawPath` is the path as it was given. */
type Layer = {
  rawPath: unknown;
  route?: { methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
};

const pathsOf = (raw: unknown): string[] => (Array.isArray(raw) ? raw.flatMap(pathsOf) : [String(raw)]);
const joined = (mount: string, path: string) =>
  `${mount}${path === '/' ? '' : path}`.replace(/\/{2,}/g, '/') || '/';

/**
 * Every way into an application, as it stands in its routers: `GET /item/:item` for a route; `USE /assets` for a handler that answers below a
 * path by itself, or that is passed on the way.
 */
export function routesOfApp(app: Express): string[] {
  const found = new Set<string>();
  function walk(stack: Layer[], mount: string): void {
    for (const { rawPath, route, handle } of stack)
      for (const path of pathsOf(rawPath)) {
        const full = joined(mount, path);
        if (route)
          for (const method of Object.keys(route.methods))
            found.add(`${method === '_all' ? 'ALL' : method.toUpperCase()} ${full}`);
        else if (handle.stack) walk(handle.stack, full);
        else found.add(`USE ${full}`);
      }
  }
  walk((app.router as unknown as { stack: Layer[] }).stack, '');
  return [...found].sort();
}
