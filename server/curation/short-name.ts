/** The form of the ids of partners, collections and schemes: a part of addresses, short enough to be read. */
export const shortNameForm = /^[a-z0-9][a-z0-9-]{0,39}$/;
