import type { Charter } from '../charter-texts.ts';

export const es: Charter = {
  lead: 'Lo que los socios de este archivo se prometen entre sí, prometen a aquellos cuyo patrimonio se muestra aquí y a todos los que lo leen; y lo que cualquiera puede hacer cuando una promesa no se cumple.',
  sections: [
    {
      title: 'Lo que prometemos',
      points: [
        'Muchas voces, ninguna por encima de otra. Cada socio habla en su propia ficha y con sus propias palabras. Nadie modifica, funde ni oculta lo que dice otro, y ningún socio figura primero.',
        'Aquellos a quienes pertenece el patrimonio tienen voz. Las comunidades son socios igual que los museos y las universidades. Cuando describimos lo que pertenece a una comunidad que aún no está, lo decimos y la invitamos.',
        'No todo lo que puede mostrarse debe mostrarse. Lo sagrado, lo secreto, lo relativo a los muertos, o lo destinado solo a algunas personas o épocas se muestra como la comunidad desea. Las etiquetas de conocimiento tradicional y bioculturales las dan solo las comunidades, y nadie más las quita.',
        'Decimos cómo llegaron las cosas a nosotros. Exponemos la procedencia tal como la conocemos, con sus lagunas y agravios, y respondemos de buena fe a las reclamaciones de devolución. Describir algo aquí no es reclamar su propiedad.',
        'Las palabras pueden herir. Escribimos sobre las personas como ellas desean ser nombradas. Una palabra denigrante de una fuente se cita como suya, nunca se usa como nuestra.',
        'Protegemos a los vivos. Lo personal de personas vivas no se publica sin su consentimiento o sin un derecho que pese más.',
        'Decimos lo que sabemos y cómo. Una afirmación tiene autor y fecha, y pruebas donde las hay; la duda se declara. Lo supuesto, por personas o por máquinas, se nombra como suposición.',
        'Los derechos se dicen con verdad. No reclamamos derechos sobre lo que no es de nadie o es de otros, y dejamos usar las fichas con tanta libertad como permitan los interesados.',
        'Lo que decidimos puede verse. Toda decisión pública figura en un registro abierto que nadie puede cambiar sin que se note.',
      ],
    },
    {
      title: 'Vías de recurso',
      points: [
        'Quién puede pedir. Un socio puede disputar lo que dice otro por uno de cinco fundamentos: hecho, atribución, propiedad o procedencia, derechos, daño cultural. Cualquier otra persona, familia, comunidad o investigador puede pedir corrección, restricción o retirada, sin cuenta y sin coste. Cada petición recibe un número y una respuesta.',
        'Respuesta a tiempo. Quien lo dijo debe responder en los días del acuerdo de la colección, catorce si no se acordó otra cosa: corregir, retirar o defender con motivos. Quien no responde no gana por ello: el asunto pasa a un jurado.',
        'Primero, hablar. Tras la respuesta, las partes tienen catorce días para acordar un resultado: se corrige, se retira, ambas versiones se mantienen o se desestima.',
        'Juzgan otros. Sin acuerdo, se sortean tres socios que no describen el objeto ni son parte. El sorteo se basa en el registro del archivo en un momento que nadie pudo elegir, y cualquiera puede repetirlo para comprobarlo. Tienen veintiún días y dan sus motivos. Los votos son secretos hasta el resultado y públicos después; el voto discrepante consta con sus motivos. Sin mayoría, ambas versiones se mantienen.',
        'Cuando quedan muy pocos para un jurado, la administración del archivo nombra una mediación ajena a la disputa. Ella misma no juzga nada.',
        'Una apelación. En catorce días una parte puede apelar un fallo, una vez. Entonces juzgan otros, y es definitivo. Lo que las partes acordaron no se apela.',
        'Primero se detiene el daño. Por daño cultural, un socio con derecho de veto en la colección puede retener la cosa al momento, antes de todo juicio; ante una petición de retirada, puede hacerlo la administración del archivo. Queda retenida hasta el resultado.',
        'Lo disputado se muestra como disputado. Mientras una disputa está abierta, su objeto se señala dondequiera que el archivo lo muestre. Una petición externa se señala cuando se admite o queda sin respuesta.',
        'Lo decidido se hace. Una ficha que debe corregirse se corrige en treinta días. Lo que un fallo manda retirar queda retenido desde ese momento.',
        'Borrar. Cuando la ley lo exige, por una retirada concedida o por daño grave, el contenido se destruye para siempre. Hacen falta un fundamento y dos personas, y queda una marca sin contenido, para que nadie se pregunte qué se hizo en secreto.',
        'Quien pide está protegido. Los nombres y contactos de quienes piden nunca son públicos, y nadie recibe peor trato por haber pedido.',
      ],
    },
  ],
};
