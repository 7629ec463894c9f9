import type { Example } from './example.ts';

/** Questions about who says what, and what partners did: differences, disputes, decisions, deposits. */
export const examplesOfPartners = {
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
  whoSaysWhat: {
    prefixes: ['crm', 'prov', 'rdf', 'tns'],
    text: `SELECT ?property ?value ?partner ?since ?standing WHERE {
  {
    # The item of which most is said.
    SELECT ?item WHERE {
      ?claim crm:P140_assigned_attribute_to ?item ; tns:standing ?any .
    } GROUP BY ?item ORDER BY DESC(COUNT(?claim)) ?item LIMIT 1
  }
  ?claim crm:P140_assigned_attribute_to ?item ;
    crm:P177_assigned_property_of_type ?property ;
    rdf:value ?value ;
    crm:P14_carried_out_by ?partner ;
    prov:generatedAtTime ?since ;
    tns:standing ?standing .
}
ORDER BY ?property ?value ?since`,
  },
  differences: {
    prefixes: ['crm', 'tns'],
    text: `SELECT ?property (COUNT(DISTINCT ?item) AS ?items) WHERE {
  ?claim tns:standing tns:differing ;
    crm:P177_assigned_property_of_type ?property ;
    crm:P140_assigned_attribute_to ?item .
}
GROUP BY ?property
ORDER BY DESC(?items) ?property`,
  },
  agreements: {
    prefixes: ['crm', 'rdf', 'tns'],
    text: `SELECT ?item ?property ?value (COUNT(DISTINCT ?partner) AS ?partners) WHERE {
  ?claim tns:standing tns:agreed ;
    crm:P140_assigned_attribute_to ?item ;
    crm:P177_assigned_property_of_type ?property ;
    rdf:value ?value ;
    crm:P14_carried_out_by ?partner .
}
GROUP BY ?item ?property ?value
ORDER BY DESC(?partners) ?item ?property
LIMIT 60`,
  },
  disputes: {
    prefixes: ['la', 'prov', 'tns'],
    text: `SELECT ?dispute ?item ?ground ?phase ?claimant ?since WHERE {
  ?dispute a tns:Dispute ;
    tns:about ?item ;
    tns:ground ?ground ;
    tns:phase ?phase ;
    tns:claimedBy ?claimant ;
    prov:startedAtTime ?since .
  # A dispute is about a statement or a record, and so about its item.
  FILTER EXISTS { ?item la:member_of ?collection }
}
ORDER BY ?since`,
  },
  outcomes: {
    prefixes: ['prov', 'rdfs', 'tns'],
    text: `SELECT ?dispute ?outcome ?partner ?vote ?dissent ?reasons WHERE {
  ?dispute a tns:Dispute ; prov:wasInformedBy ?end .
  ?end a tns:Outcome ; tns:outcome ?outcome ; prov:wasInformedBy ?cast .
  ?cast a tns:Vote ;
    prov:wasAssociatedWith ?partner ;
    tns:outcome ?vote ;
    tns:dissent ?dissent .
  OPTIONAL { ?cast rdfs:comment ?reasons }
}
ORDER BY ?dispute ?partner`,
  },
  steps: {
    prefixes: ['dcterms', 'prov', 'tns'],
    text: `SELECT ?dispute ?time ?step ?partner WHERE {
  ?dispute a tns:Dispute ; tns:step ?one .
  ?one dcterms:type ?step ; prov:endedAtTime ?time ; tns:position ?position .
  OPTIONAL { ?one prov:wasAssociatedWith ?partner }
}
ORDER BY ?dispute ?position`,
  },
  deposits: {
    prefixes: ['dcterms', 'prov', 'tns'],
    text: `SELECT ?time ?partner ?collection (COUNT(?record) AS ?records) WHERE {
  ?deposit a tns:Deposit ;
    prov:wasAssociatedWith ?partner ;
    tns:inCollection ?collection ;
    prov:endedAtTime ?time .
  ?record prov:wasGeneratedBy ?deposit ; dcterms:license ?licence .
}
GROUP BY ?deposit ?time ?partner ?collection
ORDER BY ?time
LIMIT 60`,
  },
  decisions: {
    prefixes: ['dcterms', 'prov', 'tns'],
    text: `SELECT ?time ?kind ?partner ?about WHERE {
  ?decision a tns:Decision ; dcterms:type ?kind ; prov:endedAtTime ?time .
  OPTIONAL { ?decision prov:wasAssociatedWith ?partner }
  OPTIONAL { ?decision tns:about ?about }
}
ORDER BY DESC(?time) ?kind
LIMIT 60`,
  },
  labels: {
    prefixes: ['prov', 'tns'],
    text: `SELECT ?item ?code ?label ?partner ?time WHERE {
  ?decision tns:labelCode ?code ; tns:about ?item ; prov:endedAtTime ?time .
  OPTIONAL { ?decision tns:label ?label }
  OPTIONAL { ?decision prov:wasAssociatedWith ?partner }
}
ORDER BY ?time`,
  },
  elsewhere: {
    prefixes: ['crm'],
    text: `SELECT ?concept ?here ?there WHERE {
  # How many items of each material there are here, and in another archive.
  {
    SELECT ?concept (COUNT(DISTINCT ?item) AS ?here) WHERE {
      ?item crm:P45_consists_of ?concept
    } GROUP BY ?concept
  }
  SERVICE <{service}> {
    SELECT ?concept (COUNT(DISTINCT ?other) AS ?there) WHERE {
      ?other crm:P45_consists_of ?concept
    } GROUP BY ?concept
  }
}
ORDER BY DESC(?there) ?concept
LIMIT 60`,
  },
} satisfies Record<string, Example>;
