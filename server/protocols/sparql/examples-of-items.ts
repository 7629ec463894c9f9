import type { Example } from './example.ts';

/** Questions about things: their names, makers, materials, times, places and concepts. */
export const examplesOfItems = {
  names: {
    prefixes: ['crm', 'la'],
    text: `SELECT ?item ?name ?language WHERE {
  { SELECT DISTINCT ?item WHERE { ?item la:member_of ?collection } LIMIT 20 }
  ?item crm:P1_is_identified_by ?appellation .
  ?appellation a crm:E33_E41_Linguistic_Appellation ;
    crm:P190_has_symbolic_content ?name .
  OPTIONAL { ?appellation crm:P72_has_language ?language }
}`,
  },
  makers: {
    prefixes: ['crm', 'rdfs'],
    text: `SELECT ?maker (SAMPLE(?label) AS ?name) ?items WHERE {
  {
    SELECT ?maker (COUNT(DISTINCT ?item) AS ?items) WHERE {
      ?item (crm:P108i_was_produced_by|crm:P94i_was_created_by)
        /crm:P9_consists_of?/crm:P14_carried_out_by ?maker .
    } GROUP BY ?maker ORDER BY DESC(?items) LIMIT 25
  }
  OPTIONAL { ?maker rdfs:label ?label }
}
GROUP BY ?maker ?items
ORDER BY DESC(?items) ?name`,
  },
  materials: {
    prefixes: ['crm', 'rdfs'],
    text: `SELECT ?material (SAMPLE(?label) AS ?name) ?items WHERE {
  {
    SELECT ?material (COUNT(DISTINCT ?item) AS ?items) WHERE {
      ?item crm:P45_consists_of ?material .
    } GROUP BY ?material ORDER BY DESC(?items) LIMIT 25
  }
  OPTIONAL { ?material rdfs:label ?label }
}
GROUP BY ?material ?items
ORDER BY DESC(?items) ?name`,
  },
  narrower: {
    prefixes: ['crm', 'la', 'skos'],
    text: `SELECT ?subject (SAMPLE(?label) AS ?name) ?items WHERE {
  {
    SELECT ?subject (COUNT(DISTINCT ?item) AS ?items) WHERE {
      # An item counts for its subjects and for all that is broader.
      {
        SELECT DISTINCT ?used ?subject WHERE {
          { ?used skos:broader+ ?subject }
          UNION
          { ?used skos:inScheme ?scheme BIND(?used AS ?subject) }
        }
      }
      { ?item crm:P65_shows_visual_item/crm:P129_is_about ?used }
      UNION
      { ?item la:member_of ?collection ; crm:P129_is_about ?used }
    } GROUP BY ?subject ORDER BY DESC(?items) LIMIT 60
  }
  OPTIONAL { ?subject skos:prefLabel ?label }
}
GROUP BY ?subject ?items
ORDER BY DESC(?items) ?name`,
  },
  pictures: {
    prefixes: ['crm', 'foaf', 'la', 'rdfs'],
    text: `CONSTRUCT {
  ?item foaf:depiction ?picture .
  ?picture rdfs:label ?shows .
} WHERE {
  ?item crm:P138i_has_representation ?image .
  ?image la:digitally_shown_by/la:access_point ?picture .
  OPTIONAL { ?image rdfs:label ?shows }
}
LIMIT 20`,
  },
  fullText: {
    prefixes: ['rdfs', 'tns'],
    text: `SELECT ?rank ?item (SAMPLE(?label) AS ?name) WHERE {
  # The words are sought in all texts of the items, as on the page of search.
  (?item ?rank) tns:search ("indigo"@en 20) .
  OPTIONAL { ?item rdfs:label ?label }
}
GROUP BY ?rank ?item
ORDER BY ?rank`,
  },
  languages: {
    prefixes: ['crm', 'la'],
    text: `SELECT ?language (COUNT(DISTINCT ?item) AS ?items) WHERE {
  ?item la:member_of ?collection ; crm:P1_is_identified_by ?name .
  ?name crm:P72_has_language ?language .
}
GROUP BY ?language
ORDER BY DESC(?items) ?language`,
  },
  periods: {
    prefixes: ['crm', 'rdfs'],
    text: `SELECT ?item (SAMPLE(?label) AS ?name) (MIN(?first) AS ?begin) (MAX(?last) AS ?end) WHERE {
  ?item crm:P108i_was_produced_by|crm:P94i_was_created_by ?making .
  ?making crm:P4_has_time-span ?span .
  ?span crm:P82a_begin_of_the_begin ?first ; crm:P82b_end_of_the_end ?last .
  OPTIONAL { ?item rdfs:label ?label }
}
GROUP BY ?item
ORDER BY ?begin
LIMIT 60`,
  },
  places: {
    prefixes: ['crm', 'rdfs', 'skos', 'wgs84'],
    text: `SELECT ?place (SAMPLE(?label) AS ?name) ?items
  (SAMPLE(?north) AS ?lat) (SAMPLE(?east) AS ?long) WHERE {
  {
    SELECT ?place (COUNT(DISTINCT ?item) AS ?items) WHERE {
      ?item (crm:P108i_was_produced_by|crm:P94i_was_created_by)/crm:P7_took_place_at ?place .
    } GROUP BY ?place ORDER BY DESC(?items) LIMIT 60
  }
  OPTIONAL { ?place rdfs:label ?label }
  # Where a partner says of the place where it lies.
  OPTIONAL { ?place skos:exactMatch? ?same . ?same wgs84:lat ?north ; wgs84:long ?east }
}
GROUP BY ?place ?items
ORDER BY DESC(?items) ?name`,
  },
  within: {
    prefixes: ['crm', 'rdfs', 'skos'],
    text: `SELECT ?item (SAMPLE(?label) AS ?name) ?type WHERE {
  # Textiles, and all that is narrower, however deep.
  ?textile skos:prefLabel "textile"@en .
  ?concept skos:broader* ?textile .
  ?item crm:P2_has_type ?concept .
  ?concept skos:prefLabel ?type FILTER(LANG(?type) = "en")
  OPTIONAL { ?item rdfs:label ?label }
}
GROUP BY ?item ?type
ORDER BY ?type ?name`,
  },
  matches: {
    prefixes: ['skos'],
    text: `SELECT ?name ?concept ?how ?other WHERE {
  VALUES ?how { skos:exactMatch skos:closeMatch skos:broadMatch }
  ?concept ?how ?other ; skos:prefLabel ?name .
  FILTER(LANG(?name) = "en")
}
ORDER BY ?name
LIMIT 60`,
  },
} satisfies Record<string, Example>;
