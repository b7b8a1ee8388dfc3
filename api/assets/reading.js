// A letter that stays open in front of somebody has been read; without scripts the button says so.
const A_LOOK = 1500;

async function post(form) {
  const token = document.querySelector('meta[name="csrf-token"]')?.content ?? '';
  try {
    const answer = await fetch(form.dataset.autoPost, { method: 'POST', headers: { 'X-CSRF-Token': token } });
    if (answer.ok) form.hidden = true;
  } catch {
    // The line is down: the button stays and says it another time.
  }
}

export function postByItself() {
  for (const form of document.querySelectorAll('form[data-auto-post]')) {
    let timer = 0;
    const watch = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible' && !form.hidden) timer = setTimeout(post, A_LOOK, form);
    };
    document.addEventListener('visibilitychange', watch);
    watch();
  }
}
