export { beginRegister } from './begin-register.js';
export { localYear } from './local-year.js';
export { nextNumber, type RegisterYear } from './next-number.js';
