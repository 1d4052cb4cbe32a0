import type { Language } from '../i18n/choose';
import { findings } from './findings.de';
import type { Light } from './light';

/** A finding in the reader's language. The service tells it in English; what has no German text stays as it is. */
export function tell(light: Light, language: Language): { reason: string; mend: string | null } {
  const german = language === 'de' ? findings[light.code]?.(light.values) : undefined;
  return german === undefined ? { reason: light.reason, mend: light.mend } : { reason: german.reason, mend: german.mend ?? null };
}
