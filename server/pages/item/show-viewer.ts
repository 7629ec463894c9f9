import { html } from 'ghtml';
import { textsFor } from '../../../vocab/record/language-map.ts';
import { canvasUrl, manifestUrl } from '../../protocols/iiif/presentation/addresses.ts';
import { icon } from '../layout/mark.ts';
import type { PageImage } from '../ports.ts';
import { linkTo } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { servicePath } from '../show/service-path.ts';
import { showRights } from '../show/show-rights.ts';
import { languageAttributes, plainText, showMap } from '../show/show-text.ts';
import { fill, fillHtml } from '../words/fill.ts';
import type { ItemContext } from './item-page.ts';
import { adviceBefore, showAdvice } from './show-labels.ts';

function altAttributes(reader: Reader, image: PageImage): string {
  const found = textsFor(image.alt, reader.language);
  const text = found?.texts[0];
  return found && text
    ? html`alt="${plainText(text)}" !${languageAttributes(found.tag)}`
    : html`alt="${reader.words.noAlt}"`;
}

/** A size that the service can give without enlarging: a box for large pictures, `max` for small ones. */
const fitting = ({ width, height }: PageImage): string =>
  width > 1600 || height > 1200 ? '!1600,1200' : 'max';

function tools(reader: Reader): string {
  const { words } = reader;
  const button = (action: string, word: string, name: string) =>
    html`<button type="button" data-action="${action}" aria-label="${word}" title="${word}">!${icon(name)}</button>`;
  return `<div class="tools" hidden>${[
    button('zoom-in', words.zoomIn, 'zoomIn'),
    button('zoom-out', words.zoomOut, 'zoomOut'),
    button('whole', words.wholePicture, 'whole'),
    button('rotate', words.rotate, 'rotate'),
    button('full', words.fullScreen, 'full'),
    button('share', words.shareView, 'share'),
  ].join('')}</div><p class="shared hidden" role="status" data-done="${words.viewShared}"></p>`;
}

/** What the script needs to name the view that is shown (IIIF Content State 1.0), and where to begin. */
function shownAddresses({ view, reader, region, image: chosen }: ItemContext, image: PageImage): string {
  const place = { baseUrl: reader.baseUrl.replace(/\/$/, ''), id: view.id };
  const begin = region && chosen === image.id ? html` data-region="${region}"` : '';
  return html`data-manifest="${manifestUrl(place)}" data-canvas="${canvasUrl({ ...place, imageId: image.id })}"!${begin}`;
}

function picture(context: ItemContext, image: PageImage): string {
  const { reader } = context;
  const service = servicePath(image.id);
  if (!image.ready)
    return html`<div class="pending" data-info="${service}/info.json"><p role="status">${reader.words.pending}
</p>!${showMap(image.alt, reader.language, 'p')}</div>`;
  return html`<a class="plain" href="${service}/full/max/0/default.jpg" title="${reader.words.openPicture}"><img src="${service}/full/!${fitting(image)}/0/default.jpg" width="${image.width}" height="${image.height}" !${altAttributes(reader, image)} fetchpriority="high"></a>
<div class="deep" !${shownAddresses(context, image)} data-service="${service}" data-label="${reader.words.viewerLabel}" data-touch="${reader.words.gestureTouch}" data-scroll="${reader.words.gestureScroll}" hidden>
</div>!${tools(reader)}`;
}

function thumbnails(context: ItemContext, current: PageImage): string {
  const { images, reader } = context;
  if (images.length < 2) return '';
  const entries = images.map((image, index) => {
    const label = fill(reader.words.pictureOf, { n: index + 1, total: images.length });
    const inner = image.ready
      ? html`<img src="${servicePath(image.id)}/square/^!160,160/0/default.jpg" width="80" height="80" loading="lazy" !${altAttributes(reader, image)}>`
      : html`<span class="pending-thumb">${reader.words.pendingAlt}</span>`;
    const params = {
      image: image.id,
      as: context.as === 'records' ? 'records' : undefined,
      look: context.look ? 'yes' : undefined,
    };
    return html`<li><a href="${linkTo(reader, `${reader.path}#viewer`, params)}" hreflang="${reader.language}"!${image === current ? ' aria-current="true"' : ''}><span class="hidden">${label}: </span>!${inner}</a>
</li>`;
  });
  return html`<ol class="thumbs">!${entries.join('')}</ol>`;
}

/** The pictures, after the advice where there is some: a plain picture first, which a script makes zoomable to its finest tile; a strip where there are several. */
export function showViewer(context: ItemContext): string {
  const { images, reader } = context;
  const current = images.find((image) => image.id === context.image) ?? images[0];
  if (!current) return '';
  const advice = context.look ? [] : adviceBefore(context);
  if (advice.length > 0) return showAdvice(context, advice);
  const rights = current.rights
    ? html`<span>!${fillHtml(reader.words.pictureRights, { rights: showRights(reader, current.rights) })}</span>`
    : '';
  const keys = current.ready
    ? html`<span class="keys" id="viewer-keys" hidden>${reader.words.viewerKeys}</span>`
    : '';
  return html`<section class="stage" id="viewer" aria-label="${reader.words.pictures}"><figure>
<div class="frame">!${picture(context, current)}</div><figcaption>!${rights}!${keys}</figcaption>
</figure>!${thumbnails(context, current)}</section>`;
}
