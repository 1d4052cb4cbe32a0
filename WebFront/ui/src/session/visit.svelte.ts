import type { Session } from '../api/contract';
import { claim, mayOperate, mayRead, readSession, signIn, signOut } from '../api/workshop';

/** Where a visitor stands between the door and the figures. */
export type Phase =
  | { name: 'loading' }
  | { name: 'unreachable' }
  | { name: 'signed-out'; claimable: boolean }
  | { name: 'claimed'; key: string }
  | { name: 'denied'; who: string }
  | { name: 'open' };

/** Signing in and out. The key is never stored; a claimed one is kept until the page is closed, for the sample command. */
export class Visit {
  phase = $state.raw<Phase>({ name: 'loading' });
  claimedKey = $state<string | null>(null);
  #scopes = $state.raw<string[]>([]);

  get isAdmin(): boolean {
    return this.#scopes.includes('admin');
  }

  /** Whether the key may do more than read. */
  get mayOperate(): boolean {
    return mayOperate({ scopes: this.#scopes });
  }

  /** Asks the service who this browser is. */
  async begin(): Promise<void> {
    try {
      this.#enter(await readSession());
    } catch {
      this.phase = { name: 'unreachable' };
    }
  }

  /** Throws the service's problem, for example `claim.wrong`. */
  async claim(code: string): Promise<void> {
    const { key, scopes } = await claim(code);
    this.#scopes = scopes;
    this.claimedKey = key;
    this.phase = { name: 'claimed', key };
  }

  /** Throws the service's problem, for example `key.invalid`. */
  async signIn(key: string): Promise<void> {
    this.#enter(await signIn(key));
  }

  async signOut(): Promise<void> {
    this.claimedKey = null;
    await signOut().catch(() => undefined);
    // Without an answer the cookie may still hold; asking shows which it is.
    await this.begin();
  }

  /** The service refused the figures: the session is over (401), or it may not read (403). */
  async refused(status: 401 | 403): Promise<void> {
    try {
      const session = await readSession();
      this.phase =
        status === 403 && session.signedIn
          ? { name: 'denied', who: session.name ?? '' }
          : { name: 'signed-out', claimable: session.claimable };
    } catch {
      this.phase = { name: 'unreachable' };
    }
  }

  enter(): void {
    this.phase = { name: 'open' };
  }

  #enter(session: Session): void {
    this.#scopes = session.scopes;
    if (!session.signedIn) this.phase = { name: 'signed-out', claimable: session.claimable };
    else if (mayRead(session)) this.enter();
    else this.phase = { name: 'denied', who: session.name ?? '' };
  }
}
