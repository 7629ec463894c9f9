import { compileMapping } from '../../ingest/mappings/apply-mapping.ts';
import { lido } from '../../ingest/mappings/lido.ts';
import { readRows } from '../../ingest/readers/read-rows.ts';
import { check } from '../../vocab/check.ts';
import type { Measurement } from './ingest.ts';

const records = 20_000;
const term = (name: string, i: number) =>
  `<lido:${name}><lido:conceptID lido:type="http://terminology.lido-schema.org/lido00099">http://vocab.getty.edu/aat/3000${10000 + (i % 9000)}</lido:conceptID><lido:term xml:lang="de">Gemälde ${i % 50}</lido:term><lido:term xml:lang="en">painting ${i % 50}</lido:term></lido:${name}>`;
const named = (name: string, de: string, en: string) =>
  `<lido:${name}><lido:appellationValue xml:lang="de">${de}</lido:appellationValue><lido:appellationValue xml:lang="en">${en}</lido:appellationValue></lido:${name}>`;

/** A LIDO record of some 9,000 characters, as museums write them. */
function makeRecord(i: number): string {
  const year = 1500 + (i % 400);
  return `<lido:lido>
  <lido:lidoRecID lido:type="local">DE-Mb112/lido-obj${i}</lido:lidoRecID>
  <lido:objectPublishedID lido:type="uri">http://example.org/object/${i}</lido:objectPublishedID>
  <lido:category><lido:conceptID lido:type="uri">http://www.cidoc-crm.org/crm-concepts/E22</lido:conceptID><lido:term xml:lang="en">Man-Made Object</lido:term></lido:category>
  <lido:descriptiveMetadata xml:lang="de">
    <lido:objectClassificationWrap>
      <lido:objectWorkTypeWrap>${term('objectWorkType', i)}</lido:objectWorkTypeWrap>
      <lido:classificationWrap>${term('classification', i + 1)}${term('classification', i + 2)}</lido:classificationWrap>
    </lido:objectClassificationWrap>
    <lido:objectIdentificationWrap>
      <lido:titleWrap>${named('titleSet', `Ansicht von Dresden im Mondschein, Nr. ${i}`, `View of Dresden by moonlight, no. ${i}`)}</lido:titleWrap>
      <lido:inscriptionsWrap><lido:inscriptions><lido:inscriptionTranscription>J. Dahl ${year}</lido:inscriptionTranscription></lido:inscriptions></lido:inscriptionsWrap>
      <lido:repositoryWrap><lido:repositorySet lido:type="current">
        <lido:repositoryName><lido:legalBodyID lido:type="uri">https://d-nb.info/gnd/1${i % 5}</lido:legalBodyID>${named('legalBodyName', 'Galerie Neue Meister', 'New Masters Gallery')}</lido:repositoryName>
        <lido:workID lido:type="inventory number">Gal.-Nr. ${i}</lido:workID>
        <lido:repositoryLocation><lido:placeID lido:type="uri">https://sws.geonames.org/2935022</lido:placeID>${named('namePlaceSet', 'Dresden', 'Dresden')}</lido:repositoryLocation>
      </lido:repositorySet></lido:repositoryWrap>
      <lido:objectDescriptionWrap><lido:objectDescriptionSet>
        <lido:descriptiveNoteValue xml:lang="de">${`Über dem Fluss steht der Mond; im Vordergrund ein Boot mit Fischern (${i}). `.repeat(6)}</lido:descriptiveNoteValue>
        <lido:descriptiveNoteValue xml:lang="en">${`The moon stands over the river; a boat with fishermen in the foreground (${i}). `.repeat(6)}</lido:descriptiveNoteValue>
      </lido:objectDescriptionSet></lido:objectDescriptionWrap>
      <lido:objectMeasurementsWrap><lido:objectMeasurementsSet>
        <lido:displayObjectMeasurements xml:lang="de">${50 + (i % 100)} x 130 cm</lido:displayObjectMeasurements>
        <lido:objectMeasurements>
          <lido:measurementsSet><lido:measurementType>Höhe</lido:measurementType><lido:measurementUnit>cm</lido:measurementUnit><lido:measurementValue>${50 + (i % 100)}</lido:measurementValue></lido:measurementsSet>
          <lido:measurementsSet><lido:measurementType>Breite</lido:measurementType><lido:measurementUnit>cm</lido:measurementUnit><lido:measurementValue>130</lido:measurementValue></lido:measurementsSet>
        </lido:objectMeasurements>
      </lido:objectMeasurementsSet></lido:objectMeasurementsWrap>
    </lido:objectIdentificationWrap>
    <lido:eventWrap>
      <lido:eventSet><lido:event>
        <lido:eventType><lido:conceptID lido:type="uri">http://terminology.lido-schema.org/lido00007</lido:conceptID><lido:term xml:lang="de">Herstellung</lido:term><lido:term xml:lang="en">Production</lido:term></lido:eventType>
        <lido:eventActor><lido:displayActorInRole>Johan Christian Dahl (Maler)</lido:displayActorInRole><lido:actorInRole>
          <lido:actor lido:type="person"><lido:actorID lido:type="uri">https://d-nb.info/gnd/11867${i % 700}</lido:actorID><lido:nameActorSet><lido:appellationValue lido:pref="preferred">Dahl, Johan Christian ${i % 700}</lido:appellationValue></lido:nameActorSet>
          <lido:vitalDatesActor><lido:earliestDate>1788</lido:earliestDate><lido:latestDate>1857</lido:latestDate></lido:vitalDatesActor></lido:actor>
          ${term('roleActor', 7)}</lido:actorInRole></lido:eventActor>
        <lido:eventDate><lido:displayDate xml:lang="de">um ${year}</lido:displayDate><lido:date><lido:earliestDate>${year}</lido:earliestDate><lido:latestDate>${year + 2}</lido:latestDate></lido:date></lido:eventDate>
        <lido:eventPlace><lido:place><lido:placeID lido:type="uri">https://sws.geonames.org/2935022</lido:placeID>${named('namePlaceSet', 'Dresden', 'Dresden')}</lido:place></lido:eventPlace>
        <lido:eventMaterialsTech><lido:displayMaterialsTech xml:lang="de">Öl auf Leinwand</lido:displayMaterialsTech><lido:materialsTech>
          <lido:termMaterialsTech lido:type="material"><lido:term xml:lang="de">Leinwand</lido:term><lido:term xml:lang="en">canvas</lido:term></lido:termMaterialsTech>
          <lido:termMaterialsTech lido:type="technique"><lido:term xml:lang="de">Ölmalerei</lido:term><lido:term xml:lang="en">oil painting</lido:term></lido:termMaterialsTech>
        </lido:materialsTech></lido:eventMaterialsTech>
      </lido:event></lido:eventSet>
      <lido:eventSet><lido:event>
        <lido:eventType><lido:conceptID lido:type="uri">http://terminology.lido-schema.org/lido00001</lido:conceptID><lido:term xml:lang="de">Erwerbung</lido:term></lido:eventType>
        <lido:eventDate><lido:displayDate>1937</lido:displayDate><lido:date><lido:earliestDate>1937</lido:earliestDate><lido:latestDate>1937</lido:latestDate></lido:date></lido:eventDate>
        <lido:eventMethod><lido:term xml:lang="de">Ankauf</lido:term></lido:eventMethod>
      </lido:event></lido:eventSet>
    </lido:eventWrap>
    <lido:objectRelationWrap><lido:subjectWrap>
      <lido:subjectSet><lido:subject>${term('subjectConcept', i + 11)}${term('subjectConcept', i + 12)}</lido:subject></lido:subjectSet>
    </lido:subjectWrap></lido:objectRelationWrap>
  </lido:descriptiveMetadata>
  <lido:administrativeMetadata xml:lang="de">
    <lido:rightsWorkWrap><lido:rightsWorkSet><lido:rightsType><lido:conceptID lido:type="uri">https://creativecommons.org/publicdomain/mark/1.0/</lido:conceptID></lido:rightsType></lido:rightsWorkSet></lido:rightsWorkWrap>
    <lido:recordWrap><lido:recordID lido:type="local">${i}</lido:recordID><lido:recordType><lido:term>Einzelobjekt</lido:term></lido:recordType>
      <lido:recordSource>${named('legalBodyName', 'Staatliche Kunstsammlungen Dresden', 'Dresden State Art Collections')}</lido:recordSource>
      <lido:recordRights><lido:rightsType><lido:conceptID lido:type="uri">https://creativecommons.org/publicdomain/zero/1.0/</lido:conceptID></lido:rightsType></lido:recordRights>
      <lido:recordInfoSet><lido:recordInfoLink>http://example.org/object/${i}</lido:recordInfoLink></lido:recordInfoSet></lido:recordWrap>
    <lido:resourceWrap><lido:resourceSet><lido:resourceRepresentation lido:type="image_master"><lido:linkResource>http://example.org/images/${i}.jpg</lido:linkResource></lido:resourceRepresentation>
      <lido:rightsResource><lido:rightsType><lido:conceptID lido:type="uri">https://creativecommons.org/licenses/by-sa/4.0/</lido:conceptID></lido:rightsType></lido:rightsResource></lido:resourceSet></lido:resourceWrap>
  </lido:administrativeMetadata>
</lido:lido>\n`;
}

