/** The environment, read once and typed. No other file reads it (tests/structure/environment.test.ts). */
export interface Config {
  production: boolean;
  port: number;
  host: string;
  baseUrl: string;
  trustProxy: boolean;
  /** Absent: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  demo: boolean;
  demoPassword: string;
  /** Plays the slices' demo data at the first start; `DEMO_LETTERS=0` leaves the agencies empty. */
  demoLetters: boolean;
  testClock: boolean;
  smtpUrl: string | null;
  mailFrom: string;
  /** Signs cookies and CSRF tokens; generated and kept in `dataDir` when absent outside production. */
  secret: string | null;
  databasePoolSize: number;
  workerConcurrency: number;
}

type Environment = Record<string, string | undefined>;

const SAFE_DEMO_PASSWORD = 'eoffice-demo';

/** @throws one Error that names everything missing or wrong at once. */
export function readConfig(environment: Environment = process.env): Config {
  const faults: string[] = [];
  const text = (name: string) => environment[name]?.trim() || null;
  const flag = (name: string, fallback: boolean) => {
    const value = text(name);
    if (value === null) return fallback;
    if (value === '1' || value === '0') return value === '1';
    faults.push(`${name} must be 1 or 0`);
    return fallback;
  };
  const whole = (name: string, fallback: number, least: number, most: number) => {
    const value = text(name);
    if (value === null) return fallback;
    const number = Number(value);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    faults.push(`${name} must be a whole number from ${least} to ${most}`);
    return fallback;
  };

  const production = text('NODE_ENV') === 'production';
  const demo = flag('DEMO', !production);
  const demoLetters = flag('DEMO_LETTERS', true);
  const testClock = flag('TEST_CLOCK', false);
  const port = whole('PORT', 3000, 0, 65535);
  const host = text('HOST') ?? (demo ? '127.0.0.1' : '0.0.0.0');
  const secret = text('SECRET');

  if (production && demo)
    faults.push('DEMO=1 is refused in production: it would open accounts whose password is public');
  if (production && testClock) faults.push('TEST_CLOCK=1 is refused in production');
  if (production && (secret === null || secret.length < 32))
    faults.push('SECRET is missing or shorter than 32 characters (make one with: openssl rand -hex 32)');
  if (production && text('BASE_URL') === null)
    faults.push('BASE_URL is missing (the address people type, for links in mails)');
  if (faults.length > 0) throw new Error(`The configuration cannot be used:\n- ${faults.join('\n- ')}`);

  return {
    production,
    port,
    host,
    baseUrl: (text('BASE_URL') ?? `http://localhost:${port}`).replace(/\/$/, ''),
    trustProxy: flag('TRUST_PROXY', false),
    databaseUrl: text('DATABASE_URL'),
    dataDir: text('DATA_DIR') ?? './data',
    demo,
    demoPassword: text('DEMO_PASSWORD') ?? SAFE_DEMO_PASSWORD,
    demoLetters,
    testClock,
    smtpUrl: text('SMTP_URL'),
    mailFrom: text('MAIL_FROM') ?? 'Alur <alur@localhost>',
    secret,
    databasePoolSize: whole('DATABASE_POOL_SIZE', 12, 2, 200),
    workerConcurrency: whole('WORKER_CONCURRENCY', 4, 1, 64),
  };
}
