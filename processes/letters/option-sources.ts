import type { OptionSource } from '../../forms/contract.js';
import { classificationList } from './options/classification-list.js';
import { decisions, returnDecisions } from './options/decisions.js';
import { dueTimes } from './options/due-times.js';
import { instructionList } from './options/instruction-list.js';
import { letterList } from './options/letter-list.js';
import { addressees, recipients, redirectRecipients } from './options/recipients.js';

export const optionSources: readonly OptionSource[] = [
  recipients,
  redirectRecipients,
  addressees,
  instructionList,
  classificationList,
  decisions,
  returnDecisions,
  dueTimes,
  letterList,
];
