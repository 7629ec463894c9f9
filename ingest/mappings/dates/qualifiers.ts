export type Qualified = {
  rest: string;
  about: boolean;
  doubtful: boolean;
  /** The date is a bound: the thing is from before, or from after it. */
  bound?: 'before' | 'after';
};

type Says = Exclude<keyof Qualified, 'rest' | 'bound'> | 'before' | 'after';

/** Words before a date (in the form of `plainDate`), by what they say of it. Longer ones stand before those that they begin with. */
const before: Record<Says, string> = {
  about:
    'circa|approximately|approx.|approx|around|about|c. |ca. |ca |cca. |cca |c.|ca.|cca.|c |~|ungefähr|etwa |gegen |um |vers |environ |env. |autour de |alrededor de |hacia |aprox. |aproximadamente |ca. de |circa |intorno al |verso il |omstreeks |rond |ong. |cerca de |por volta de |około |ok. |către |cătră |în jurul anului |prin |aproximativ |approximatif |حوالي عام |حوالي سنة |حوالي |حوالى |نحو |قرابة |تقريبا |حدود سال |حدود |در حدود |約|约|およそ|大約|大约|karibu |mnamo karibu |около |ок. |приблизительно |yaklaşık |tahminen |약 |대략 |መጠን ',
  doubtful:
    'probably |prob. |possibly |poss. |perhaps |maybe |presumably |wohl |vermutlich |wahrscheinlich |vielleicht |möglicherweise |probablement |peut-être |sans doute |probablemente |posiblemente |quizás |forse |probabilmente |waarschijnlijk |probabil |posibil |ربما |يرجح |احتمالا |推定|вероятно |возможно |предположительно |muhtemelen |?',
  before:
    'no later than |not later than |not after |prior to |before |pre-|ante |vor |spätestens |bis |avant |au plus tard en |antes de |prima del |ante quem |voor |înainte de |înaintea anului |até |قبل عام |قبل سنة |قبل |پیش از |kabla ya |до |не позднее |<',
  after:
    'no earlier than |not earlier than |not before |after |post-|post |since |nach |ab |seit |frühestens |après |depuis |à partir de |después de |desde |dopo il |dopo |post quem |na |după |depois de |بعد عام |بعد سنة |بعد |پس از |منذ |baada ya |после |не ранее |с |>',
};
const behind: Partial<Record<Says, string>> = {
  about:
    ' circa| ca.| ca| approx.|approximately| (circa)| (ca.)|年頃|年ごろ|年ころ|頃|ごろ|ころ|年前後|前後|年左右|左右| تقريبا| civarı| civarında| yılı civarı|년경|년 경|~',
  doubtful: ' (?)|(?)| ?|?| (uncertain)| uncertain|年か',
  before: ' or earlier| or before| and earlier| oder früher| ou avant| o antes|年以前|以前| öncesi|년 이전',
  after:
    ' or later| or after| and later| onwards| onward| oder später| ou après| o después|年以後|年以降|以後|以降|年以来| sonrası|년 이후',
};

const entries = (lists: Partial<Record<Says, string>>): [string, Says][] =>
  Object.entries(lists)
    .flatMap(([says, list]) => list.split('|').map((word): [string, Says] => [word, says as Says]))
    .sort(([a], [b]) => b.length - a.length);
const prefixes = entries(before);
const suffixes = entries(behind);

/** Takes the words around a date that make it less than certain. */
export function takeQualifiers(text: string): Qualified {
  const found: Qualified = { rest: text, about: false, doubtful: false };
  const say = (says: Says): void => {
    if (says === 'before' || says === 'after') found.bound = says;
    else found[says] = true;
  };
  for (let changed = true; changed && found.rest !== ''; ) {
    changed = false;
    const prefix = prefixes.find(([word]) => found.rest.startsWith(word));
    if (prefix) {
      say(prefix[1]);
      found.rest = found.rest.slice(prefix[0].length).trim();
      changed = true;
    }
    const suffix = suffixes.find(([word]) => found.rest.endsWith(word));
    if (suffix) {
      say(suffix[1]);
      found.rest = found.rest.slice(0, -suffix[0].length).trim();
      changed = true;
    }
  }
  return found;
}
