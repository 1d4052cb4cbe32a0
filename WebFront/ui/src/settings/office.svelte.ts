import { ProblemError, requestPage } from '../api/request';
import { Resource } from '../api/resource.svelte';
import type { Visit } from '../session/visit.svelte';
import { paths, type AuditEntry, type KeyInfo, type Setting } from './settings';

/** Names of the messages in `settings.problems`. */
export type OfficeProblem = 'lastAdmin' | 'outdated' | 'gone' | 'invalid' | 'failed';

/** What admins see and change. It is asked for when the page opens, and again after each change. */
export class Office {
  readonly keys: Resource<KeyInfo[]>;
  readonly settings: Resource<Setting[]>;
  audit = $state.raw<AuditEntry[]>([]);
  olderAudit = $state.raw<string | null>(null);

  constructor(private readonly visit: Visit) {
    this.keys = new Resource((status) => void visit.refused(status));
    this.settings = new Resource((status) => void visit.refused(status));
  }

  open(): void {
    this.keys.open(paths.keys);
    this.settings.open(paths.settings);
    void this.readAudit();
  }

  close(): void {
    this.keys.close();
    this.settings.close();
  }

  async showOlder(): Promise<void> {
    if (this.olderAudit === null) return;
    await this.#read(this.olderAudit, this.audit);
  }

  /** Makes a change, and shows what came of it. Answers with what to tell the person, or null. */
  async change(make: () => Promise<void>): Promise<OfficeProblem | null> {
    try {
      await make();
      return null;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) await this.visit.refused(401);
      return problemOf(error);
    } finally {
      await Promise.all([this.keys.refresh(), this.readAudit()]);
    }
  }

  readonly readAudit = () => this.#read(paths.audit, []);

  async #read(path: string, before: AuditEntry[]): Promise<void> {
    try {
      const page = await requestPage<AuditEntry>(path);
      this.audit = [...before, ...page.rows];
      this.olderAudit = page.next;
    } catch {
      // The keys beside it say that the service does not answer.
    }
  }
}

function problemOf(error: unknown): OfficeProblem {
  if (!(error instanceof ProblemError)) return 'failed';
  if (error.code === 'key.last_admin') return 'lastAdmin';
  if (error.code === 'key.outdated') return 'outdated';
  if (error.status === 404) return 'gone';
  return error.status === 422 ? 'invalid' : 'failed';
}
