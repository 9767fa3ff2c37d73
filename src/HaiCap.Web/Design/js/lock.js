// Covers the screen of an officer who has gone away, over whatever is half typed; the password uncovers it. The server locks by itself.
(() => {
  const cover = document.querySelector('dialog[data-idle-minutes]');
  if (!cover) return;
  const limit = Number(cover.dataset.idleMinutes) * 60_000;
  const told = cover.querySelector('[role=alert]');
  const password = cover.querySelector('input[type=password]');

  // All windows of the site count as one person's activity.
  const key = 'haicap-active';
  const active = () => { if (!cover.open) localStorage.setItem(key, String(Date.now())); };
  ['keydown', 'pointerdown', 'scroll'].forEach(kind => document.addEventListener(kind, active, { passive: true }));
  active();
  const look = () => {
    if (!cover.open && Date.now() - Number(localStorage.getItem(key)) >= limit) {
      cover.showModal();
      password.focus();
    }
  };
  setInterval(look, 5_000);

  // Typing is activity too: the server hears of it once a minute, and locks by the same measure.
  setInterval(() => {
    if (!cover.open && Date.now() - Number(localStorage.getItem(key)) < 60_000) fetch('/con-day', { credentials: 'same-origin' }).catch(() => {});
  }, 60_000);
  document.addEventListener('visibilitychange', look);
  cover.addEventListener('cancel', event => event.preventDefault());

  const uncover = () => {
    cover.close();
    cover.querySelector('form').reset();
    told.textContent = '';
    active();
  };
  const onUnlockPage = answer => new URL(answer.url).pathname === '/mo-khoa';
  cover.querySelector('form').addEventListener('submit', async event => {
    event.preventDefault();
    try {
      let answer = await fetch('/mo-khoa', { credentials: 'same-origin' });
      if (onUnlockPage(answer)) {
        const form = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main form');
        const fields = new FormData(form);
        fields.set('Password', password.value);
        answer = await fetch('/mo-khoa', { method: 'POST', body: new URLSearchParams(fields), credentials: 'same-origin' });
      }
      if (onUnlockPage(answer)) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        told.textContent = page.querySelector('.field-error, .error-summary li')?.textContent ?? cover.dataset.failed;
        password.select();
      } else if (new URL(answer.url).pathname.startsWith('/dang-nhap')) {
        told.textContent = cover.dataset.over;
      } else {
        uncover();
      }
    } catch {
      told.textContent = cover.dataset.failed;
    }
  });
})();
