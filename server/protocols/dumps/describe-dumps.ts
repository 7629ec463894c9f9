import { cc0 } from '../../../vocab/rights.ts';
import { ns } from '../../../vocab/terms/namespaces.ts';
import {
  type DumpFile,
  type DumpManifest,
  dumpIri,
  dumpTitle,
} from '../../projections/dumps/dump-manifest.ts';
import { tripleText } from '../../projections/graphs/triple-text.ts';

const dcat = 'http://www.w3.org/ns/dcat#';
const spdx = 'http://spdx.org/rdf/terms#';
const iana = 'https://www.iana.org/assignments/media-types/';

/** The media type of a compressed file (RFC 6713, RFC 8878). */
export const packedType = (compression: string): string =>
  compression === 'gz' ? 'application/gzip' : 'application/zstd';

/** Dumps as datasets with their files (DCAT 3, https://www.w3.org/TR/vocab-dcat-3/), as N-Triples. The first is the newest. */
export function describeDumps(manifests: readonly DumpManifest[], base: string): string {
  const text = tripleText();
  const type = (subject: string, of: string) => text.link(subject, `${ns.rdf}type`, of);

  function distribution(dataset: string, file: DumpFile, quads: number): void {
    const iri = dataset + file.path;
    text.link(dataset, `${dcat}distribution`, iri);
    type(iri, `${dcat}Distribution`);
    text.link(iri, `${dcat}downloadURL`, iri);
    text.link(iri, `${dcat}accessURL`, dataset);
    text.link(iri, `${dcat}mediaType`, iana + file.mediaType);
    text.link(iri, `${dcat}compressFormat`, iana + packedType(file.compression));
    text.number(iri, `${dcat}byteSize`, file.bytes);
    text.link(iri, `${spdx}checksum`, `${iri}#sha256`);
    type(`${iri}#sha256`, `${spdx}Checksum`);
    text.link(`${iri}#sha256`, `${spdx}algorithm`, `${spdx}checksumAlgorithm_sha256`);
    text.text(`${iri}#sha256`, `${spdx}checksumValue`, file.sha256);
    if (file.collection !== undefined)
      text.link(iri, `${ns.dcterms}subject`, `${base}collection/${file.collection}`);
    else if (file.form === 'n-quads') text.number(dataset, 'http://rdfs.org/ns/void#triples', quads);
  }

  for (const manifest of manifests) {
    const { release, made, quads } = manifest;
    const iri = dumpIri(base, release);
    type(iri, `${dcat}Dataset`);
    text.text(iri, `${ns.dcterms}title`, dumpTitle(manifest), 'en');
    text.time(iri, `${ns.dcterms}issued`, made);
    text.link(iri, `${ns.dcterms}license`, cc0);
    if (release !== undefined) {
      text.text(iri, `${dcat}version`, release);
      text.link(iri, `${dcat}isVersionOf`, dumpIri(base));
      text.link(dumpIri(base), `${dcat}hasVersion`, iri);
    }
    for (const file of manifest.files) distribution(iri, file, quads);
  }
  return text.toString();
}
