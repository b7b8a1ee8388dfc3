// While a number is typed: which letters bear it already. Without this the question comes when the form is sent.
const PAUSE = 350;

function show(box, items) {
  const lines = items.map(({ text, href }) => {
    const line = document.createElement('li');
    const shown = href ? Object.assign(document.createElement('a'), { href, target: '_blank' }) : line;
    shown.textContent = text;
    if (shown !== line) line.append(shown);
    return line;
  });
  box.querySelector('ul').replaceChildren(...lines);
  box.hidden = lines.length === 0;
}

async function ask(form, box, signal) {
  const typed = new FormData(form);
  const query = new URLSearchParams(
    ['number', 'sender', 'date'].flatMap((name) => (typed.get(name) ? [[name, typed.get(name)]] : [])),
  );
  if (!query.has('number')) return show(box, []);
  try {
    const reply = await fetch(`${form.dataset.twins}?${query}`, { signal, headers: { accept: 'application/json' } });
    if (reply.ok) show(box, (await reply.json()).items);
  } catch {
    // The line is down or something newer was typed: the server asks again when the form arrives.
  }
}

export function watchTwins() {
  const form = document.querySelector('form[data-twins]');
  const box = form?.querySelector('[data-twins-found]');
  if (!box) return;
  let timer;
  let asking = new AbortController();
  form.addEventListener('input', ({ target }) => {
    if (!['number', 'sender', 'date'].includes(target.name)) return;
    clearTimeout(timer);
    asking.abort();
    asking = new AbortController();
    timer = setTimeout(ask, PAUSE, form, box, asking.signal);
  });
}
