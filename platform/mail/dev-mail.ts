import type { Unit } from '../database/index.js';

export interface DevMailLine {
  id: string;
  receivedAt: Date;
  recipients: string[];
  subject: string;
}

export interface DevMail extends DevMailLine {
  sender: string;
  text: string;
  html: string;
}

const LINE = 'id, received_at as "receivedAt", recipients, subject';

/** What the development inbox kept, newest first; in a system unit. */
export const listDevMail = (unit: Unit): Promise<DevMailLine[]> =>
  unit.rows<DevMailLine>(`select ${LINE} from dev_mail order by received_at desc, id desc`);

/** @throws AppError not-found. */
export const devMail = (unit: Unit, id: string): Promise<DevMail> =>
  unit.one<DevMail>(`select ${LINE}, sender, text, html from dev_mail where id = $1`, [id]);
