import type { Charter } from '../charter-texts.ts';

export const en: Charter = {
  lead: 'What partners of this archive promise one another, those whose heritage is shown here, and everyone who reads it; and what anyone can do when a promise is not kept.',
  sections: [
    {
      title: 'What we promise',
      points: [
        'Many voices, none above another. Each partner speaks in its own record and in its own words. Nobody edits, merges or hides what another says, and no partner is ranked first.',
        'Those whose heritage it is have a say. Communities are partners as museums and universities are. Where we describe what belongs to a community that is not here yet, we say so and invite it.',
        'Not all that can be shown may be shown. What is sacred, secret, about the dead, or meant for some people or seasons alone is shown as the community wishes. Traditional Knowledge and Biocultural Labels are given by communities alone, and nobody else takes them off.',
        'We say how things came to us. We state provenance as we know it, the gaps and wrongs included, and answer claims to return in good faith. Describing a thing here is no claim to own it.',
        'Words can hurt. We write of people as they wish to be named. A word that belongs to a source and demeans is quoted as the source’s, never used as our own.',
        'We protect the living. Personal matters of living people are not published without their consent or a right that outweighs it.',
        'We say what we know and how. A statement has a claimant and a date, and evidence where there is some; doubt is stated. What is guessed, by people or by machines, is named as a guess.',
        'Rights are told truly. We claim no rights in what belongs to nobody or to others, and let descriptions be used as freely as those concerned allow.',
        'What we decide can be seen. Every decision that is public stands in an open record that nobody can change unseen.',
      ],
    },
    {
      title: 'Rules of recourse',
      points: [
        'Who can ask. A partner can contest what another says, on one of five grounds: fact, attribution, ownership or provenance, rights, cultural harm. Anyone else, such as a person, a family, a community or a researcher, can ask for correction, restriction or takedown, without an account and without cost. Every request gets a number and an answer.',
        'An answer in time. Whoever said it must answer within the days of the collection’s agreement, fourteen where nothing else is agreed: amend it, withdraw it, or defend it with reasons. Who does not answer does not win by it: the matter goes to a panel.',
        'Talking comes first. After the answer, the parties have fourteen days to agree on an outcome: it is amended, it is withdrawn, both accounts stand, or the claim is dismissed.',
        'Judged by others. Without agreement, three partners who do not describe the item and are no party are drawn by lot. The draw rests on the archive’s log at a moment that nobody could choose, and anyone can draw again to check. They have twenty-one days and give reasons. Votes are secret until the outcome and public afterwards; dissent is recorded with its reasons. Where the votes have no majority, both accounts stand.',
        'When too few are left for a panel, those who run the archive name a mediator who is no party. They judge nothing themselves.',
        'One appeal. Within fourteen days a party can appeal against a judgement, once. Others judge then, and their outcome is final. What the parties agreed has no appeal.',
        'Harm is stopped first. On the ground of cultural harm, a partner who holds a veto in the collection can hold the thing back at once, before anything is judged; on a request for takedown, those who run the archive can. It stays held until the outcome.',
        'Contested is shown as contested. While a dispute is open, what it is about is marked wherever this archive shows it. A request from outside is marked once it is admitted, or was left without an answer.',
        'What is decided is done. A record that is to be amended is amended within thirty days. What a judgement says is to be withdrawn is held back from that moment on.',
        'Erasing. When the law demands it, on a takedown that was granted, or for grave harm, content is destroyed for good. It takes a ground and two people, and leaves a mark without content, so that nobody wonders what was done in secret.',
        'Who asks is protected. Names and contacts of people who ask are never public, and nobody is treated worse for having asked.',
      ],
    },
  ],
};
