import type { DimensionKind } from '../../vocab/record/record.ts';

/** Words for what is measured, in lower case, and their identifiers in the AAT; LIDO leaves the choice of words to museums. */
const words: Record<DimensionKind, string> = {
  height:
    'height hauteur höhe hoehe alto altura altezza hoogte înălțime inaltime înălţime высота ارتفاع بلندی 高さ 高 高度 縦 urefu 300055644 h h.',
  width:
    'width breadth largeur breite ancho anchura largura larghezza breedte lățime latime lăţime ширина عرض پهنا 幅 宽 寬 宽度 横 upana 300055647 b b. w w.',
  depth:
    'depth thickness profondeur épaisseur epaisseur tiefe stärke dicke profundidad profundidade profondità grosor diepte dikte adâncime grosime глубина عمق سماكة ضخامت 奥行 奥行き 深さ 厚さ 厚 深 kina 300072633 300055646 t t.',
  diameter:
    'diameter diamètre diametre durchmesser diámetro diámetro diametro diâmetro diametru диаметр قطر 直径 径 口径 kipenyo 300055624 dm dm. d.',
  length:
    'length longueur länge laenge largo longitud comprimento lunghezza lengte lungime длина طول درازا 長さ 长 長 长度 全長 300055645 l l.',
  weight: 'weight mass poids masse gewicht masse peso greutate вес وزن 重量 重さ uzito 300056240 g. wt wt.',
  duration:
    'duration durée duree dauer duración duração durata duur durată длительность مدة مدت 時間 时长 再生時間 muda 300435423 running-time',
};
const kinds = new Map(
  (Object.entries(words) as [DimensionKind, string][]).flatMap(([kind, list]) =>
    list.split(' ').map((word): [string, DimensionKind] => [word, kind]),
  ),
);

/** What a word or an AAT identifier says was measured; undefined for what the archive has no field for (a circumference). */
export function kindOfMeasure(text: string): DimensionKind | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[:：]$/, '')
    .trim();
  return (
    kinds.get(plain) ?? kinds.get(plain.replace(/^ال/, '')) ?? kinds.get(/(\d{9})$/.exec(plain)?.[1] ?? '')
  );
}
