import type { InterfaceLanguage } from '../../../vocab/record/language-map.ts';
import { type MailTexts, mailTexts } from './mail-texts.ts';

/** A plain text to one person. */
export type Message = { to: string; subject: string; text: string };
export type SendMail = (message: Message) => Promise<'sent' | 'failed'>;

/** The mail that brings a one-time link, in the reader's language. `expires` is an ISO 8601 time. */
export function linkMessage(mail: {
  kind: keyof MailTexts;
  to: string;
  link: string;
  expires: string;
  language: InterfaceLanguage;
}): Message {
  const { subject, lead, end } = mailTexts[mail.language][mail.kind];
  const until = new Intl.DateTimeFormat(mail.language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(mail.expires));
  return {
    to: mail.to,
    subject,
    text: `${lead}\n\n${mail.link}\n\n${end.replace('{until}', `${until} UTC`)}\n`,
  };
}
