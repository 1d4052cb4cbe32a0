import type { Formats } from '../i18n/format';
import type { Messages } from '../i18n/en';

/** The language and the formats in which something is told. */
export interface Words {
  t: Messages;
  format: Formats;
}
