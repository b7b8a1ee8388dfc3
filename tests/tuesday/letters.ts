/** Invented letters of the day; nobody and no office in them is real. */
export const letter = (number: string, subject: string, more: Record<string, unknown> = {}) => ({
  sender: 'Bagian Organisasi, Sekretariat Daerah (contoh)',
  number,
  date: '2026-11-20',
  subject,
  security: 'B',
  urgency: 'segera',
  classification: '000.8.6',
  files: [],
  ...more,
});

export const dispose = (...recipients: { position: string; role: string }[]) => ({
  decision: 'dispose',
  recipients,
  instructions: ['02'],
  note: 'Tindak lanjuti sesuai ketentuan.',
});

export const report = (text: string) => ({ decision: 'report', report: { text, files: [], letters: [] } });
