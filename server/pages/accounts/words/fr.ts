import type { AccountWords } from './account-words.ts';

export const fr: AccountWords = {
  signInTitle: 'Se connecter',
  signInLead:
    'Pour celles et ceux qui décrivent, décident ou administrent ici. La lecture ne demande aucun compte ; on devient membre sur invitation.',
  email: 'Adresse électronique',
  password: 'Mot de passe',
  signIn: 'Se connecter',
  signInWith: 'Se connecter avec {name}',
  forgotten: 'J’ai oublié mon mot de passe',
  wrongPassword:
    'L’adresse et le mot de passe ne concordent pas. Vérifiez les deux, ou demandez un nouveau mot de passe.',
  tooMany: 'Trop d’essais. Attendez {n} minutes, ou demandez un nouveau mot de passe.',
  oidcRefused:
    'L’accès a été refusé : le fournisseur doit confirmer votre adresse, et une invitation à cette adresse doit être ouverte.',
  oidcDown:
    'Le fournisseur est injoignable pour le moment. Réessayez dans un instant, ou utilisez un mot de passe.',

  joinTitle: 'Bienvenue',
  joinPartner: 'Vous êtes invité à participer pour {partner}, avec le rôle suivant : {role}.',
  joinOperator: 'Vous êtes invité à administrer cette archive.',
  joinFirst:
    'Cette archive n’a pas encore d’administrateur. Vous serez le premier : vous inviterez ensuite les partenaires et leurs responsables.',
  reader: 'lecture',
  curator: 'conservation',
  steward: 'responsable',
  readerText: 'La lecture donne à voir ce que voient les partenaires.',
  curatorText: 'La conservation dépose et modifie des descriptions.',
  stewardText: 'Le responsable décide aussi pour le partenaire et veille sur ses membres.',
  name: 'Nom',
  nameHint: 'Tel que les autres le verront. Le registre public des décisions porte un pseudonyme à la place.',
  newPassword: 'Nouveau mot de passe',
  passwordHint: 'Au moins {n} caractères ; une phrase connue de vous seul convient bien.',
  join: 'Participer',
  joinAs: 'Participer en tant que {name}',
  haveAccount: 'J’ai déjà un compte ici',
  notYou: 'Ce n’est pas moi : se déconnecter',

  linkTitle: 'Ce lien ne fonctionne pas',
  linkUnknown: 'Ouvrez le lien entier tel qu’il a été envoyé ; sinon, demandez-en un nouveau.',
  linkExpired: 'Il a expiré. Demandez-en un nouveau.',
  linkUsed: 'Il a déjà servi ; il ne sert qu’une fois. Si c’était vous, connectez-vous.',
  linkRevoked: 'Il a été retiré. Adressez-vous à la personne qui l’a envoyé.',
  nameMissing: 'Indiquez le nom sous lequel on vous connaît.',
  emailInvalid: 'Écrivez une adresse telle que ada@museum.example.',
  emailTaken: 'Un compte existe avec cette adresse. Connectez-vous d’abord, puis rouvrez le lien.',
  emailDiffers: 'L’invitation vaut pour une autre adresse. Utilisez celle à laquelle elle a été envoyée.',
  passwordShort: 'Le mot de passe est trop court : au moins {n} caractères.',
  passwordLong: 'Le mot de passe est trop long : au plus {n} caractères.',
  passwordWrong: 'Ce n’est pas le mot de passe actuel.',

  forgottenTitle: 'Un nouveau mot de passe',
  forgottenLead:
    'S’il existe un compte avec cette adresse, un lien vers un nouveau mot de passe y est envoyé.',
  forgottenNoMail:
    'Cette archive n’envoie pas de courrier. Demandez un lien à son administrateur ou au responsable de votre partenaire.',
  sendLink: 'Envoyer le lien',
  forgottenSent: 'S’il existe un compte avec cette adresse, le lien est en route. Il vaut un jour.',
  resetTitle: 'Choisir un nouveau mot de passe',
  setPassword: 'Enregistrer le mot de passe',
  passwordSet: 'Le nouveau mot de passe est enregistré. Utilisez-le pour vous connecter.',

  accountTitle: 'Votre compte',
  roles: 'Vos rôles',
  roleAt: '{role}, {partner}',
  operator: 'Administration de cette archive',
  noRoles: 'Vous n’avez actuellement de rôle auprès d’aucun partenaire.',
  pseudonym: 'Votre pseudonyme dans le registre public : {id}',
  save: 'Enregistrer',
  saved: 'Enregistré.',
  changePassword: 'Changer le mot de passe',
  currentPassword: 'Mot de passe actuel',
  signOut: 'Se déconnecter',
  signOutEverywhere: 'Se déconnecter de tous les appareils',
  forgetTitle: 'Être oublié',
  forgetText:
    'Votre nom, votre adresse, votre mot de passe et vos rôles sont effacés sur-le-champ et sans retour. Ce que vous avez décidé reste au registre sous le pseudonyme, qui ne mène alors plus à personne.',
  forgetConfirm: 'Oui, effacer mon compte',
  forget: 'Effacer',
  forgetUnconfirmed: 'Cochez la case pour confirmer.',
  lastOperator: 'Vous êtes le seul administrateur. Nommez-en d’abord un autre.',
  formStale:
    'Le formulaire était ouvert depuis trop longtemps, ou venait d’ailleurs. Veuillez l’envoyer de nouveau.',
};
