import { type AppError, HTTP_STATUS } from '../../platform/errors/index.js';
import type { Translate } from '../../platform/messages/index.js';

/** RFC 9457. `type` is an address on the human page of the contract. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  fields?: { path: string; message: string }[];
  findings?: unknown[];
}

export function problemOf(error: AppError, translate: Translate): Problem {
  const { code, detail } = error;
  return {
    type: `/api/v1/docs#${code}`,
    title: translate(`api.problem.${code}`),
    status: HTTP_STATUS[code],
    code: detail.reason ?? code,
    detail: translate(detail.message ?? `error.${code}`, detail.values),
    ...(detail.fields && { fields: detail.fields.map((it) => ({ ...it, message: translate(it.message) })) }),
    ...(detail.findings && { findings: detail.findings }),
  };
}
