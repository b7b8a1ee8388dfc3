export type LogFields = Record<string, string | number | boolean | null | undefined>;

/**
 * One JSON line per event: a constant sentence and ids. Never form values, names of people or mail bodies.
 */
export interface Log {
  info(sentence: string, fields?: LogFields): void;
  warn(sentence: string, fields?: LogFields, cause?: unknown): void;
  error(sentence: string, fields?: LogFields, cause?: unknown): void;
  /** The same log with fields attached to every line. */
  with(fields: LogFields): Log;
}

type Level = 'info' | 'warn' | 'error';
type Write = (line: string) => void;

export function createLog(write: Write = (line) => process.stdout.write(line), attached: LogFields = {}): Log {
  const line = (level: Level, sentence: string, fields?: LogFields, cause?: unknown) =>
    write(
      `${JSON.stringify({ at: new Date().toISOString(), level, sentence, ...attached, ...fields, ...describe(cause) })}\n`,
    );
  return {
    info: (sentence, fields) => line('info', sentence, fields),
    warn: (sentence, fields, cause) => line('warn', sentence, fields, cause),
    error: (sentence, fields, cause) => line('error', sentence, fields, cause),
    with: (fields) => createLog(write, { ...attached, ...fields }),
  };
}

export const silentLog: Log = createLog(() => {});

function describe(cause: unknown): LogFields {
  if (cause === undefined) return {};
  if (!(cause instanceof Error)) return { cause: String(cause) };
  const inner = cause.cause instanceof Error ? cause.cause.message : undefined;
  return { cause: cause.message, innerCause: inner, stack: cause.stack };
}
