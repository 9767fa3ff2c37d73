// A filing without this file: buttons save, and an Update button opens questions. With it: both happen by themselves.
(() => {
  const form = document.querySelector('form[data-keep]');
  document.addEventListener('submit', event => {
    // One press of Send is one submission; the server makes one dossier of two anyway.
    if (event.target.matches('[data-once]')) {
      if (event.target.dataset.sent) event.preventDefault();
      event.target.dataset.sent = 'yes';
    }
    if (event.target.matches('[data-upload]') && [...event.target.querySelectorAll('[type=file]')].some(i => i.files.length)) {
      const told = event.target.querySelector('[data-uploading]');
      if (told) told.textContent = told.dataset.uploading;
    }
  });
  window.addEventListener('pageshow', event => {
    if (event.persisted) document.querySelectorAll('[data-once]').forEach(f => delete f.dataset.sent);
  });
  // The stylesheet shows the steps on a wide screen; a browser too old for that gets them opened.
  const steps = document.querySelector('[data-unfold]');
  if (steps && window.matchMedia('(min-width: 48rem)').matches) steps.open = true;
  if (!form) return;

  const told = form.querySelector('[data-saved]');
  const version = form.querySelector('[data-version]');
  const fields = form.querySelector('[data-fields]');
  const hide = root => root.querySelectorAll('[data-update]').forEach(button => { button.hidden = true; });
  hide(form);
  let dirty = 0;
  let kept = 0;
  let timer;
  let busy = false;
  let running = Promise.resolve();
  let leaving = false;

  const post = (query, signal) => {
    const body = new FormData(form);
    form.querySelectorAll('[type=file]').forEach(input => body.delete(input.name));
    return fetch(query, { method: 'POST', body, signal, credentials: 'same-origin', headers: { 'HX-Request': 'true' } });
  };
  const say = (text, bad) => {
    if (!told) return;
    told.textContent = text;
    told.classList.toggle('failed', !!bad);
  };

  // Waits while another save runs, so that two never race for the version.
  const keep = () => {
    if (busy || leaving || kept === dirty) return;
    busy = true;
    running = save();
  };
  const save = async () => {
    const at = dirty;
    try {
      const answer = await post(form.dataset.keep, AbortSignal.timeout(20000));
      const away = answer.headers.get('HX-Redirect');
      if (answer.ok && !away && answer.status === 200) {
        const saved = await answer.json();
        version.value = saved.version;
        kept = at;
        say(`${told.dataset.savedWords} ${saved.at}`);
      } else if (answer.status === 409) {
        kept = at;
        say((await answer.json()).problem, true);
      } else {
        throw new Error(String(answer.status));
      }
    } catch {
      if (!leaving) say(told.dataset.failedWords, true);
      clearTimeout(timer);
      timer = setTimeout(keep, 15000);
    } finally {
      busy = false;
    }
    if (kept !== dirty) soon();
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 2500);
  };

  let drawing;
  const redraw = async () => {
    drawing?.abort();
    drawing = new AbortController();
    try {
      const answer = await post(form.dataset.redraw, drawing.signal);
      if (!answer.ok || answer.status !== 200) throw new Error(String(answer.status));
      const html = await answer.text();
      const focused = document.activeElement?.id;
      // What was typed or chosen while the answer travelled stays.
      const now = new FormData(form);
      fields.innerHTML = html;
      hide(fields);
      fields.querySelectorAll('input:not([type=hidden],[type=file]), textarea, select').forEach(input => {
        const given = now.getAll(input.name);
        if (input.type === 'radio' || input.type === 'checkbox') input.checked = given.includes(input.value);
        else if (given.length && (input.tagName !== 'SELECT' || [...input.options].some(o => o.value === given[0]))) input.value = given[0];
      });
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    } catch (failure) {
      // The Update buttons are the way left.
      if (failure.name !== 'AbortError') form.querySelectorAll('[data-update]').forEach(button => { button.hidden = false; });
    }
  };

  form.addEventListener('input', () => { dirty++; soon(); });
  form.addEventListener('change', event => {
    dirty++;
    soon();
    if (event.target.matches('.decides')) redraw();
  });
  form.addEventListener('submit', event => {
    leaving = true;
    clearTimeout(timer);
    if (!busy) return;
    // The save on its way arrives first: it would make the version this page sends an old one.
    event.preventDefault();
    const button = event.submitter;
    running.finally(() => form.requestSubmit(button));
  });
  window.addEventListener('online', keep);
  window.addEventListener('pageshow', event => { if (event.persisted) leaving = false; });
})();
