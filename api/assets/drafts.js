// What was typed stays in this tab until the server has taken it. Gone with the tab, and at signing out.
const FORMS = 'form[data-keep], form[data-draft]';
const MARK = 'alur:';

const person = () => document.querySelector('.person-menu strong')?.textContent ?? '';
const addressOf = (form) => `${MARK}${person()}:${new URL(form.action).pathname}`;
const worthKeeping = ({ name, type }) => name && !name.startsWith('_') && !['hidden', 'password', 'file', 'submit'].includes(type);

const inputsOf = (form) => [...form.elements].filter(worthKeeping);
const isChoice = (input) => input.type === 'checkbox' || input.type === 'radio';

const read = (form) =>
  inputsOf(form).flatMap((input) =>
    isChoice(input) ? (input.checked ? [[input.name, input.value]] : []) : [[input.name, input.value]],
  );

function fill(form, answers) {
  const has = (input) => answers.some(([name, value]) => name === input.name && value === input.value);
  for (const input of inputsOf(form)) {
    if (isChoice(input)) input.checked = has(input);
    else input.value = answers.find(([name]) => name === input.name)?.[1] ?? input.value;
  }
}

/** The server took it when it answered with another page than the form. */
function forgetWhatArrived(forms) {
  const shown = new Set(forms.map(addressOf));
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(MARK) && !shown.has(key) && JSON.parse(sessionStorage[key]).sent) sessionStorage.removeItem(key);
  }
}

function restore(form) {
  const kept = sessionStorage[addressOf(form)];
  const { answers, sent } = kept ? JSON.parse(kept) : {};
  // Sent and shown again: the server answered with this very page, and with what was typed in it.
  if (!answers || sent) return;
  const before = JSON.stringify(read(form));
  if (before === JSON.stringify(answers)) return;
  fill(form, answers);
  const notice = document.querySelector('[data-restored]');
  if (!notice) return;
  notice.hidden = false;
  notice.querySelector('button')?.addEventListener('click', () => {
    sessionStorage.removeItem(addressOf(form));
    fill(form, JSON.parse(before));
    notice.hidden = true;
    form.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export function keepDrafts() {
  const forms = [...document.querySelectorAll(FORMS)];
  forgetWhatArrived(forms);
  for (const form of forms) {
    restore(form);
    const keep = (sent) => sessionStorage.setItem(addressOf(form), JSON.stringify({ answers: read(form), sent }));
    form.addEventListener('input', () => keep(false));
    // Sending asks twice: first whether the line is up, then for good.
    form.addEventListener('submit', () => keep(form.dataset.sending === 'go'));
  }
  document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', () => sessionStorage.clear());
}
