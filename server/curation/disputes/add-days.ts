const day = 86_400_000;

/** The time so many days of 24 hours later, ISO 8601 in UTC: deadlines know nothing of time zones. */
export const addDays = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * day).toISOString();
