import type { Charter } from '../charter-texts.ts';

export const sw: Charter = {
  lead: 'Kile ambacho washirika wa hifadhi hii wanaahidiana, wanawaahidi wale ambao urithi wao unaonyeshwa hapa na kila anayeusoma; na kile mtu yeyote anachoweza kufanya ahadi isipotimizwa.',
  sections: [
    {
      title: 'Tunachoahidi',
      points: [
        'Sauti nyingi, hakuna iliyo juu ya nyingine. Kila mshirika husema katika maelezo yake na kwa maneno yake. Hakuna anayehariri, kuchanganya au kuficha anachosema mwingine, wala mshirika anayewekwa wa kwanza.',
        'Wenye urithi wana kauli. Jamii ni washirika kama vile makumbusho na vyuo vikuu. Tunapoelezea kilicho cha jamii ambayo bado haipo hapa, tunasema hivyo na kuialika.',
        'Si kila kinachoweza kuonyeshwa kinafaa kuonyeshwa. Kilicho kitakatifu, cha siri, cha wafu, au cha watu au misimu fulani tu huonyeshwa jinsi jamii inavyotaka. Lebo za Maarifa ya Jadi na za Kibiolojia na Kitamaduni hutolewa na jamii tu, wala hakuna mwingine anayeziondoa.',
        'Tunasema vitu vilivyotufikia vipi. Tunaeleza asili kama tunavyoijua, pamoja na mapengo na dhuluma, na kujibu madai ya kurudishwa kwa nia njema. Kuelezea kitu hapa si kudai kukimiliki.',
        'Maneno yanaweza kuumiza. Tunaandika kuhusu watu jinsi wanavyotaka kuitwa. Neno la dharau la chanzo hunukuliwa kama la chanzo hicho, kamwe halitumiwi kama letu.',
        'Tunalinda walio hai. Mambo binafsi ya walio hai hayachapishwi bila ridhaa yao au haki iliyo na uzito zaidi.',
        'Tunasema tunachojua na jinsi tunavyokijua. Kauli ina msemaji na tarehe, na ushahidi pale ulipo; shaka husemwa. Kinachokisiwa, na watu au mashine, huitwa kisio.',
        'Haki husemwa kwa ukweli. Hatudai haki katika kisicho cha yeyote au kilicho cha wengine, na tunaacha maelezo yatumiwe kwa uhuru kadiri wahusika wanavyoruhusu.',
        'Tunachoamua kinaonekana. Kila uamuzi wa hadharani umo katika kumbukumbu wazi ambayo hakuna anayeweza kuibadilisha bila kuonekana.',
      ],
    },
    {
      title: 'Kanuni za kudai haki',
      points: [
        'Nani anaweza kuomba. Mshirika anaweza kupinga anachosema mwingine kwa moja ya misingi mitano: ukweli, uhusishaji wa muumbaji, umiliki au asili, haki, madhara ya kitamaduni. Mtu mwingine yeyote, familia, jamii au mtafiti anaweza kuomba marekebisho, kizuizi au uondoaji, bila akaunti na bila gharama. Kila ombi hupata nambari na jibu.',
        'Jibu kwa wakati. Aliyesema lazima ajibu ndani ya siku za makubaliano ya mkusanyiko, kumi na nne ikiwa hakuna lililokubaliwa: arekebishe, aondoe, au atetee kwa sababu. Asiyejibu hashindi kwa hilo: suala huenda kwa jopo.',
        'Kwanza mazungumzo. Baada ya jibu, pande zina siku kumi na nne kukubaliana matokeo: kurekebisha, kuondoa, zote mbili kusimama, au kutupilia mbali.',
        'Huamuliwa na wengine. Bila makubaliano, washirika watatu wasioelezea kitu na wasio upande huchaguliwa kwa kura ya bahati. Kura hiyo hutegemea kumbukumbu ya hifadhi kwa wakati ambao hakuna aliyeweza kuuchagua, na yeyote anaweza kuirudia kuhakiki. Wana siku ishirini na moja na hutoa sababu. Kura ni siri hadi matokeo na hadharani baadaye; maoni tofauti huandikwa pamoja na sababu zake. Kura zisipokuwa na wingi, zote mbili husimama.',
        'Wanapobaki wachache mno kwa jopo, wasimamizi wa hifadhi huteua mpatanishi asiye upande. Wao wenyewe hawaamui chochote.',
        'Rufaa moja. Ndani ya siku kumi na nne upande unaweza kukata rufaa dhidi ya hukumu, mara moja. Wengine huamua hapo, na ni mwisho. Kilichokubaliwa na pande hakikatiwi rufaa.',
        'Madhara husimamishwa kwanza. Kwa msingi wa madhara ya kitamaduni, mshirika mwenye kura ya turufu katika mkusanyiko anaweza kukizuia mara moja, kabla ya hukumu yoyote; kwa ombi la uondoaji, wasimamizi wa hifadhi wanaweza. Hubaki kimezuiwa hadi matokeo.',
        'Kinachopingwa huonyeshwa hivyo. Bishano likiwa wazi, jambo lake huwekewa alama popote hifadhi inapolionyesha. Ombi la nje huwekewa alama likikubaliwa au likiachwa bila jibu.',
        'Kinachoamuliwa hufanywa. Maelezo ya kurekebishwa hurekebishwa ndani ya siku thelathini. Kinachohukumiwa kuondolewa huzuiwa tangu wakati huo.',
        'Kufuta kabisa. Sheria inapotaka, kwa uondoaji uliokubaliwa, au kwa madhara makubwa, maudhui huharibiwa milele. Inahitaji msingi na watu wawili, na huacha alama isiyo na maudhui, ili asiwepo anayejiuliza nini kilifanywa kwa siri.',
        'Anayeomba analindwa. Majina na mawasiliano ya wanaoomba kamwe hayawekwi hadharani, wala hakuna anayetendewa vibaya kwa sababu aliomba.',
      ],
    },
  ],
};
