// Everything works without this file; it makes work quicker.
(() => {
  const loading = document.querySelector('.loading');
  document.addEventListener('htmx:beforeRequest', () => loading?.classList.add('on'));
  document.addEventListener('htmx:afterRequest', () => loading?.classList.remove('on'));

  // A page that comes back with errors starts at them.
  const toErrors = root => root.querySelector?.('.error-summary')?.focus();
  toErrors(document);
  document.addEventListener('htmx:afterSwap', event => toErrors(event.target));

  const offline = document.querySelector('.offline');
  const showLine = () => { if (offline) offline.hidden = navigator.onLine; };
  window.addEventListener('online', showLine);
  window.addEventListener('offline', showLine);
  showLine();

  // A select that submits its form; the button beside it serves those without script.
  document.addEventListener('change', event => event.target.closest?.('[data-submit-on-change]')?.form?.requestSubmit());

  // The rail is a folded menu on a phone and open on a screen, also when a tablet is turned: there is nothing to unfold it by.
  const rail = document.querySelector('.rail details');
  const narrow = window.matchMedia('(max-width: 47.99rem)');
  const fold = () => { if (rail) rail.open = !narrow.matches; };
  narrow.addEventListener('change', fold);
  fold();

  const typing = target => target.matches?.('input, textarea, select, [contenteditable]');
  const rows = () => [...document.querySelectorAll('[data-rows] tbody tr')].filter(row => row.querySelector('a'));
  const move = step => {
    const all = rows();
    const now = all.findIndex(row => row.contains(document.activeElement));
    all[Math.min(Math.max(now + step, 0), all.length - 1)]?.querySelector('a')?.focus();
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === 'j') move(1);
    else if (event.key === 'k') move(-1);
    else if (event.key === '/') document.querySelector('[data-find]')?.focus();
    else if (event.key === '?') document.querySelector('[data-keys]')?.toggleAttribute('open');
    else return;
    event.preventDefault();
  });

  document.addEventListener('click', event => {
    const ask = event.target.closest?.('[data-confirm]');
    if (ask && !window.confirm(ask.dataset.confirm)) event.preventDefault();
    if (event.target.closest?.('[data-print]')) window.print();
  });
})();
