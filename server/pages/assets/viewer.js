// Makes the picture of an item zoomable to its finest tile. Until then, and without scripts, the plain picture stays.
const stage = document.querySelector('#viewer');
const deep = stage?.querySelector('.deep');
const pending = stage?.querySelector('.pending');
const stepOfZoom = 1.6;

/** The picture's description, with the address by which this page knows it: the site may be reached under several names. */
async function tileSource(service) {
  const answer = await fetch(`${service}/info.json`, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${service} answers ${answer.status}.`);
  return { ...(await answer.json()), id: `${location.origin}${service}` };
}

/** The viewer looks for a style element of its own and else writes one, which the page's policy forbids; the style sheet has that rule. */
function standInForStyle() {
  const stand = document.createElementNS('urn:tessera', 'style');
  stand.setAttribute('data-openseadragon-mobile-css', '');
  document.head.append(stand);
}

/** The page keeps the wheel and the single finger, so that nobody is caught in the picture; hints are in the reader's language. */
function makeViewer(source) {
  standInForStyle();
  window.OpenSeadragon.setString('GestureHints.Touch', deep.dataset.touch);
  window.OpenSeadragon.setString('GestureHints.Scroll', deep.dataset.scroll);
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  return window.OpenSeadragon({
    element: deep,
    tileSources: source,
    prefixUrl: '/assets/openseadragon/images/',
    showNavigationControl: false,
    drawer: 'canvas',
    cooperativeGestures: true,
    animationTime: still ? 0 : 0.6,
    immediateRender: still,
    maxZoomPixelRatio: 2,
    visibilityRatio: 0.6,
    gestureSettingsMouse: { clickToZoom: true, dblClickToZoom: true },
  });
}

/** The part of the picture that is shown, in its own pixels, whole where all of it is. */
function shownRegion(viewer) {
  const item = viewer.world.getItemAt(0);
  const { x: across, y: down } = item.getContentSize();
  const shown = item.viewportToImageRectangle(viewer.viewport.getBounds());
  const [left, top] = [Math.max(0, shown.x), Math.max(0, shown.y)].map(Math.round);
  const width = Math.round(Math.min(across, shown.x + shown.width)) - left;
  const height = Math.round(Math.min(down, shown.y + shown.height)) - top;
  return width < 1 || height < 1 || (width >= across && height >= down)
    ? undefined
    : `${left},${top},${width},${height}`;
}

/** A link that opens this view here and in other viewers: IIIF Content State 1.0, sections 2.1 and 6. */
function linkToView(viewer) {
  const region = shownRegion(viewer);
  const { canvas, manifest } = deep.dataset;
  const state = {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: `${canvas}/state`,
    type: 'Annotation',
    motivation: ['contentState'],
    target: {
      id: region ? `${canvas}#xywh=${region}` : canvas,
      type: 'Canvas',
      partOf: [{ id: manifest, type: 'Manifest' }],
    },
  };
  const encoded = btoa(encodeURIComponent(JSON.stringify(state)));
  const link = new URL(location.pathname, location.href);
  link.searchParams.set(
    'iiif-content',
    encoded.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
  );
  link.hash = 'viewer';
  return link.href;
}

/** The link stands in the address bar too, for browsers that let no script copy. */
async function share(viewer) {
  const link = linkToView(viewer);
  history.replaceState(history.state, '', link);
  await navigator.clipboard?.writeText(link).catch(() => {});
  const status = stage.querySelector('.shared');
  status.textContent = '';
  requestAnimationFrame(() => {
    status.textContent = status.dataset.done;
    status.classList.remove('hidden');
    setTimeout(() => status.classList.add('hidden'), 4000);
  });
}

/** The view that a link asked for. */
function showRegion(viewer) {
  const [x, y, width, height] = (deep.dataset.region ?? '').split(',').map(Number);
  if (!(width > 0 && height > 0)) return;
  const item = viewer.world.getItemAt(0);
  viewer.viewport.fitBounds(item.imageToViewportRectangle(x, y, width, height), true);
}

const actions = {
  'zoom-in': (viewer) => viewer.viewport.zoomBy(stepOfZoom),
  'zoom-out': (viewer) => viewer.viewport.zoomBy(1 / stepOfZoom),
  whole: (viewer) => viewer.viewport.goHome(),
  rotate: (viewer) => viewer.viewport.setRotation(viewer.viewport.getRotation() + 90),
  share: (viewer) => share(viewer),
  full: () => (document.fullscreenElement ? document.exitFullscreen() : stage.requestFullscreen()),
};

function open(viewer) {
  const plain = stage.querySelector('.plain');
  const image = plain.querySelector('img');
  viewer.addOnceHandler('tile-drawn', () => {
    plain.classList.add('behind');
    plain.tabIndex = -1;
    plain.setAttribute('aria-hidden', 'true');
    stage.dataset.state = 'open';
  });
  showRegion(viewer);
  viewer.canvas.setAttribute('role', 'application');
  viewer.canvas.setAttribute('aria-label', `${deep.dataset.label}: ${image.alt}`);
  viewer.canvas.setAttribute('aria-describedby', 'viewer-keys');
  stage.querySelector('.tools').hidden = false;
  stage.querySelector('.keys').hidden = false;
}

/** By what the key writes, not where it lies: + stands elsewhere on other keyboards, and a short press counts as a whole step. */
const keys = { '+': 'zoom-in', '=': 'zoom-in', '-': 'zoom-out', '\u2212': 'zoom-out', 0: 'whole' };

function act(viewer, action) {
  actions[action](viewer);
  viewer.viewport.applyConstraints();
}

function follow(viewer) {
  viewer.addHandler('canvas-key', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event.originalEvent;
    const action = ctrlKey || metaKey || altKey ? undefined : keys[key];
    if (!action) return;
    event.preventDefaultAction = true;
    event.originalEvent.preventDefault();
    act(viewer, action);
  });
  stage.querySelector('.tools').addEventListener('click', (event) => {
    const action = event.target.closest('button')?.dataset.action;
    if (action) act(viewer, action);
  });
}

async function start() {
  const source = await tileSource(deep.dataset.service);
  deep.hidden = false;
  const viewer = makeViewer(source);
  document.addEventListener('fullscreenchange', () =>
    viewer.setCooperativeGestures(!document.fullscreenElement),
  );
  viewer.addOnceHandler('open', () => open(viewer));
  follow(viewer);
}

/** Asks again, ever less often, whether a picture can be served, and shows it then. */
async function wait(seconds) {
  const answer = await fetch(pending.dataset.info).catch(() => undefined);
  if (answer?.ok) location.reload();
  else setTimeout(() => wait(Math.min(60, seconds * 1.5)), seconds * 1000);
}

if (deep)
  start().catch((error) => {
    console.warn('The picture stays plain:', error);
    deep.hidden = true;
  });
if (pending) setTimeout(() => wait(4), 3000);
