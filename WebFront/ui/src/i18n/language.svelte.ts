import { remember, remembered } from '../preferences/storage';
import { chooseLanguage, localeFor, type Language } from './choose';
import { de } from './de';
import { en, type Messages } from './en';

const messages: Record<Language, Messages> = { de, en };

let current = $state<Language>(chooseLanguage(remembered('language'), navigator.languages));

/** The page's language; what reads it changes with it. */
export const language = {
  get code(): Language {
    return current;
  },
  get locale(): string {
    return localeFor(current, navigator.languages);
  },
  get other(): Language {
    return current === 'de' ? 'en' : 'de';
  },
  switch(): void {
    current = this.other;
    remember('language', current);
  },
};

/** The messages in the page's language. */
export const t = (): Messages => messages[current];
