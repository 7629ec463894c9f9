// Sends the search form at once when a filter changes, and swaps in the parts of the page that differ. Without this the form works by its button.
const form = document.querySelector('#search');
const parts = ['#count', '#filters', '#results'];
let running;

function addressOf(data) {
  const query = new URLSearchParams();
  for (const [name, value] of data)
    if (value !== '' && !(name === 'sort' && value === 'relevance')) query.append(name, value);
  return `${form.action.split('?')[0]}?${query}`;
}

/** Remembers what a reader has open and where the focus is, as the parts are new elements afterwards. */
function swap(page) {
  const focused = document.activeElement;
  const key =
    focused?.name && focused.closest('#filters') ? [focused.name, focused.value, focused.type] : null;
  const open = new Set([...form.querySelectorAll('#filters details[open]')].map((one) => one.id));
  for (const part of parts) {
    const fresh = page.querySelector(part);
    if (!fresh) return false;
    document.querySelector(part).innerHTML = fresh.innerHTML;
  }
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  if (key) {
    const same = [...form.elements].find(
      (one) => one.name === key[0] && (key[2] !== 'checkbox' || one.value === key[1]),
    );
    same?.focus({ preventScroll: true });
  }
  document.title = page.title;
  return true;
}

async function show(address, remember) {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  form.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(address, { signal, headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!swap(page)) throw new Error('The answer is not a search page.');
    if (remember) history.pushState(null, '', address);
    form.removeAttribute('aria-busy');
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(address);
  }
}

form.addEventListener('change', (event) => {
  if (event.target.id !== 'q') show(addressOf(new FormData(form)), true);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  show(addressOf(new FormData(form)), true);
});
form.addEventListener('click', (event) => {
  const link = event.target.closest('.chips a');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  show(link.href, true);
});
window.addEventListener('popstate', () => location.reload());
form.classList.add('at-once');

// On a narrow screen the filters start closed: results come first.
if (window.matchMedia('(max-width: 55rem)').matches) form.querySelector('.filters').removeAttribute('open');
