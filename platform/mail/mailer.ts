import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from '../config/index.js';
import type { Database } from '../database/index.js';
import { causeOf } from '../errors/index.js';
import type { Log } from '../log/index.js';
import { type Delivery, GiveUp, type Transport } from '../outbox/contract.js';
import { type DevInbox, startDevInbox } from './dev-inbox.js';
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

/**
 * Sends by SMTP_URL; without it to the development inbox, and in production not at all: mails then wait for it. Opens
 * nothing before the first mail.
 */
export function createMailer({ config, database, templates, log }: MailerOptions): Mailer {
  let line: Promise<Line> | null = null;
  const open = async (): Promise<Line> => {
    if (config.smtpUrl) return { sender: connect(config.smtpUrl), inbox: null };
    if (config.production) throw new Error('SMTP_URL is not set, mails cannot be sent');
    const inbox = await startDevInbox(database, log);
    return { sender: connect(inbox.url), inbox };
  };
  return {
    transport: {
      kind: MAIL,
      deliver: async (delivery) => {
        line ??= open();
        const { sender } = await line.catch((error: unknown) => {
          line = null;
          throw error;
        });
        await send(sender, config, templates, delivery);
      },
    },
    close: async () => {
      const opened = await line;
      opened?.sender.close();
      await opened?.inbox?.close();
    },
  };
}

interface Line {
  sender: Transporter;
  inbox: DevInbox | null;
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
