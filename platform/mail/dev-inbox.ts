import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Database, systemScope } from '../database/index.js';
import { newId } from '../ids/index.js';
import type { Log } from '../log/index.js';

const KEPT = 500;
const LARGEST = 5_000_000;

export interface DevInbox {
  url: string;
  close(): Promise<void>;
}

/** A mail server of our own on the loopback address: what would have gone out is kept, the newest 500, to be looked at. */
export async function startDevInbox(database: Database, log: Log): Promise<DevInbox> {
  const [{ simpleParser }, { SMTPServer }] = await Promise.all([import('mailparser'), import('smtp-server')]);
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: LARGEST,
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      simpleParser(stream)
        .then((mail) =>
          keep(database, {
            sender: mail.from?.text ?? '',
            recipients,
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            html: mail.html || '',
          }),
        )
        .then(
          () => done(),
          (error: Error) => done(error),
        );
    },
  });
  server.on('error', (error) => log.warn('development inbox failed', {}, error));
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

interface Kept {
  sender: string;
  recipients: string[];
  subject: string;
  text: string;
  html: string;
}

const keep = (database: Database, { sender, recipients, subject, text, html }: Kept) =>
  database.inUnit(systemScope('delivery'), async (unit) => {
    await unit.run(
      `insert into dev_mail (id, received_at, sender, recipients, subject, text, html)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), unit.now(), sender, recipients, subject, text, html],
    );
    await unit.run(
      `delete from dev_mail where id in (select id from dev_mail order by received_at desc, id desc offset ${KEPT})`,
    );
  });
