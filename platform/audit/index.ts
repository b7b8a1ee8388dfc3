export { type AuditQuery, type AuditRow, listAudit } from './list.js';
export { type AuditEntry, isRecorded, recordAudit } from './record.js';
export { sealAudit } from './seal.js';
export { type AuditCheck, type AuditFault, type AuditReport, type ChainReport, verifyAudit } from './verify.js';
