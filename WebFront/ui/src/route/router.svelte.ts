import { readRoute, type Route } from './routes';
import { keepPlace, restorePlace } from './place';

const here = (): Route => readRoute(location.pathname, location.search);

let route = $state.raw<Route>(here());
let arrivals = $state(0);

/** Where the browser is. */
export const router = {
  get route(): Route {
    return route;
  },
  /** Rises whenever another page is gone to, but not when one only changes its filter. */
  get arrivals(): number {
    return arrivals;
  },
  /** Goes to an address; `replacing` the present one, it leaves no step to go back to. */
  go(href: string, replacing = false): void {
    if (href === location.pathname + location.search) return;
    if (replacing) {
      history.replaceState(history.state, '', href);
      route = here();
      return;
    }
    keepPlace();
    history.pushState(null, '', href);
    if (arrive()) scrollTo(0, 0);
  },
};

/** Whether it is another page. */
function arrive(): boolean {
  const before = route;
  route = here();
  const other = addressOf(before) !== addressOf(route);
  if (other) arrivals++;
  return other;
}

function addressOf(at: Route): string {
  return 'name' in at ? `${at.page} ${at.name}` : 'date' in at ? `${at.page} ${at.date}` : at.page;
}

/** Links within the pages are followed without loading the document again; all others stay the browser's business. */
function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest?.('a[href]');
  if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.origin !== location.origin || link.hash !== '') return;
  if (readRoute(link.pathname, link.search).page === 'nowhere') return;
  event.preventDefault();
  router.go(link.pathname + link.search);
}

history.scrollRestoration = 'manual';
restorePlace();
addEventListener('click', follow);
addEventListener('scrollend', keepPlace);
addEventListener('popstate', () => {
  arrive();
  restorePlace();
});
