import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Serves records from memory by pyoai (PyPI), pages of 100; prints its port. */
const script = `
import json, sys, types
from urllib.parse import parse_qs, parse_qsl, urlsplit
# It reads tokens by a module that Python has no longer.
sys.modules['cgi'] = types.SimpleNamespace(parse_qs=parse_qs)
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from oaipmh import common, metadata, server
records = []
for line in open(sys.argv[1], encoding='utf-8'):
    one = json.loads(line)
    stamp = datetime.strptime(one['datestamp'], '%Y-%m-%dT%H:%M:%SZ')
    records.append((common.Header(None, one['identifier'], stamp, one['sets'], False), common.Metadata(None, one['dc']), None))
class Archive:
    def identify(self):
        return common.Identify('Peer', 'http://127.0.0.1/', '2.0', ['a@example.org'], datetime(2020, 1, 1), 'no', 'YYYY-MM-DDThh:mm:ssZ', [])
    def listRecords(self, metadataPrefix, set=None, from_=None, until=None, cursor=0, batch_size=100):
        return records[cursor:cursor + batch_size]
registry = metadata.MetadataRegistry()
registry.registerWriter('oai_dc', server.oai_dc_writer)
oai = server.BatchingServer(Archive(), registry, resumption_batch_size=100)
class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def do_GET(self):
        body = oai.handleRequest(dict(parse_qsl(urlsplit(self.path).query)))
        self.send_response(200)
        self.send_header('Content-Type', 'text/xml; charset=utf-8')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *args):
        pass
web = ThreadingHTTPServer(('127.0.0.1', 0), Handler)
print(web.server_port, flush=True)
web.serve_forever()
`;

export type PyoaiRecord = {
  identifier: string;
  datestamp: string;
  sets: string[];
  dc: Record<string, string[]>;
};

const unescapeXml = (text: string): string =>
  text.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]!,
  );

/** The records of a page of ListRecords in oai_dc, to be served again. */
export function readDublinCore(xml: string): PyoaiRecord[] {
  return xml
    .split('<record>')
    .slice(1)
    .map((record) => {
      const dc: Record<string, string[]> = {};
      for (const [, element, value] of record.matchAll(/<dc:(\w+)[^>]*>([^<]*)</g))
        dc[element!] = [...(dc[element!] ?? []), unescapeXml(value!)];
      return {
        identifier: /<identifier>([^<]*)/.exec(record)![1]!,
        datestamp: /<datestamp>([^<]*)/.exec(record)![1]!,
        sets: [...record.matchAll(/<setSpec>([^<]*)/g)].map(([, set]) => set!),
        dc,
      };
    });
}

/** Installs pyoai into a temporary folder and serves records by it; undefined where it cannot be installed. */
export async function servePyoai(
  records: Iterable<PyoaiRecord>,
): Promise<{ url: string; stop(): void } | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-pyoai-'));
  const python = join(folder, 'bin', 'python');
  let child: ChildProcess | undefined;
  const stop = () => {
    child?.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await run('python3', ['-m', 'venv', folder]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'pyoai==2.5.0'];
    await run(python, pip, { timeout: 120_000 });
  } catch {
    stop();
    return undefined;
  }
  const file = join(folder, 'records.ndjson');
  writeFileSync(file, [...records].map((record) => `${JSON.stringify(record)}\n`).join(''));
  child = spawn(python, ['-c', script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout!, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${port.toString().trim()}/`, stop };
}
