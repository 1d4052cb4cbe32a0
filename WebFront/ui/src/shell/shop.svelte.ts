import { createContext } from 'svelte';
import type { Dashboard } from '../api/contract';
import { formats, type Formats } from '../i18n/format';
import { language } from '../i18n/language.svelte';
import type { Board } from '../live/board.svelte';
import type { Visit } from '../session/visit.svelte';

/** What every page stands in: the visit, the live figures, and the formats of the reader's language and the workshop's time zone. */
export class Shop {
  constructor(
    readonly visit: Visit,
    readonly board: Board,
  ) {}

  /** The dashboard; pages are shown only when there is one. */
  get dashboard(): Dashboard {
    return this.board.dashboard!;
  }

  readonly format: Formats = $derived.by(() => formats(language.locale, this.board.dashboard?.timeZone ?? 'UTC'));

  /** Changes whenever figures can have changed: something was counted or restated, a day has begun, the connection is back. */
  get pulse(): string {
    const dashboard = this.board.dashboard;
    return `${dashboard?.sequence} ${dashboard?.corrections} ${dashboard?.today} ${this.board.connection === 'live'}`;
  }
}

export const [getShop, setShop] = createContext<Shop>();
