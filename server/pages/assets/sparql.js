// Makes the box for queries an editor with colours and completion, runs the query by Ctrl + Enter, and puts the cursor where a mistake is.
// Without this the form works by its button.
const form = document.querySelector('#sparql');
const query = form.elements.namedItem('query');
const longestAddress = 8000;
let editor;

function run(event) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  form.requestSubmit();
}
query.addEventListener('keydown', run);

// A query that is too long for an address goes in the body; the language stays in the address.
form.addEventListener('submit', () => {
  if (editor) query.value = editor.getValue();
  if (encodeURIComponent(query.value).length < longestAddress) return;
  const language = form.elements.namedItem('lang')?.value;
  form.method = 'post';
  if (language) form.action += `?lang=${language}`;
});

/** The cursor in the text, after so many lines and signs; a line ends with one sign in the box, whatever it was sent with. */
function placeCursor(line, column) {
  const before = query.value.split('\n').slice(0, line - 1);
  const at = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  query.focus();
  query.setSelectionRange(at, at + 1);
}

document.querySelector('#keys').hidden = false;
const { line, column } = query.dataset;
if (line) placeCursor(Number(line), Number(column));

const share = document.querySelector('#share');
share?.addEventListener('focus', () => share.select());

/** Classes and properties that the archive's statements have, by the description of its data; asked for when first needed. */
let known;
function askNames() {
  known ??= fetch('/.well-known/void', { headers: { accept: 'application/n-triples' } })
    .then((response) => (response.ok ? response.text() : ''))
    .then((text) => {
      const named = (what) =>
        [...text.matchAll(new RegExp(`<http://rdfs.org/ns/void#${what}> <([^>]+)> \\.`, 'g'))].map(
          ([, name]) => name,
        );
      return {
        class: named('class'),
        property: [...named('property'), new URL('/ns/search', location).href],
      };
    })
    .catch(() => ({ class: [], property: [] }));
  return known;
}

/** Names complete from what is here, and no other site is asked. */
function completer(Yasqe, kind) {
  const { isValidCompletionPosition, preProcessToken, postProcessSuggestion } = Yasqe.Autocompleters[kind];
  return {
    name: `archive-${kind}`,
    bulk: true,
    autoShow: false,
    persistenceId: null,
    isValidCompletionPosition,
    preProcessToken,
    postProcessSuggestion,
    get: async () => (await askNames())[kind],
  };
}

async function openEditor() {
  const { default: Yasqe } = await import(query.dataset.editor);
  const prefixes = JSON.parse(query.dataset.prefixes);
  for (const kind of ['class', 'property']) Yasqe.registerAutocompleter(completer(Yasqe, kind), false);
  Yasqe.registerAutocompleter(
    {
      ...Yasqe.Autocompleters.prefixes,
      name: 'archive-prefixes',
      persistenceId: null,
      get: () => Object.entries(prefixes).map(([prefix, address]) => `${prefix}: <${address}>`),
    },
    false,
  );
  const holder = document.createElement('div');
  holder.className = 'editor';
  holder.dir = 'ltr';
  query.after(holder);
  editor = new Yasqe(holder, {
    value: query.value,
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    resizeable: false,
    collapsePrefixesOnLoad: false,
    prefixCcApi: null,
    // As high as the query: what scrolls within a page is hard to reach by keys.
    editorHeight: 'auto',
    lineWrapping: true,
    autocompleters: ['archive-prefixes', 'archive-class', 'archive-property', 'variables'],
    viewportMargin: Number.POSITIVE_INFINITY,
    // Tab leaves the editor, as it leaves any field.
    extraKeys: {
      Tab: false,
      'Shift-Tab': false,
      'Ctrl-Enter': () => form.requestSubmit(),
      'Cmd-Enter': () => form.requestSubmit(),
      'Ctrl-Space': (one) => one.autocomplete(),
    },
  });
  // Both show one text; the box is what is sent.
  const field = editor.getInputField();
  field.setAttribute('aria-label', document.querySelector('label[for="query"]').textContent);
  if (query.getAttribute('aria-invalid')) {
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', query.getAttribute('aria-describedby'));
  }
  // A hidden field that must be filled in would keep the form from being sent without a word.
  query.required = false;
  query.hidden = true;
  editor.on('change', () => {
    query.value = editor.getValue();
  });
  document.querySelector('label[for="query"]').addEventListener('click', () => editor.focus());
  document.querySelector('#completes').hidden = false;
  if (line) {
    const from = { line: Number(line) - 1, ch: Number(column) - 1 };
    editor.setSelection(from, { ...from, ch: from.ch + 1 });
    editor.focus();
  }
}

if (query.dataset.editor) openEditor().catch((error) => console.warn('The editor did not open:', error));
