// Recipients: who coordinates, how many it goes to, and a filter above long lists.
const LONG = 12;

const rowsOf = (set) => [...set.querySelectorAll('.choice')];
const tick = (row) => row.querySelector('label > input');

function coordinate(set) {
  const acting = rowsOf(set).filter((row) => tick(row).checked && row.querySelector('select')?.value === 'main');
  set.querySelector('.choices')?.classList.toggle('several', acting.length > 1);
  for (const row of rowsOf(set)) {
    const radio = row.querySelector('.switch input');
    if (radio && !acting.includes(row)) radio.checked = false;
    row.querySelector('.switch')?.toggleAttribute('hidden', !acting.includes(row));
  }
  const named = acting.some((row) => row.querySelector('.switch input')?.checked);
  const first = acting[0]?.querySelector('.switch input');
  if (!named && first) first.checked = true;
}

function count(set) {
  const button = set.closest('form')?.querySelector('.actions button');
  if (!button) return;
  const words = button.querySelector('span') ?? button;
  button.dataset.plain ??= words.textContent;
  const many = set.hidden ? 0 : rowsOf(set).filter((row) => tick(row).checked).length;
  const { one, many: several } = set.dataset;
  words.textContent = many === 0 ? button.dataset.plain : many === 1 ? one : several.replace('{count}', many);
}

function filter(list) {
  const rows = [...list.querySelectorAll('.choice')];
  if (rows.length < LONG) return;
  const box = Object.assign(document.createElement('input'), { type: 'search', className: 'filter', placeholder: list.dataset.filter });
  box.setAttribute('aria-label', list.dataset.filter);
  const folded = list.querySelector('details');
  box.addEventListener('input', (event) => {
    event.stopPropagation();
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (folded && words.length > 0) folded.open = true;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !tick(row).checked && !words.every((word) => text.includes(word));
    }
  });
  // Enter in the filter looks for a name; it does not send the letter off.
  box.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
  list.before(box);
}

/** Dates typed are meant. */
function chooseOwnDate(set) {
  const own = set.querySelector('input[value="date"]');
  for (const input of set.querySelectorAll('.due-own input'))
    input.addEventListener('input', () => {
      if (own) own.checked = true;
    });
}

export function assistPickers() {
  for (const list of document.querySelectorAll('[data-filter]')) filter(list);
  for (const set of document.querySelectorAll('[data-due]')) chooseOwnDate(set);
  for (const set of document.querySelectorAll('[data-recipients]')) {
    const refresh = () => {
      coordinate(set);
      count(set);
    };
    // At the document, after the conditions: a hidden list of recipients counts nobody.
    document.addEventListener('input', refresh);
    refresh();
  }
}
