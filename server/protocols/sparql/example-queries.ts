import { ns } from '../../../vocab/terms/namespaces.ts';

/** The examples, in the order in which they are shown; whoever shows them has their titles. */
export const exampleNames = [
  'names',
  'makers',
  'materials',
  'datedDifferently',
  'severalPartners',
  'partnersRecords',
  'narrower',
  'pictures',
] as const;
export type ExampleName = (typeof exampleNames)[number];

type Prefix = Exclude<keyof typeof ns, 'xsd'> | 'tns';

/** Each with the prefixes that it needs; `tns` are the archive's own terms. */
const bodies: Record<ExampleName, { prefixes: Prefix[]; text: string }> = {
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
  datedDifferently: {
    prefixes: ['crm', 'rdf', 'tns'],
    text: `SELECT ?item ?onePartner ?oneDate ?otherPartner ?otherDate WHERE {
  ?one crm:P177_assigned_property_of_type tns:date ;
    tns:standing tns:differing ;
    crm:P140_assigned_attribute_to ?item ;
    crm:P14_carried_out_by ?onePartner ;
    rdf:value ?oneDate .
  ?other crm:P140_assigned_attribute_to ?item ;
    crm:P177_assigned_property_of_type tns:date ;
    tns:standing tns:differing ;
    crm:P14_carried_out_by ?otherPartner ;
    rdf:value ?otherDate .
  # Each pair once.
  FILTER(STR(?onePartner) < STR(?otherPartner) && ?oneDate != ?otherDate)
}
ORDER BY ?item
LIMIT 60`,
  },
  severalPartners: {
    prefixes: ['la', 'prov', 'rdfs'],
    text: `SELECT ?item (SAMPLE(?label) AS ?name) ?partners WHERE {
  {
    SELECT ?item (COUNT(DISTINCT ?partner) AS ?partners) WHERE {
      # The name of a description's graph says whose it is.
      GRAPH ?record { ?item la:member_of ?collection }
      ?record prov:wasAttributedTo ?partner .
    } GROUP BY ?item HAVING (COUNT(DISTINCT ?partner) > 1)
    ORDER BY DESC(?partners) LIMIT 60
  }
  OPTIONAL { ?item rdfs:label ?label }
}
GROUP BY ?item ?partners
ORDER BY DESC(?partners) ?name`,
  },
  partnersRecords: {
    prefixes: ['prov'],
    text: `SELECT ?partner (COUNT(?record) AS ?records) (MIN(?time) AS ?since) WHERE {
  ?record prov:wasAttributedTo ?partner ;
    prov:generatedAtTime ?time .
}
GROUP BY ?partner
ORDER BY DESC(?records)`,
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
};

/** Queries to begin with, over the archive's own data model (Linked Art over CIDOC CRM). `base` ends with a slash. */
export function exampleQueries({ base }: { base: string }): { name: ExampleName; text: string }[] {
  const addresses: Record<Prefix, string> = { ...ns, tns: `${base}ns/` };
  return exampleNames.map((name) => {
    const { prefixes, text } = bodies[name];
    const head = prefixes.map((prefix) => `PREFIX ${prefix}: <${addresses[prefix]}>\n`).join('');
    return { name, text: `${head}\n${text}` };
  });
}
