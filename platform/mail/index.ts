export { addressOf, type MailAddress } from './address-of.js';
export { type DevMail, type DevMailLine, devMail, listDevMail } from './dev-mail.js';
export { createMailer, type Mailer, type MailerOptions } from './mailer.js';
export { type Mail, queueMail } from './queue-mail.js';
export { MailTemplates, type RenderedMail } from './templates.js';
