// Hides what a plain condition hides. The server drops hidden answers itself; this spares people the looking.

/** What the inputs of a name say, as FEEL would see it: text, number, true, false or null. */
function valueOf(name) {
  const inputs = [...document.getElementsByName(name)];
  const [first] = inputs;
  if (!first) return null;
  if (first.type === 'radio') return inputs.find((input) => input.checked)?.value ?? null;
  if (first.type === 'checkbox') return first.checked;
  const text = first.value.trim();
  if (text === '') return null;
  return first.inputMode === 'decimal' || first.inputMode === 'numeric' ? Number(text.replace(',', '.')) : text;
}

function holds(condition) {
  if (!Array.isArray(condition)) return condition === true;
  const [word, left, right] = condition;
  if (word === 'and') return holds(left) && holds(right);
  if (word === 'or') return holds(left) || holds(right);
  return (valueOf(left) === right) === (word === '=');
}

export function followConditions() {
  const fields = [...document.querySelectorAll('[data-hide-when]')].map((element) => ({
    element,
    condition: JSON.parse(element.dataset.hideWhen),
  }));
  if (fields.length === 0) return;
  const refresh = () => {
    for (const { element, condition } of fields) element.hidden = holds(condition);
  };
  document.addEventListener('input', refresh);
  refresh();
}
