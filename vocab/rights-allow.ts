/**
 * Whether the rights stated of a file let everyone copy it and pass it on: a licence of Creative Commons, a dedication or mark of the public domain, or a statement that
 * there is no copyright in it without further terms. Anything else, and nothing stated, does not.
 */
export const mayBePassedOn = (rights: string | undefined): boolean =>
  rights !== undefined &&
  (/^http:\/\/creativecommons\.org\/(?:licenses|publicdomain)\//.test(rights) ||
    /^http:\/\/rightsstatements\.org\/vocab\/NoC-US\//.test(rights));
