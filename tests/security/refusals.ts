import { readable } from './canaries.js';

/** What an answer may never carry: where in the program something happened, or what the database was asked. */
const INSIDES =
  /node_modules|\.[cm]?[jt]s:\d+|\n\s+at |\bsyntax error at or near\b|\brelation "|violates|invalid input syntax|ECONN|ENOENT|\bpg_/;

/** What is wrong with how a request was answered, or null. `strict`: it had to be refused. */
export async function faultIn(response: Response, strict: boolean): Promise<string | null> {
  const type = response.headers.get('content-type') ?? '';
  const text = await readable(Buffer.from(await response.arrayBuffer()), type);
  const { status } = response;
  if (status >= 500 && status !== 503) return `answered ${status}: ${text.slice(0, 300)}`;
  if (INSIDES.test(text) && !type.includes('json; charset') && status >= 400)
    return `shows its insides: ${INSIDES.exec(text)}`;
  if (status < 400) return strict ? `was accepted with ${status}` : null;
  if (type.includes('application/problem+json')) return problemFault(JSON.parse(text), status);
  return type.includes('text/html') || type.includes('text/plain') ? null : `is refused with ${type || 'no type'}`;
}

function problemFault(problem: Record<string, unknown>, status: number): string | null {
  const missing = ['type', 'title', 'code', 'detail'].filter(
    (key) => typeof problem[key] !== 'string' || problem[key] === '',
  );
  if (missing.length > 0) return `is refused without ${missing.join(', ')}`;
  return problem.status === status ? null : `says ${problem.status} but is ${status}`;
}
