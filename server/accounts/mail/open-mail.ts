import { createTransport } from 'nodemailer';
import type { Message, SendMail } from './link-message.ts';

/** How long a mail server may take for a step, in milliseconds: the request that sends waits for it. */
const patience = 8000;

/** What went wrong, without what was sent: messages carry links that let people in. */
const reasonOf = (error: unknown): string => {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return [code ?? 'unknown', responseCode].filter(Boolean).join(' ');
};

/**
 * A way to send mail by SMTP. `url` is as in `smtps://user:password@mail.example.org` (implicit TLS) or `smtp://...:587` (TLS is begun where the
 * server offers it); `from` is an address, with a name or without. A failure is reported, and told as `failed`; nothing throws.
 */
export function openMail(given: { url: string; from: string; report: (line: string) => void }): {
  send: SendMail;
  close(): void;
} {
  const transport = createTransport({
    url: given.url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // Texts come from us, but the transport shall never read a file or an address for one.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(message: Message) {
      try {
        await transport.sendMail({ from: given.from, ...message });
        return 'sent';
      } catch (error) {
        given.report(`A mail could not be sent (${reasonOf(error)}). Check SMTP_URL and MAIL_FROM.`);
        return 'failed';
      }
    },
    close: () => transport.close(),
  };
}
