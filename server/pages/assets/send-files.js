// Sends files while the form is being filled in, piece by piece, so that a poor line costs no more than a moment; and keeps what was typed. Without this the
// form sends its files itself.
const place = document.querySelector('#deposit-form');
const form = place.querySelector('form');
const sentIds = form.elements.uploads;
const list = document.querySelector('#sent-files');
const says = JSON.parse(place.dataset.says);
const draftKey = `deposit ${place.dataset.partner}`;
const inputs = ['source-file', 'picture-files', 'picture-folder'].map((id) => document.getElementById(id));
/** Files in the order in which they were chosen; `id` is there once a file has come whole. */
const files = { 'source-file': [], 'picture-files': [], 'picture-folder': [] };
/** Files that were here before the page was opened. */
const known = sentIds.value
  .split(' ')
  .filter(Boolean)
  .map((id, at) => ({ id, name: list.querySelectorAll('li')[at]?.textContent ?? '' }));
let wantsToGo = false;

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** The source first, then its pictures. */
const allSent = () =>
  [...Object.values(files).flat(), ...known].flatMap(({ id, name }) => (id ? [{ id, name }] : []));

function readDraft() {
  try {
    return JSON.parse(localStorage.getItem(draftKey)) ?? {};
  } catch {
    return {};
  }
}

/** Keeps what was typed and sent on this device, until the form has been taken. */
function keepDraft() {
  const typed = Object.fromEntries(
    [...new FormData(form)].filter(
      ([name, value]) =>
        typeof value === 'string' && !['form_token', 'form', 'for', 'uploads'].includes(name),
    ),
  );
  const sent = allSent();
  try {
    localStorage.setItem(draftKey, JSON.stringify({ typed, sent, time: Date.now() }));
  } catch {
    // No room, or not allowed: the form works all the same.
  }
}

function lineOf(name) {
  list.querySelector('p').hidden = false;
  const line = document.createElement('li');
  const text = document.createElement('span');
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.setAttribute('aria-label', name);
  line.append(text, bar);
  list.querySelector('ul').append(line);
  return {
    say(key, values = {}) {
      text.textContent = fill(says[key], { file: `\u2068${name}\u2069`, ...values });
      line.dataset.state = key;
    },
    at(percent) {
      bar.value = percent;
      bar.hidden = percent >= 100;
    },
  };
}

/** What is here goes with the form. */
function noteSent() {
  sentIds.value = allSent()
    .map(({ id }) => id)
    .join(' ');
  keepDraft();
  const waiting = Object.values(files).some((ones) => ones.some(({ id, failed }) => !id && !failed));
  if (wantsToGo && !waiting) go();
}

function go() {
  wantsToGo = false;
  // The files have gone before.
  for (const input of inputs) input.disabled = true;
  form.enctype = 'application/x-www-form-urlencoded';
  form.submit();
}

const reasonOf = (error) => {
  try {
    const { detail, remedy } = JSON.parse(error.originalResponse.getBody());
    return `${detail} ${remedy}`;
  } catch {
    return error.message;
  }
};

async function send(file, entry) {
  await import(place.dataset.tus);
  const line = lineOf(entry.name);
  line.say('sending', { n: 0 });
  const waits = [500, 1000, 2000, 4000, 8000, 15_000, 30_000];
  const upload = new window.tus.Upload(file, {
    endpoint: '/api/uploads',
    // What a broken line costs is a part at most, as browsers send one again by themselves; larger parts are no quicker on a fast line.
    chunkSize: 512 * 1024,
    metadata: { filename: entry.name },
    retryDelays: waits,
    removeFingerprintOnSuccess: true,
    onProgress(done, total) {
      const n = total ? Math.floor((done / total) * 100) : 100;
      line.say('sending', { n });
      line.at(n);
    },
    onShouldRetry(error) {
      const status = error.originalResponse?.getStatus() ?? 0;
      const again = status === 0 || status >= 500 || [408, 409, 423, 429].includes(status);
      if (again) line.say('broke');
      return again;
    },
    onError(error) {
      if (error.originalResponse) {
        entry.failed = true;
        line.say('failed', { reason: reasonOf(error) });
        line.at(100);
        noteSent();
        return;
      }
      // Still no line: it goes on when there is one again.
      line.say('broke');
      const goOn = () => upload.start();
      if (navigator.onLine) setTimeout(goOn, 30_000);
      else window.addEventListener('online', goOn, { once: true });
    },
    onSuccess() {
      entry.id = upload.url.split('/').at(-1);
      line.say('sent');
      line.at(100);
      noteSent();
    },
  });
  // A file that was begun before, on this device, goes on where it broke off.
  const [before] = await upload.findPreviousUploads();
  if (before) upload.resumeFromPreviousUpload(before);
  upload.start();
}

for (const input of inputs)
  input.addEventListener('change', () => {
    for (const file of input.files) {
      // What systems hide in folders is no picture.
      if (input.id === 'picture-folder' && file.name.startsWith('.')) continue;
      const entry = { name: file.webkitRelativePath || file.name };
      if (input.id === 'source-file') files[input.id] = [entry];
      else files[input.id].push(entry);
      send(file, entry);
    }
    input.value = '';
    input.required = false;
  });

form.addEventListener('input', keepDraft);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  wantsToGo = true;
  noteSent();
});

// What was typed before the line broke, or the page was left, comes back; but not over an answer of the form.
const draft = readDraft();
if (!('answered' in place.dataset) && draft.time > Date.now() - 3 * 86_400_000) {
  for (const [name, value] of Object.entries(draft.typed ?? {})) {
    const field = form.elements[name];
    if (!field || new URLSearchParams(location.search).has(name)) continue;
    if (field instanceof RadioNodeList || field.type !== 'checkbox') field.value = value;
    else field.checked = true;
  }
  for (const { id, name } of draft.sent ?? [])
    if (!known.some((one) => one.id === id)) {
      known.push({ id, name });
      const line = lineOf(name);
      line.say('sent');
      line.at(100);
    }
  sentIds.value = known.map(({ id }) => id).join(' ');
}
