import { document, type Sample, table } from '../sample.ts';

/** Exports of collection management systems and of what museums use as such. */
export const systems: readonly Sample[] = [
  table('archival descriptions of AtoM', [
    ['referenceCode', 'identifier', ['F1-S1', 'F1-S2']],
    ['title', 'title', ['Correspondence', 'Minutes']],
    ['repository', 'owner', ['City Archives', 'City Archives']],
    ['scopeAndContent', 'description', ['Letters received by the board.', '']],
    ['extentAndMedium', 'extent', ['2 boxes', '1 volume']],
    ['eventDates', 'date', ['1901-1910', '1911'], '1901/1910'],
    ['eventActors', 'creator', ['Harbour Board', '']],
    ['levelOfDescription', 'type', ['Series', 'Series']],
    ['archivalHistory', 'provenance', ['Kept in the harbour office.', '']],
    ['accessConditions', 'creditLine', ['Open', '']],
    ['language', 'language', ['en', 'en']],
    ['subjectAccessPoints', 'subject', ['Harbours|Trade', ''], 'Trade'],
    ['placeAccessPoints', 'place', ['Mombasa', '']],
    ['nameAccessPoints', 'subject', ['Smith, J.', '']],
    ['legacyId', 'id', ['101', '102']],
    ['digitalObjectURI', 'media', ['https://example.org/scan1.jpg', '']],
  ]),
  table('PastPerfect', [
    ['OBJECTID', 'id', ['1998.12.1', '1998.12.2']],
    ['OBJNAME', 'type', ['Quilt', 'Lamp']],
    ['TITLE', 'title', ['Log cabin quilt', 'Oil lamp']],
    ['DESCRIP', 'description', ['Pieced of silk.', '']],
    ['MAKER', 'creator', ['Mary Quilter', '']],
    ['DATE', 'date', ['c. 1880', ''], '1880~'],
    ['MATERIAL', 'material', ['Silk', 'Glass']],
    ['DIMNOTES', 'extent', ['60 x 72 inches', '']],
    ['PROVENANCE', 'provenance', ['Made for a wedding', '']],
    ['CREDITLINE', 'creditLine', ['Gift of the family', '']],
    ['HOMELOC', 'location', ['Room 2', '']],
    ['SUBJECTS', 'subject', ['Textiles', '']],
    ['PLACE', 'place', ['Ohio', '']],
    ['IMAGEFILE', 'media', ['1998\\quilt.JPG', ''], '1998/quilt.JPG'],
  ]),
  table('TMS report', [
    ['ObjectID', 'id', ['55', '56']],
    ['ObjectNumber', 'identifier', ['2001.5', '2001.6']],
    ['Title', 'title', ['Blue Vase', 'Red Vase']],
    ['DisplayName', 'creator', ['Workshop of Kato', '']],
    ['Dated', 'date', ['early 20th century', '1920s'], '1900~/1933~'],
    ['DateBegin', '-', ['1900', '1920']],
    ['DateEnd', '-', ['1935', '1929']],
    ['Medium', 'medium', ['Porcelain', '']],
    ['Dimensions', 'dimension', ['Overall: 25.4 × 12.7 cm (10 × 5 in.)', ''], '"value":25.4'],
    ['CreditLine', 'creditLine', ['Gift of a friend', '']],
    ['Department', '-', ['Asian Art', '']],
    ['Signed', 'inscription', ['on the base', '']],
    ['Inscribed', 'inscription', ['two characters', '']],
    ['Markings', 'inscription', ['blue mark', '']],
    ['Provenance', 'provenance', ['Bought in Kyoto', '']],
    ['Description', 'description', ['A slender vase.', '']],
    ['Keywords', 'subject', ['vases', '']],
  ]),
  table('Omeka S, CSV', [
    ['o:id', 'id', ['12', '13']],
    ['dcterms:title', 'title', ['Postcard of the mosque', 'Map']],
    ['dcterms:creator', 'creator', ['Studio Nile', '']],
    ['dcterms:date', 'date', ['1910', '']],
    ['dcterms:description', 'description', ['Hand-coloured.', '']],
    ['dcterms:subject', 'subject', ['Mosques|Cairo', ''], 'Cairo'],
    ['dcterms:type', 'type', ['Postcard', '']],
    ['dcterms:medium', 'medium', ['Paper', '']],
    ['dcterms:extent', 'extent', ['9 x 14 cm', '']],
    ['dcterms:spatial', 'place', ['Cairo, Egypt', '']],
    ['dcterms:rights', 'rights', ['http://rightsstatements.org/vocab/NoC-US/1.0/', '']],
    ['dcterms:identifier', 'identifier', ['PC-12', '']],
    ['dcterms:language', 'language', ['ara', ''], 'ar'],
    ['dcterms:publisher', '-', ['Lehnert', '']],
  ]),
  table('Axiell Collections', [
    ['object_number', 'id', ['AX.1', 'AX.2']],
    ['object_name', 'type', ['drum', 'flute']],
    ['title', 'title', ['Talking drum', 'Flute']],
    ['creator', 'creator', ['Yoruba carver', '']],
    ['production.date.start', '-', ['1900', '']],
    ['production.date.end', '-', ['1950', '']],
    ['production.place', 'place', ['Oyo', '']],
    ['material', 'material', ['wood', '']],
    ['technique', 'technique', ['carved', '']],
    ['dimension.type', '-', ['height', '']],
    ['description', 'description', ['Hourglass-shaped drum.', '']],
    ['acquisition.method', '-', ['gift', '']],
    ['institution.name', 'owner', ['City Museum', '']],
    ['reproduction.reference', 'media', ['AX.1.jpg', '']],
  ]),
  table('DSpace metadata, CSV', [
    ['id', 'id', ['a1', 'a2']],
    ['dc.title[en]', 'title', ['Folk tales of the coast', 'Songs']],
    ['dc.contributor.author', 'creator', ['Mwangi, Jane||Otieno, Paul', ''], 'Otieno, Paul'],
    ['dc.date.issued', 'date', ['1974-06', '']],
    ['dc.description.abstract[en]', 'description', ['Forty tales.', '']],
    ['dc.subject', 'subject', ['Folklore||Kenya', ''], 'Kenya'],
    ['dc.type', 'type', ['Book', '']],
    ['dc.language.iso', 'language', ['sw', '']],
    ['dc.identifier.uri', 'source', ['http://hdl.handle.net/123/1', '']],
    ['dc.rights.uri', 'rights', ['http://creativecommons.org/licenses/by/4.0/', '']],
    ['dc.format.extent', 'extent', ['120 p.', '']],
  ]),
  table('CollectiveAccess', [
    ['Object identifier', 'id', ['CA.1', 'CA.2']],
    ['Preferred labels', 'title', ['Wedding necklace', 'Bracelet']],
    ['Alternate titles', 'alternativeTitle', ['Collar', '']],
    ['Related entities', 'creator', ['Fatima Silversmith (maker)', ''], 'Fatima Silversmith'],
    ['Date', 'date', ['circa 1930', ''], '1930~'],
    ['Materials', 'material', ['silver; amber', ''], 'amber'],
    ['Description', 'description', ['Seven strands.', '']],
    ['Related places', 'place', ['Zagora', '']],
    ['Media', 'media', ['necklace.jpg', '']],
  ]),
  document(
    'KOHA, MARCXML',
    `<?xml version="1.0" encoding="UTF-8"?>
<collection xmlns="http://www.loc.gov/MARC21/slim">${[1, 2]
      .map(
        (i) => `<record><leader>01142cam a2200301 a 4500</leader>
<controlfield tag="001">${i}</controlfield><controlfield tag="008">920219s1993    caua   j      000 0 ara  </controlfield>
<datafield tag="020" ind1=" " ind2=" "><subfield code="a">9780152038656</subfield></datafield>
<datafield tag="041" ind1="1" ind2=" "><subfield code="a">ara</subfield><subfield code="h">fre</subfield></datafield>
<datafield tag="100" ind1="1" ind2=" "><subfield code="6">880-01</subfield><subfield code="a">Mahfuz, Naguib,</subfield><subfield code="d">1911-2006,</subfield><subfield code="e">author.</subfield><subfield code="0">(DE-588)118781200</subfield></datafield>
<datafield tag="245" ind1="1" ind2="0"><subfield code="6">880-02</subfield><subfield code="a">Bayna al-qasrayn :</subfield><subfield code="b">riwayah /</subfield><subfield code="c">Naguib Mahfuz.</subfield></datafield>
<datafield tag="246" ind1="3" ind2=" "><subfield code="a">Palace walk</subfield></datafield>
<datafield tag="264" ind1=" " ind2="1"><subfield code="a">Cairo :</subfield><subfield code="b">Maktabat Misr,</subfield><subfield code="c">1956.</subfield></datafield>
<datafield tag="300" ind1=" " ind2=" "><subfield code="a">1 volume (443 pages) ;</subfield><subfield code="c">25 cm</subfield></datafield>
<datafield tag="500" ind1=" " ind2=" "><subfield code="a">First of three novels.</subfield></datafield>
<datafield tag="520" ind1=" " ind2=" "><subfield code="a">A family in old Cairo.</subfield></datafield>
<datafield tag="541" ind1=" " ind2=" "><subfield code="a">Bought from a bookseller.</subfield></datafield>
<datafield tag="561" ind1=" " ind2=" "><subfield code="a">Owned by a judge.</subfield></datafield>
<datafield tag="600" ind1="1" ind2="0"><subfield code="a">Ahmad Abd al-Jawad</subfield></datafield>
<datafield tag="650" ind1=" " ind2="0"><subfield code="a">Families</subfield><subfield code="z">Egypt</subfield><subfield code="0">http://id.loc.gov/authorities/subjects/sh85047009</subfield></datafield>
<datafield tag="651" ind1=" " ind2="0"><subfield code="a">Cairo (Egypt)</subfield></datafield>
<datafield tag="655" ind1=" " ind2="7"><subfield code="a">Novels.</subfield></datafield>
<datafield tag="700" ind1="1" ind2=" "><subfield code="a">Qutb, Jamal,</subfield><subfield code="e">illustrator.</subfield></datafield>
<datafield tag="856" ind1="4" ind2="0"><subfield code="u">https://example.org/books/${i}</subfield></datafield>
<datafield tag="880" ind1="1" ind2=" "><subfield code="6">100-01/(3/r</subfield><subfield code="a">محفوظ، نجيب،</subfield></datafield>
<datafield tag="880" ind1="1" ind2="0"><subfield code="6">245-02/(3/r</subfield><subfield code="a">بين القصرين :</subfield><subfield code="b">رواية /</subfield></datafield>
</record>`,
      )
      .join('')}</collection>`,
    {
      id: '1',
      identifier: '9780152038656',
      language: 'ar',
      creator: [
        'Mahfuz, Naguib',
        '1911-2006',
        'author',
        'محفوظ، نجيب',
        'Qutb, Jamal',
        'illustrator',
        'd-nb.info/gnd/118781200',
      ],
      title: ['Bayna al-qasrayn', 'بين القصرين'],
      alternativeTitle: 'Palace walk',
      place: 'Cairo',
      date: '1956',
      extent: ['443 pages', '25 cm'],
      description: ['First of three novels', 'A family in old Cairo'],
      provenance: 'Owned by a judge',
      subject: ['Families', 'Ahmad Abd al-Jawad', 'Cairo (Egypt)', 'sh85047009'],
      type: 'Novels',
      source: 'https://example.org/books/1',
    },
  ),
];
