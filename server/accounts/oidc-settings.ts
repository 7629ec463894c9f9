/** A provider of OpenID Connect: its issuer's address, this archive's name and secret there, and how the button calls it. */
export type OidcSettings = { issuer: string; clientId: string; clientSecret: string; name: string };
