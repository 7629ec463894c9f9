// Follows the work on a deposit, and keeps choices as they are made. Without this the page is asked for again by itself, and a button keeps the choices.
// The form that led here has been taken: what was typed in it need not be kept.
try {
  for (const key of Object.keys(localStorage)) if (key.startsWith('deposit ')) localStorage.removeItem(key);
} catch {
  // Storage is not allowed: nothing was kept.
}

const progress = document.querySelector('#progress');
if (progress) {
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const bar = progress.querySelector('progress');
  const rows = progress.querySelector('.rows-done');
  const events = new EventSource(progress.dataset.events);
  let first = true;
  let faults = 0;
  const show = (event) => {
    faults = 0;
    const { progress: now } = JSON.parse(event.data);
    bar.max = Math.max(now.total, 1);
    bar.value = now.bytes;
    rows.textContent = progress.dataset.rows.replace('{n}', number.format(now.rows));
    // The first rows are there to be looked at while the rest is read.
    if (first && now.rows > 0 && !document.querySelector('.row-preview')) {
      first = false;
      events.close();
      location.reload();
    }
  };
  events.addEventListener('progress', show);
  for (const end of ['done', 'failed'])
    events.addEventListener(end, () => {
      events.close();
      location.reload();
    });
  events.addEventListener('error', () => {
    faults += 1;
    // The browser asks again by itself; where something on the way lets no events through, the page is asked for.
    if (faults > 3 || events.readyState === EventSource.CLOSED) {
      events.close();
      setTimeout(() => location.reload(), 5000);
    }
  });
}

const form = document.querySelector('#form-choices');
if (form) {
  const state = document.querySelector('#choice-state');
  let waiting;
  const keep = async () => {
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
      // Kept choices lead back to the page, which is here already.
      const kept = answer.type === 'opaqueredirect';
      state.textContent = kept ? state.dataset.kept : state.dataset.lost;
      state.className = kept ? 'kept' : 'lost';
    } catch {
      state.textContent = state.dataset.lost;
      state.className = 'lost';
      clearTimeout(waiting);
      waiting = setTimeout(keep, 5000);
    }
  };
  form.addEventListener('change', () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 300);
  });
}
