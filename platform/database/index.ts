export { Database, isContention, type UnitOptions, violates } from './database.js';
export { type MigrationSeries, migrate } from './migrate.js';
export { agencySystemScope, type Scope, type SystemPurpose, systemScope } from './scope.js';
export { type SqlValue, Unit } from './unit.js';
