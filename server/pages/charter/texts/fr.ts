import type { Charter } from '../charter-texts.ts';

export const fr: Charter = {
  lead: 'Ce que les partenaires de cette archive se promettent entre eux, promettent à ceux dont le patrimoine est montré ici et à tous ceux qui la lisent ; et ce que chacun peut faire quand une promesse n’est pas tenue.',
  sections: [
    {
      title: 'Ce que nous promettons',
      points: [
        'Plusieurs voix, aucune au-dessus d’une autre. Chaque partenaire parle dans sa propre notice, avec ses propres mots. Nul ne modifie, ne fond ni ne cache ce que dit un autre, et aucun partenaire n’est classé premier.',
        'Ceux dont c’est le patrimoine ont leur mot à dire. Les communautés sont partenaires au même titre que musées et universités. Quand nous décrivons ce qui appartient à une communauté encore absente, nous le disons et l’invitons.',
        'Tout ce qui peut être montré ne doit pas l’être. Ce qui est sacré, secret, relatif aux morts, ou destiné à certaines personnes ou saisons seulement se montre comme la communauté le souhaite. Les étiquettes de savoirs traditionnels et bioculturelles sont données par les communautés seules, et nul autre ne les retire.',
        'Nous disons comment les choses nous sont parvenues. Nous exposons la provenance telle que nous la connaissons, lacunes et torts compris, et répondons de bonne foi aux demandes de retour. Décrire une chose ici n’est pas prétendre la posséder.',
        'Les mots peuvent blesser. Nous écrivons sur les personnes comme elles souhaitent être nommées. Un mot dégradant qui vient d’une source est cité comme le sien, jamais employé comme le nôtre.',
        'Nous protégeons les vivants. Ce qui est personnel aux vivants n’est pas publié sans leur consentement ou un droit qui l’emporte.',
        'Nous disons ce que nous savons, et comment. Une affirmation a un auteur et une date, et des preuves quand il y en a ; le doute est dit. Ce qui est supposé, par des personnes ou des machines, est nommé supposition.',
        'Les droits sont dits avec vérité. Nous ne revendiquons pas de droits sur ce qui n’est à personne ou est à d’autres, et laissons user des notices aussi librement que les intéressés le permettent.',
        'Ce que nous décidons se voit. Toute décision publique figure dans un registre ouvert que nul ne peut modifier sans que cela se voie.',
      ],
    },
    {
      title: 'Voies de recours',
      points: [
        'Qui peut demander. Un partenaire peut contester ce que dit un autre, pour l’un de cinq motifs : fait, attribution, propriété ou provenance, droits, préjudice culturel. Toute autre personne, famille, communauté ou chercheur peut demander correction, restriction ou retrait, sans compte et sans frais. Chaque demande reçoit un numéro et une réponse.',
        'Une réponse à temps. L’auteur doit répondre dans les jours que fixe l’accord de la collection, quatorze si rien d’autre n’est convenu : corriger, retirer, ou défendre avec motifs. Qui ne répond pas n’y gagne rien : l’affaire va devant un jury.',
        'D’abord se parler. Après la réponse, les parties ont quatorze jours pour convenir d’une issue : correction, retrait, maintien des deux versions, ou rejet.',
        'Jugé par d’autres. Faute d’accord, trois partenaires qui ne décrivent pas l’objet et ne sont pas parties sont tirés au sort. Le tirage repose sur le registre de l’archive à un instant que nul ne pouvait choisir, et chacun peut le refaire pour vérifier. Ils ont vingt et un jours et donnent leurs motifs. Les votes sont secrets jusqu’à l’issue, publics ensuite ; l’avis contraire est consigné avec ses motifs. Sans majorité, les deux versions demeurent.',
        'Quand il reste trop peu de partenaires pour un jury, l’administration de l’archive désigne une médiation étrangère au litige. Elle-même ne juge rien.',
        'Un appel. Dans les quatorze jours, une partie peut faire appel d’un jugement, une fois. D’autres jugent alors, définitivement. Ce dont les parties sont convenues est sans appel.',
        'Le tort s’arrête d’abord. Pour préjudice culturel, un partenaire qui a un droit de veto dans la collection peut retenir la chose aussitôt, avant tout jugement ; sur une demande de retrait, l’administration de l’archive le peut. Elle reste retenue jusqu’à l’issue.',
        'Le contesté se montre comme contesté. Tant qu’une contestation est ouverte, son objet est signalé partout où l’archive le montre. Une demande extérieure est signalée dès qu’elle est admise ou restée sans réponse.',
        'Ce qui est décidé est fait. Une notice à corriger l’est dans les trente jours. Ce qu’un jugement dit de retirer est retenu dès cet instant.',
        'Effacer. Quand la loi l’exige, sur un retrait accordé, ou pour un préjudice grave, le contenu est détruit pour toujours. Il y faut un motif et deux personnes ; il reste une mention sans contenu, pour que nul ne se demande ce qui fut fait en secret.',
        'Qui demande est protégé. Noms et coordonnées des demandeurs ne sont jamais publics, et nul n’est moins bien traité pour avoir demandé.',
      ],
    },
  ],
};
