// Every page works without these; they only improve it.
import { followConditions } from './conditions.js';
import { keepDrafts } from './drafts.js';
import { showPages } from './pages.js';
import { assistPickers } from './pickers.js';
import { postByItself } from './reading.js';
import { guardSending } from './sending.js';
import { watchTwins } from './twins.js';

document.documentElement.classList.add('scripted');
keepDrafts();
followConditions();
assistPickers();
guardSending();
showPages();
postByItself();
watchTwins();
document.querySelector('[data-focus]')?.focus();
