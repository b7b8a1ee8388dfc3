// The letter's pages, large: tap to zoom, arrow keys or buttons for the next, Escape or the button to go back.
function viewer(links, words) {
  const dialog = document.createElement('dialog');
  dialog.className = 'viewer';
  dialog.setAttribute('aria-label', words.title);
  const image = document.createElement('img');
  const actions = document.createElement('div');
  actions.className = 'actions';
  let at = 0;
  const show = (index) => {
    at = Math.min(Math.max(index, 0), links.length - 1);
    image.src = links[at].href;
    image.alt = links[at].querySelector('img').alt;
    dialog.classList.remove('zoomed');
    dialog.scrollTo(0, 0);
  };
  const button = (word, press) => {
    const made = Object.assign(document.createElement('button'), { type: 'button', className: 'button second', textContent: word });
    made.addEventListener('click', press);
    actions.append(made);
  };
  if (links.length > 1) {
    button(words.previous, () => show(at - 1));
    button(words.next, () => show(at + 1));
  }
  button(words.close, () => dialog.close());
  image.addEventListener('click', () => dialog.classList.toggle('zoomed'));
  dialog.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowRight') show(at + 1);
    if (key === 'ArrowLeft') show(at - 1);
  });
  let from = null;
  dialog.addEventListener('touchstart', ({ touches }) => {
    from = touches.length === 1 && !dialog.classList.contains('zoomed') ? touches[0].clientX : null;
  });
  dialog.addEventListener('touchend', ({ changedTouches }) => {
    const moved = from === null ? 0 : changedTouches[0].clientX - from;
    if (Math.abs(moved) > 60) show(moved < 0 ? at + 1 : at - 1);
  });
  dialog.append(actions, image);
  document.body.append(dialog);
  return (index) => {
    show(index);
    dialog.showModal();
  };
}

export function showPages() {
  for (const pages of document.querySelectorAll('[data-pages]')) {
    const links = [...pages.querySelectorAll('.page-image')];
    if (links.length === 0) continue;
    let open = null;
    links.forEach((link, index) => {
      link.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        open ??= viewer(links, pages.dataset);
        open(index);
      });
    });
  }
}
