export type Language = 'de' | 'en';

/** The remembered language, or else the first one of the browser's that the page speaks, or else English. */
export function chooseLanguage(stored: string | null, browser: readonly string[]): Language {
  if (stored === 'de' || stored === 'en') return stored;
  for (const tag of browser) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'de' || primary === 'en') return primary;
  }
  return 'en';
}

/** For `Intl`: the browser's own variant of the language (de-AT, en-GB), if it has one. */
export function localeFor(language: Language, browser: readonly string[]): string {
  return browser.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? language;
}
