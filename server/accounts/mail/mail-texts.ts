import type { InterfaceLanguage } from '../../../vocab/record/language-map.ts';

/** The link stands between `lead` and `end`; `{until}` is when it ends. */
type Text = { subject: string; lead: string; end: string };
export type MailTexts = { invitation: Text; reset: Text };

/** The texts of mails, in the archive's languages. */
export const mailTexts: Record<InterfaceLanguage, MailTexts> = {
  en: {
    invitation: {
      subject: 'An invitation to Tessera',
      lead: 'You are invited to take part in the archive. This link lets you in:',
      end: 'It works once, until {until}. If you did not expect it, leave it be: nothing happens without you.',
    },
    reset: {
      subject: 'A new password for Tessera',
      lead: 'With this link you choose a new password:',
      end: 'It works once, until {until}. If you did not ask for it, leave it be: your password stays as it is.',
    },
  },
  fr: {
    invitation: {
      subject: 'Invitation à Tessera',
      lead: 'Vous êtes invité à prendre part à l’archive. Ce lien vous en ouvre l’accès :',
      end: 'Il sert une seule fois, jusqu’au {until}. Si vous ne l’attendiez pas, ignorez-le : rien ne se fait sans vous.',
    },
    reset: {
      subject: 'Nouveau mot de passe pour Tessera',
      lead: 'Ce lien vous permet de choisir un nouveau mot de passe :',
      end: 'Il sert une seule fois, jusqu’au {until}. Si vous ne l’avez pas demandé, ignorez-le : votre mot de passe reste le même.',
    },
  },
  es: {
    invitation: {
      subject: 'Invitación a Tessera',
      lead: 'Se le invita a participar en el archivo. Este enlace le da acceso:',
      end: 'Sirve una sola vez, hasta el {until}. Si no lo esperaba, ignórelo: nada ocurre sin usted.',
    },
    reset: {
      subject: 'Nueva contraseña para Tessera',
      lead: 'Con este enlace puede elegir una contraseña nueva:',
      end: 'Sirve una sola vez, hasta el {until}. Si no lo ha pedido, ignórelo: su contraseña sigue siendo la misma.',
    },
  },
  ar: {
    invitation: {
      subject: 'دعوة إلى Tessera',
      lead: 'أنت مدعو إلى المشاركة في الأرشيف. هذا الرابط يتيح لك الدخول:',
      end: 'يعمل الرابط مرة واحدة، حتى {until}. إن لم تكن تنتظره فتجاهله: لا يحدث شيء من دونك.',
    },
    reset: {
      subject: 'كلمة مرور جديدة لـ Tessera',
      lead: 'بهذا الرابط تختار كلمة مرور جديدة:',
      end: 'يعمل الرابط مرة واحدة، حتى {until}. إن لم تطلبه فتجاهله: تبقى كلمة مرورك كما هي.',
    },
  },
  zh: {
    invitation: {
      subject: 'Tessera 邀请',
      lead: '诚邀您参与本档案库。请用此链接加入：',
      end: '链接只能使用一次，有效期至 {until}。如非您所期待，请不予理会：没有您的操作，什么都不会发生。',
    },
    reset: {
      subject: 'Tessera 新密码',
      lead: '请用此链接设置新密码：',
      end: '链接只能使用一次，有效期至 {until}。如非您本人申请，请不予理会：您的密码不会改变。',
    },
  },
  sw: {
    invitation: {
      subject: 'Mwaliko wa Tessera',
      lead: 'Umealikwa kushiriki katika hifadhi. Kiungo hiki kinakuruhusu kuingia:',
      end: 'Kinafanya kazi mara moja tu, hadi {until}. Kama hukukitarajia, kiache: hakuna kitakachofanyika bila wewe.',
    },
    reset: {
      subject: 'Nenosiri jipya la Tessera',
      lead: 'Kwa kiungo hiki unachagua nenosiri jipya:',
      end: 'Kinafanya kazi mara moja tu, hadi {until}. Kama hukukiomba, kiache: nenosiri lako linabaki lilivyo.',
    },
  },
};
