import { Router } from 'express';
import { cors } from '../../http/cors.ts';

/** Formats for which nobody else has published a schema. */
export type OwnFormat = 'linked_art' | 'claims';

export const linkedArtNamespace = (base: string): string => `${base}ns/linked_art`;
export const claimsNamespace = (base: string): string => `${base}ns/claims`;
export const schemaAddress = (base: string, format: OwnFormat): string => `${base}ns/${format}.xsd`;

const xsd = 'http://www.w3.org/2001/XMLSchema';
const head = (namespace: string, what: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="${xsd}" xmlns="${namespace}" targetNamespace="${namespace}" elementFormDefault="qualified">
<xs:annotation><xs:documentation xml:lang="en">${what}</xs:documentation></xs:annotation>
<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="http://www.w3.org/2001/xml.xsd"/>
`;

/** The schemas of the archive’s own formats, by name. `base` ends with a slash. */
export const ownSchemas = (base: string): Readonly<Record<OwnFormat, string>> => ({
  linked_art: `${head(linkedArtNamespace(base), 'Documents of Linked Art in JSON-LD, each as the text of an element; “about” is what it describes. The first is the record’s, the others are those of what it shows and of the text that it carries.')}<xs:element name="documents"><xs:complexType><xs:sequence>
<xs:element name="document" maxOccurs="unbounded"><xs:complexType><xs:simpleContent><xs:extension base="xs:string">
<xs:attribute name="about" type="xs:anyURI" use="required"/>
</xs:extension></xs:simpleContent></xs:complexType></xs:element>
</xs:sequence></xs:complexType></xs:element>
</xs:schema>
`,
  claims: `${head(claimsNamespace(base), 'What one partner claims of a thing, statement by statement: how each stands to what other partners say, who says the same, who says otherwise, and in which disputes it is contested.')}<xs:element name="claims"><xs:complexType><xs:sequence>
<xs:element name="partner" type="Claimant"/>
<xs:element name="claim" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
<xs:element name="value" type="Value" maxOccurs="unbounded"/>
<xs:element name="agrees" type="Claim" minOccurs="0" maxOccurs="unbounded"/>
<xs:element name="differs" type="Claim" minOccurs="0" maxOccurs="unbounded"/>
<xs:element name="contested" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:attribute name="dispute" type="xs:anyURI"/></xs:complexType></xs:element>
</xs:sequence>
<xs:attribute name="statement" type="xs:anyURI" use="required"/>
<xs:attribute name="property" type="xs:anyURI" use="required"/>
<xs:attribute name="standing" use="required"><xs:simpleType><xs:restriction base="xs:string">
<xs:enumeration value="agreed"/><xs:enumeration value="sole"/><xs:enumeration value="differing"/><xs:enumeration value="contested"/>
</xs:restriction></xs:simpleType></xs:attribute>
</xs:complexType></xs:element>
<xs:element name="contested" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:attribute name="dispute" type="xs:anyURI"/></xs:complexType></xs:element>
</xs:sequence>
<xs:attribute name="about" type="xs:anyURI" use="required"/>
<xs:attribute name="record" type="xs:anyURI" use="required"/>
<xs:attribute name="since" type="xs:dateTime" use="required"/>
<xs:attribute name="licence" type="xs:anyURI" use="required"/>
</xs:complexType></xs:element>
<xs:complexType name="Claimant"><xs:sequence><xs:element name="name" type="Text" maxOccurs="unbounded"/></xs:sequence><xs:attribute name="id" type="xs:anyURI" use="required"/></xs:complexType>
<xs:complexType name="Text"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute ref="xml:lang"/></xs:extension></xs:simpleContent></xs:complexType>
<xs:complexType name="Value"><xs:simpleContent><xs:extension base="Text"><xs:attribute name="resource" type="xs:anyURI"/></xs:extension></xs:simpleContent></xs:complexType>
<xs:complexType name="Claim"><xs:sequence><xs:element name="value" type="Value" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
<xs:attribute name="partner" type="xs:anyURI" use="required"/>
<xs:attribute name="statement" type="xs:anyURI" use="required"/>
<xs:attribute name="since" type="xs:dateTime" use="required"/></xs:complexType>
</xs:schema>
`,
});

/** The schemas at their addresses. */
export function ownSchemasRouter(base: string): Router {
  const router = Router();
  const schemas = ownSchemas(base);
  router.get(['/ns/linked_art.xsd', '/ns/claims.xsd'], cors(), (req, res) => {
    const name = req.path.slice('/ns/'.length, -'.xsd'.length) as OwnFormat;
    res.set({ 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' });
    res.send(schemas[name]);
  });
  return router;
}
