/**
 * Real equalization programs, each a value for `simulate`, with dated and cited parameters.
 *
 * @module
 */
export { chinaSharedResponsibility } from "./china-shared-responsibility.ts";
