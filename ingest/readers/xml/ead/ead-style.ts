import type { TreeStyle } from '../grow-tree.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Which elements of EAD 2002 and EAD3 hold prose (https://www.loc.gov/ead/tglib/, https://www.loc.gov/ead/EAD3taglib/). */
export const eadStyle: TreeStyle = {
  language: 'lang',
  script: 'script',
  running: words(`
    abstract address accessrestrict accruals acqinfo altformavail appraisal arrangement bibliography bioghist blockquote chronlist custodhist
    didnote fileplan index legalstatus list note odd originalsloc otherfindaid p physloc phystech prefercite processinfo relatedmaterial
    scopecontent separatedmaterial table userestrict frontmatter descriptivenote thead
  `),
  whole: words('unittitle physdesc container materialspec physfacet dimensions'),
  apart: words('head'),
  blocks: words(`
    p head item defitem chronitem bibref indexentry addressline blockquote list chronlist address table row note
    accessrestrict accruals acqinfo altformavail appraisal arrangement bibliography bioghist custodhist fileplan index legalstatus odd
    originalsloc otherfindaid phystech prefercite processinfo relatedmaterial scopecontent separatedmaterial userestrict
  `),
};
