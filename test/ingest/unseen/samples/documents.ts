import { document, type Sample } from '../sample.ts';

/** XML as museums, archives and libraries write it. */
export const documents: readonly Sample[] = [
  document(
    'LIDO eines Museumsverbunds, mit Ereignissen und Schlagworten',
    `<?xml version="1.0" encoding="UTF-8"?><lido:lidoWrap xmlns:lido="http://www.lido-schema.org" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><lido:lido>
<lido:lidoRecID lido:type="local" lido:source="museum-digital:hessen">md-hessen-4711</lido:lidoRecID>
<lido:descriptiveMetadata xml:lang="de"><lido:objectClassificationWrap><lido:objectWorkTypeWrap><lido:objectWorkType><lido:term>Münze</lido:term></lido:objectWorkType></lido:objectWorkTypeWrap><lido:classificationWrap><lido:classification lido:type="collection"><lido:term>Münzen der Antike</lido:term></lido:classification></lido:classificationWrap></lido:objectClassificationWrap>
<lido:objectIdentificationWrap><lido:titleWrap><lido:titleSet><lido:appellationValue lido:pref="preferred">Denar des Trajan</lido:appellationValue></lido:titleSet></lido:titleWrap>
<lido:inscriptionsWrap><lido:inscriptions><lido:inscriptionDescription><lido:descriptiveNoteValue>IMP CAES NERVA TRAIAN</lido:descriptiveNoteValue></lido:inscriptionDescription></lido:inscriptions></lido:inscriptionsWrap>
<lido:repositoryWrap><lido:repositorySet lido:type="current"><lido:repositoryName><lido:legalBodyID lido:type="concept-ID" lido:source="ISIL">DE-MUS-1</lido:legalBodyID><lido:legalBodyName><lido:appellationValue>Münzkabinett Fulda</lido:appellationValue></lido:legalBodyName></lido:repositoryName><lido:workID lido:type="inventory number">MK 12</lido:workID></lido:repositorySet></lido:repositoryWrap>
<lido:objectDescriptionWrap><lido:objectDescriptionSet><lido:descriptiveNoteValue>Vs.: Kopf mit Lorbeerkranz.</lido:descriptiveNoteValue></lido:objectDescriptionSet></lido:objectDescriptionWrap>
<lido:objectMeasurementsWrap><lido:objectMeasurementsSet><lido:displayObjectMeasurements>Durchmesser: 19 mm; Gewicht: 3,2 g</lido:displayObjectMeasurements></lido:objectMeasurementsSet></lido:objectMeasurementsWrap></lido:objectIdentificationWrap>
<lido:eventWrap><lido:eventSet><lido:displayEvent>Hergestellt: 103-111 n. Chr., Rom</lido:displayEvent><lido:event><lido:eventType><lido:conceptID lido:type="URI" lido:source="LIDO-Terminologie">http://terminology.lido-schema.org/lido00007</lido:conceptID><lido:term>Herstellung</lido:term></lido:eventType>
<lido:eventActor><lido:actorInRole><lido:actor lido:type="person"><lido:actorID lido:type="local" lido:source="GND">118623664</lido:actorID><lido:nameActorSet><lido:appellationValue>Trajan (53-117)</lido:appellationValue></lido:nameActorSet></lido:actor><lido:roleActor><lido:term>Münzherr</lido:term></lido:roleActor></lido:actorInRole></lido:eventActor>
<lido:eventDate><lido:displayDate>103-111 n. Chr.</lido:displayDate><lido:date><lido:earliestDate>103</lido:earliestDate><lido:latestDate>111</lido:latestDate></lido:date></lido:eventDate>
<lido:eventPlace><lido:displayPlace>Rom</lido:displayPlace><lido:place><lido:namePlaceSet><lido:appellationValue>Rom</lido:appellationValue></lido:namePlaceSet></lido:place></lido:eventPlace>
<lido:eventMaterialsTech><lido:displayMaterialsTech>Silber; geprägt</lido:displayMaterialsTech><lido:materialsTech><lido:termMaterialsTech lido:type="material"><lido:term>Silber</lido:term></lido:termMaterialsTech><lido:termMaterialsTech lido:type="technique"><lido:term>prägen</lido:term></lido:termMaterialsTech></lido:materialsTech></lido:eventMaterialsTech></lido:event></lido:eventSet>
<lido:eventSet><lido:event><lido:eventType><lido:term>Fund</lido:term></lido:eventType><lido:eventPlace><lido:place><lido:namePlaceSet><lido:appellationValue>Petersberg</lido:appellationValue></lido:namePlaceSet></lido:place></lido:eventPlace></lido:event></lido:eventSet></lido:eventWrap>
<lido:objectRelationWrap><lido:subjectWrap><lido:subjectSet><lido:subject><lido:subjectConcept><lido:conceptID lido:type="URI" lido:source="GND">https://d-nb.info/gnd/4036145-0</lido:conceptID><lido:term>Lorbeer</lido:term></lido:subjectConcept></lido:subject></lido:subjectSet></lido:subjectWrap></lido:objectRelationWrap></lido:descriptiveMetadata>
<lido:administrativeMetadata xml:lang="de"><lido:recordWrap><lido:recordID lido:type="local">4711</lido:recordID><lido:recordType><lido:term>Einzelobjekt</lido:term></lido:recordType><lido:recordSource><lido:legalBodyName><lido:appellationValue>Münzkabinett Fulda</lido:appellationValue></lido:legalBodyName></lido:recordSource></lido:recordWrap>
<lido:resourceWrap><lido:resourceSet><lido:resourceRepresentation lido:type="image_thumb"><lido:linkResource>https://example.org/t/1.jpg</lido:linkResource></lido:resourceRepresentation><lido:resourceRepresentation lido:type="provided_image"><lido:linkResource>https://example.org/i/1.jpg</lido:linkResource></lido:resourceRepresentation><lido:rightsResource><lido:rightsType><lido:term>CC BY-NC-SA 4.0</lido:term></lido:rightsType></lido:rightsResource></lido:resourceSet></lido:resourceWrap></lido:administrativeMetadata></lido:lido></lido:lidoWrap>`,
    {
      id: 'md-hessen-4711',
      type: 'Münze',
      title: '"de":["Denar des Trajan"]',
      inscription: 'IMP CAES NERVA TRAIAN',
      identifier: ['MK 12', '4711'],
      owner: 'Münzkabinett Fulda',
      description: ['Vs.: Kopf mit Lorbeerkranz.', 'Münzen der Antike'],
      extent: 'Durchmesser: 19 mm; Gewicht: 3,2 g',
      dimension: ['"diameter","value":19', '"weight","value":3.2'],
      creator: ['Trajan', '53-117', 'Münzherr', 'https://d-nb.info/gnd/118623664'],
      date: ['0103/0111', '103-111 n. Chr.'],
      place: 'Rom',
      material: 'Silber',
      technique: 'prägen',
      provenance: ['Fund', 'Petersberg'],
      subject: ['Lorbeer', 'https://d-nb.info/gnd/4036145-0'],
      media: 'https://example.org/i/1.jpg',
      mediaRights: 'by-nc-sa/4.0',
    },
  ),
  document(
    'LIDO din România',
    `<lido:lidoWrap xmlns:lido="http://www.lido-schema.org"><lido:lido><lido:lidoRecID lido:type="local">CIMEC-77</lido:lidoRecID><lido:descriptiveMetadata xml:lang="ro"><lido:objectClassificationWrap><lido:objectWorkTypeWrap><lido:objectWorkType><lido:term>icoană</lido:term></lido:objectWorkType></lido:objectWorkTypeWrap></lido:objectClassificationWrap><lido:objectIdentificationWrap><lido:titleWrap><lido:titleSet><lido:appellationValue>Sfântul Gheorghe</lido:appellationValue></lido:titleSet></lido:titleWrap><lido:objectMeasurementsWrap><lido:objectMeasurementsSet><lido:objectMeasurements><lido:measurementsSet><lido:measurementType>înălțime</lido:measurementType><lido:measurementUnit>cm</lido:measurementUnit><lido:measurementValue>35,5</lido:measurementValue></lido:measurementsSet></lido:objectMeasurements></lido:objectMeasurementsSet></lido:objectMeasurementsWrap></lido:objectIdentificationWrap><lido:eventWrap><lido:eventSet><lido:event><lido:eventType><lido:term>Producere</lido:term></lido:eventType><lido:eventActor><lido:displayActorInRole>zugrav anonim</lido:displayActorInRole></lido:eventActor><lido:eventDate><lido:displayDate>începutul secolului al XIX-lea</lido:displayDate></lido:eventDate><lido:eventPlace><lido:displayPlace>Nicula, Cluj</lido:displayPlace></lido:eventPlace><lido:eventMaterialsTech><lido:displayMaterialsTech>sticlă; pictură pe sticlă</lido:displayMaterialsTech></lido:eventMaterialsTech></lido:event></lido:eventSet></lido:eventWrap></lido:descriptiveMetadata><lido:administrativeMetadata xml:lang="ro"><lido:recordWrap><lido:recordID lido:type="local">77</lido:recordID><lido:recordType><lido:term>obiect</lido:term></lido:recordType><lido:recordSource><lido:legalBodyName><lido:appellationValue>Muzeul</lido:appellationValue></lido:legalBodyName></lido:recordSource></lido:recordWrap></lido:administrativeMetadata></lido:lido></lido:lidoWrap>`,
    {
      id: 'CIMEC-77',
      type: 'icoană',
      title: '"ro":["Sfântul Gheorghe"]',
      dimension: '"value":35.5',
      creator: 'zugrav anonim',
      date: ['1800~/1833~', 'începutul secolului al XIX-lea'],
      place: 'Nicula, Cluj',
      medium: 'pictură pe sticlă',
    },
  ),
  document(
    'EAD 2002 of Ge’ez manuscripts, from ArchivesSpace',
    `<?xml version="1.0" encoding="utf-8"?><ead xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink"><eadheader><eadid>gondar-mss</eadid><filedesc><titlestmt><titleproper>Manuscripts</titleproper></titlestmt></filedesc></eadheader><archdesc level="collection"><did><unittitle>Gondar manuscripts</unittitle><unitid>GM</unitid><repository><corpname>Library of the Monastery</corpname></repository><unitdate normal="1600/1900" type="inclusive">1600-1900</unitdate><physdesc><extent>12 volumes</extent></physdesc><langmaterial><language langcode="gez">Ge'ez</language></langmaterial></did><scopecontent><head>Scope</head><p>Prayer books and lives of saints.</p></scopecontent><dsc><c01 level="item" id="ref1"><did><unittitle>ገድለ ተክለ ሃይማኖት</unittitle><unitid>GM 1</unitid><origination label="Scribe"><persname>Walda Maryam</persname></origination><unitdate>18th century</unitdate><physdesc><extent>140 leaves</extent><physfacet>parchment</physfacet><dimensions>24 x 20 cm</dimensions></physdesc><dao xlink:href="https://example.org/gm1.jpg"/></did><controlaccess><subject>Saints</subject><geogname>Gondar</geogname><genreform>hagiographies</genreform></controlaccess><custodhist><p>Kept in the church.</p></custodhist></c01></dsc></archdesc></ead>`,
    {
      title: 'Gondar manuscripts',
      identifier: 'GM',
      owner: 'Library of the Monastery',
      date: '1600/1900',
      extent: '12 volumes',
      language: 'gez',
      description: 'Prayer books and lives of saints.',
      type: 'collection',
    },
  ),
  document(
    'MODS of an Arabic manuscript, in two scripts',
    `<mods xmlns="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink" version="3.7"><titleInfo lang="ara" script="Arab"><nonSort>ال</nonSort><title>قانون في الطب</title></titleInfo><titleInfo type="translated" lang="eng"><title>The Canon of Medicine</title></titleInfo><name type="personal" authority="viaf" valueURI="http://viaf.org/viaf/89770781"><namePart>Avicenna</namePart><namePart type="date">980-1037</namePart><role><roleTerm type="text">author</roleTerm></role></name><name type="personal"><namePart>Yaqut</namePart><role><roleTerm authority="marcrelator" type="code">scr</roleTerm></role></name><typeOfResource manuscript="yes">text</typeOfResource><genre authority="aat">manuscripts (documents)</genre><originInfo><place><placeTerm type="text">Isfahan</placeTerm></place><dateCreated encoding="w3cdtf" point="start" keyDate="yes">1597</dateCreated><dateCreated encoding="w3cdtf" point="end">1598</dateCreated></originInfo><language><languageTerm type="code" authority="iso639-2b">ara</languageTerm></language><physicalDescription><form type="material">paper</form><extent>544 folios ; 30 x 20 cm</extent></physicalDescription><abstract lang="eng">An encyclopaedia of medicine.</abstract><note type="ownership">Bought in Cairo, 1897.</note><subject authority="lcsh"><topic>Medicine</topic><temporal>16th century</temporal></subject><classification authority="lcc">R128.3</classification><identifier type="local">MS 155</identifier><location><physicalLocation>Medical Library</physicalLocation><url usage="primary display">https://example.org/ms155</url></location><accessCondition type="use and reproduction" xlink:href="http://rightsstatements.org/vocab/NoC-US/1.0/">No copyright</accessCondition><recordInfo><recordIdentifier>ms155</recordIdentifier></recordInfo></mods>`,
    {
      id: 'ms155',
      title: 'قانون في الطب',
      alternativeTitle: 'The Canon of Medicine',
      creator: ['Avicenna', '980-1037', 'author', 'http://viaf.org/viaf/89770781', 'Yaqut'],
      type: 'manuscripts (documents)',
      place: 'Isfahan',
      date: '1597/1598',
      language: 'ar',
      material: 'paper',
      extent: '544 folios',
      description: 'An encyclopaedia of medicine.',
      provenance: 'Bought in Cairo, 1897.',
      subject: 'Medicine',
      identifier: 'MS 155',
      owner: 'Medical Library',
      source: 'https://example.org/ms155',
      rights: 'NoC-US/1.0',
    },
  ),
];
