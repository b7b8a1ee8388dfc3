import { fileURLToPath } from 'node:url';
import type { Slice } from '../contract.js';
import { playDemoLetters } from './demo/play-demo.js';
import { letterSubject } from './letter-subject.js';
import { dispositionFacts } from './listeners/disposition-facts.js';
import { letterEnd } from './listeners/letter-end.js';
import { tellReturned } from './listeners/tell-returned.js';
import { letterNotices, unreadCopies } from './model/notices.js';
import { optionSources } from './option-sources.js';
import { prepareAgency } from './prepare-agency.js';
import { accessRoutes } from './routes/access.js';
import { changeDispositionRoutes } from './routes/change-disposition.js';
import { changeLetterRoutes } from './routes/change-letter.js';
import { documentRoutes } from './routes/documents.js';
import { fileRoutes } from './routes/files.js';
import { pageRoutes } from './routes/pages/index.js';
import { readRoutes } from './routes/read.js';
import { registerRoutes } from './routes/register.js';
import { trackingRoutes } from './routes/tracking.js';
import { archiveLetter } from './services/archive.js';
import { closeDisposition } from './services/close-disposition.js';
import { recordDispositions } from './services/record-dispositions.js';
import { recordOutcome } from './services/record-outcome.js';
import { recordRedirect } from './services/record-redirect.js';
import { recordRedo } from './services/record-redo.js';
import { recordReturn } from './services/record-return.js';
import { recordWaiver } from './services/record-waiver.js';
import { registerLetter } from './services/register.js';
import { returnLetter } from './services/return-letter.js';
import { sendToDesk } from './services/send-to-desk.js';
import { undoOfSending } from './use-cases/undo-sending.js';

/** Letters: register, dispose, report, close, find again. */
export const slice: Slice = {
  name: 'letters',
  folder: fileURLToPath(new URL('.', import.meta.url)),
  services: [
    registerLetter,
    sendToDesk,
    recordDispositions,
    recordOutcome,
    recordRedo,
    closeDisposition,
    recordReturn,
    recordRedirect,
    recordWaiver,
    archiveLetter,
    returnLetter,
  ],
  listeners: [letterEnd, dispositionFacts, tellReturned],
  routes: [
    ...registerRoutes,
    ...readRoutes,
    ...accessRoutes,
    ...changeLetterRoutes,
    ...changeDispositionRoutes,
    ...documentRoutes,
    ...fileRoutes,
    ...trackingRoutes,
    ...pageRoutes,
  ],
  menu: [
    { label: 'letters.menu.letters', href: '/letters', icon: 'letter', permission: 'work', order: 20, phone: true },
    {
      label: 'letters.menu.register',
      href: '/incoming-letters/new',
      under: '/incoming-letters',
      icon: 'register',
      permission: 'register-letter',
      order: 30,
      phone: true,
    },
    { label: 'letters.menu.book', href: '/agenda-book', icon: 'print', permission: 'read-agenda', order: 40 },
    {
      label: 'letters.menu.settings',
      href: '/letter-settings',
      icon: 'settings',
      permission: 'manage-settings',
      order: 90,
    },
  ],
  searchPage: '/letters',
  publicPage: { label: 'letters.tracking.title', href: '/tracking' },
  optionSources,
  subjects: [letterSubject],
  counters: async (unit, actor) => ({ copiesUnread: await unreadCopies(unit, actor) }),
  notices: letterNotices,
  afterCompletion: undoOfSending,
  prepareAgency,
  demo: playDemoLetters,
};
