// One press sends once. When the line is down the page says so and keeps what was typed; pressed again it goes with the
// same form key, so that the server takes it once even if the first did arrive.
const PATIENCE = 6000;

const reachable = async () => {
  try {
    await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
    return true;
  } catch {
    return false;
  }
};

const buttonsOf = (form) => [...form.querySelectorAll('button:not([type="button"])')];

function release(form) {
  form.dataset.sending = '';
  for (const button of buttonsOf(form)) button.removeAttribute('aria-disabled');
}

function hold(form) {
  form.dataset.sending = 'yes';
  for (const button of buttonsOf(form)) button.setAttribute('aria-disabled', 'true');
}

const sayOffline = (down) => {
  for (const notice of document.querySelectorAll('[data-offline]')) notice.hidden = !down;
};

async function send(form, submitter) {
  hold(form);
  const up = await reachable();
  sayOffline(!up);
  if (!up) {
    release(form);
    document.querySelector('[data-offline]')?.scrollIntoView({ block: 'center' });
    return;
  }
  form.dataset.sending = 'go';
  form.requestSubmit(submitter);
}

// After a form was sent the next page may carry the same button in the same place: a second tap of the same hand, meant
// for the page before, must not answer this one.
const SETTLING = 600;

export function guardSending() {
  const settled = document.querySelector('[data-flash]') ? performance.now() + SETTLING : 0;
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post') return;
    if (performance.now() < settled) event.preventDefault();
    else if (form.dataset.sending === 'yes' || form.dataset.sending === 'gone') event.preventDefault();
    else if (form.dataset.sending === 'go') form.dataset.sending = 'gone';
    else {
      event.preventDefault();
      send(form, event.submitter);
    }
  });
  // Coming back with the back button finds the page as it was left: pressable again.
  addEventListener('pageshow', (event) => {
    if (event.persisted) for (const form of document.forms) release(form);
  });
  addEventListener('offline', () => sayOffline(true));
  addEventListener('online', () => sayOffline(false));
}
