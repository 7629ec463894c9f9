// Shows what becomes of the rows as soon as a rule changes. Without this the form does so by its button.
const form = document.querySelector('#form-mapping');
let waiting;
let running;

async function show() {
  running?.abort();
  running = new AbortController();
  const place = document.querySelector('#outcome');
  place.setAttribute('aria-busy', 'true');
  const body = new URLSearchParams(new FormData(form));
  body.set('act', 'try');
  try {
    const answer = await fetch(form.action, { method: 'POST', body, signal: running.signal });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of ['#outcome', '#fault-place']) {
      const fresh = page.querySelector(part);
      // Not the editor: the session has ended, or the line is poor. What is there stays.
      if (!fresh) return;
      document.querySelector(part).replaceWith(fresh);
    }
  } catch (error) {
    if (error.name !== 'AbortError') document.querySelector('#outcome').removeAttribute('aria-busy');
  }
}

form.addEventListener('change', (event) => {
  if (event.target.name === 'name') return;
  clearTimeout(waiting);
  waiting = setTimeout(show, 150);
});
