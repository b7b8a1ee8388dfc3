// Every page works without these; they only improve it.
import { followConditions } from './conditions.js';
import { keepDrafts } from './drafts.js';
import { showPages } from './pages.js';
import { assistPickers } from './pickers.js';
import { postByItself } from './reading.js';
import { guardSending } from './sending.js';

document.documentElement.classList.add('scripted');
keepDrafts();
followConditions();
assistPickers();
guardSending();
showPages();
postByItself();
document.querySelector('[data-focus]')?.focus();
