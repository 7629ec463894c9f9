import { forms } from '../../linked-data/forms.ts';
import type { DataLink } from './write-links.ts';

/** The item's data in each of the forms that it is given in, whatever these are (`seeAlso`, Presentation API 3.0, section 3.3.1). */
export const dataLinks = (item: string): DataLink[] =>
  forms
    .filter(({ form }) => form !== 'html')
    .map(({ form, type, profile, name }) => ({
      id: `${item}.${form}`,
      format: type,
      ...(profile !== undefined && { profile }),
      label: { und: [name] },
    }));
