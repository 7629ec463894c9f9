// Runs the query by Ctrl + Enter, and puts the cursor where a mistake is. Without this the form works by its button.
const form = document.querySelector('#sparql');
const query = form.elements.namedItem('query');
const longestAddress = 8000;

query.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  form.requestSubmit();
});

// A query that is too long for an address goes in the body; the language stays in the address.
form.addEventListener('submit', () => {
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
