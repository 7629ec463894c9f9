/** Where a field stands in the models that museums, libraries and the web exchange, beside Linked Art and simple Dublin Core. */
export type Places = {
  edm?: EdmPlace;
  lido?: LidoPlace;
  mods?: ModsPlace;
  schemaOrg?: SchemaOrgPlace;
};

/**
 * A property of the provided object in the Europeana Data Model (https://pro.europeana.eu/page/edm-documentation), or of its aggregation: `rights`
 * are those of the pictures, `view` the pictures.
 */
export type EdmPlace =
  | 'dc:contributor'
  | 'dc:coverage'
  | 'dc:creator'
  | 'dc:description'
  | 'dc:format'
  | 'dc:identifier'
  | 'dc:language'
  | 'dc:relation'
  | 'dc:rights'
  | 'dc:source'
  | 'dc:subject'
  | 'dc:title'
  | 'dc:type'
  | 'dcterms:alternative'
  | 'dcterms:created'
  | 'dcterms:extent'
  | 'dcterms:medium'
  | 'dcterms:provenance'
  | 'dcterms:spatial'
  | 'dcterms:temporal'
  | 'edm:currentLocation'
  | 'rights'
  | 'view';

/** A part of a LIDO 1.1 record (http://www.lido-schema.org). The first group belongs to the event in which the thing was made. */
export type LidoPlace =
  | 'maker'
  | 'culture'
  | 'made'
  | 'period'
  | 'madeAt'
  | 'technique'
  | 'material'
  | 'displayMaterials'
  | 'category'
  | 'workType'
  | 'classification'
  | 'title'
  | 'alternativeTitle'
  | 'inscription'
  | 'identifier'
  | 'owner'
  | 'location'
  | 'description'
  | 'measurement'
  | 'displayMeasurement'
  | 'performance'
  | 'provenance'
  | 'subject'
  | 'related'
  | 'creditLine'
  | 'rights'
  | 'recordRights'
  | 'recordLink'
  | 'resource'
  | 'resourceRights';

/** A part of a MODS 3.8 record (https://www.loc.gov/standards/mods/). */
export type ModsPlace =
  | 'title'
  | 'alternativeTitle'
  | 'name'
  | 'typeOfResource'
  | 'genre'
  | 'originPlace'
  | 'dateCreated'
  | 'language'
  | 'form'
  | 'extent'
  | 'abstract'
  | 'note'
  | 'subject'
  | 'temporal'
  | 'related'
  | 'identifier'
  | 'physicalLocation'
  | 'url'
  | 'accessCondition'
  | 'resourceRights'
  | 'recordRights'
  | 'recordSource';

/** A property of schema.org (https://schema.org/VisualArtwork and the types above it, https://schema.org/ArchiveComponent). */
export type SchemaOrgPlace =
  | 'name'
  | 'alternateName'
  | 'identifier'
  | 'additionalType'
  | 'artform'
  | 'creator'
  | 'contributor'
  | 'dateCreated'
  | 'locationCreated'
  | 'temporalCoverage'
  | 'keywords'
  | 'material'
  | 'artMedium'
  | 'size'
  | 'description'
  | 'text'
  | 'about'
  | 'owner'
  | 'itemLocation'
  | 'creditText'
  | 'inLanguage'
  | 'license'
  | 'imageLicense'
  | 'sdLicense'
  | 'mentions'
  | 'sameAs'
  | 'image';