/** A file of LIDO records, made as it is read. */
export async function* lidoFile(count = records): AsyncGenerator<Uint8Array> {
  yield Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?>\n<lido:lidoWrap xmlns:lido="http://www.lido-schema.org">\n',
  );
  for (let i = 0; i < count; i += 20)
    yield Buffer.from(
      Array.from({ length: Math.min(20, count - i) }, (_, at) => makeRecord(i + at)).join(''),
    );
  yield Buffer.from('</lido:lidoWrap>\n');
}

/** Records a second of processor time, and by how many MB the heap grew at most. */
async function measure(work: (values: Parameters<ReturnType<typeof compileMapping>>[0]) => void) {
  const parts: Uint8Array[] = [];
  for await (const part of lidoFile()) parts.push(part);
  const before = process.memoryUsage().heapUsed;
  const start = process.cpuUsage();
  let rows = 0;
  let peak = before;
  for await (const outcome of readRows({
    file: (async function* () {
      yield* parts;
    })(),
  })) {
    if (outcome.kind !== 'row') continue;
    work(outcome);
    if (++rows % 1000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed);
  }
  const { user, system } = process.cpuUsage(start);
  return { rate: Math.round(rows / ((user + system) / 1e6)), grown: Math.round((peak - before) / 1e6) };
}

/** Measures reading LIDO, and reading, mapping and checking it. */
export async function benchIngestXml(): Promise<Measurement[]> {
  const read = await measure(() => {});
  const apply = compileMapping({ mapping: lido });
  const whole = await measure((row) => {
    check(apply(row).draft);
  });
  return [
    { name: 'LIDO records read', value: read.rate, unit: '/s' },
    { name: 'LIDO records read, mapped and checked', value: whole.rate, unit: '/s' },
    { name: 'heap grown by while reading 20,000', value: whole.grown, unit: 'MB' },
  ];
}

if (import.meta.main) console.table(await benchIngestXml());
