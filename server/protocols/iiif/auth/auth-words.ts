/** Texts by language (Presentation API 3.0, section 4.4). */
export type Texts = Record<string, string[]>;

const words = (en: string, fr: string, es: string, ar: string, zh: string, sw: string): Texts => ({
  en: [en],
  fr: [fr],
  es: [es],
  ar: [ar],
  zh: [zh],
  sw: [sw],
});

/** What the services of authorization say to people. */
export const authWords = {
  signIn: words('Sign in', 'Se connecter', 'Iniciar sesión', 'تسجيل الدخول', '登录', 'Ingia'),
  signOut: words('Sign out', 'Se déconnecter', 'Cerrar sesión', 'تسجيل الخروج', '退出', 'Toka'),
  restricted: words(
    'This picture is not open to everyone',
    'Cette image n’est pas ouverte à tous',
    'Esta imagen no está abierta a todo el mundo',
    'هذه الصورة ليست متاحة للجميع',
    '此图像并非对所有人开放',
    'Picha hii haiko wazi kwa kila mtu',
  ),
  whoMaySee: words(
    'Its partners let some see it. Sign in with the account of your institution or community.',
    'Ses partenaires la montrent à certains. Connectez-vous avec le compte de votre institution ou communauté.',
    'Sus socios la muestran a algunos. Inicie sesión con la cuenta de su institución o comunidad.',
    'يتيح الشركاء رؤيتها لبعض الناس. سجّل الدخول بحساب مؤسستك أو مجتمعك.',
    '合作方只允许部分人查看。请使用您所在机构或社区的账户登录。',
    'Washirika wake huiruhusu kuonekana na baadhi. Ingia kwa akaunti ya taasisi au jamii yako.',
  ),
  notSignedIn: words(
    'You are not signed in',
    'Vous n’êtes pas connecté',
    'No ha iniciado sesión',
    'لم تسجّل الدخول',
    '您尚未登录',
    'Hujaingia',
  ),
  notForYou: words(
    'This picture cannot be shown to you',
    'Cette image ne peut vous être montrée',
    'No se le puede mostrar esta imagen',
    'لا يمكن عرض هذه الصورة لك',
    '无法向您显示此图像',
    'Picha hii haiwezi kuonyeshwa kwako',
  ),
  /** On the page that closes itself. */
  mayClose: words(
    'You are signed in. This window may be closed.',
    'Vous êtes connecté. Vous pouvez fermer cette fenêtre.',
    'Ha iniciado sesión. Puede cerrar esta ventana.',
    'لقد سجّلت الدخول. يمكنك إغلاق هذه النافذة.',
    '您已登录，可以关闭此窗口。',
    'Umeingia. Unaweza kufunga dirisha hili.',
  ),
};
