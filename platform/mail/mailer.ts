import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from '../config/index.js';
import type { Database } from '../database/index.js';
import { causeOf } from '../errors/index.js';
import type { Log } from '../log/index.js';
import { type Delivery, GiveUp, type Transport } from '../outbox/contract.js';
import { startDevInbox } from './dev-inbox.js';
import { MAIL, type Mail } from './queue-mail.js';
import type { MailTemplates } from './templates.js';

export interface Mailer {
  /** Delivers what `queueMail` queued. */
  transport: Transport;
  close(): Promise<void>;
}

export interface MailerOptions {
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'baseUrl' | 'production'>;
  database: Database;
  templates: MailTemplates;
  log: Log;
}

/** Sends by SMTP_URL; without it to the development inbox, and in production not at all: mails then wait for it. */
export async function createMailer({ config, database, templates, log }: MailerOptions): Promise<Mailer> {
  const inbox = config.smtpUrl || config.production ? null : await startDevInbox(database, log);
  const url = config.smtpUrl ?? inbox?.url ?? null;
  const sender = url === null ? null : connect(url);
  return {
    transport: {
      kind: MAIL,
      deliver: async (delivery) => {
        if (!sender) throw new Error('SMTP_URL is not set, mails cannot be sent');
        await send(sender, config, templates, delivery);
      },
    },
    close: async () => {
      sender?.close();
      await inbox?.close();
    },
  };
}

const connect = (url: string): Transporter =>
  createTransport({ url, pool: true, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 });

async function send(
  sender: Transporter,
  config: MailerOptions['config'],
  templates: MailTemplates,
  { id, payload }: Delivery,
): Promise<void> {
  const { to, template, data } = payload as unknown as Mail;
  const mail = render(templates, template, to, { ...data, baseUrl: config.baseUrl, recipient: to.name });
  try {
    await sender.sendMail({
      from: config.mailFrom,
      to: { name: to.name, address: to.address },
      ...mail,
      // The same for every attempt: a mail that arrives twice is recognised by the reader's program.
      messageId: `<${id}@${new URL(config.baseUrl).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    throw refusedForGood(error) ? new GiveUp('the mail server refuses this address', { cause: error }) : error;
  }
}

/** A fault of the template or its data stays the same however often it is tried. */
function render(templates: MailTemplates, name: string, to: Mail['to'], data: Record<string, unknown>) {
  try {
    return templates.render(name, to.language, data);
  } catch (error) {
    throw new GiveUp(`mail ${name} cannot be written: ${causeOf(error).message}`, { cause: error });
  }
}

/** 5xx to the recipient. Everything else, a wrong password included, can be put right while the mail waits. */
function refusedForGood(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500;
}
