import { ProblemError, request } from '../api/request';

/** A backup as `/api/v1/admin/backup/list` lists it. */
export interface BackupInfo {
  id: string;
  timestamp: string;
  manual: boolean;
  counts: Record<string, number>;
  metadata: { program: string; storage: string; schema: number; timeZone: string };
  /** Bytes of its file, packed. */
  size: number;
  provenAt: string | null;
}

/** What restoring a backup changes, or would change. */
export interface RestoreChanges {
  dryRun: boolean;
  backup: string;
  timestamp: string;
  changes: { what: string; now: number; then: number }[];
  teamsLeaving: string[];
  keysLeaving: string[];
  keysReturning: string[];
  safetyBackup: string | null;
}

/** What is restored: a backup that is there, by its id, or a file of this machine. */
export type RestoreFrom = string | File;

/** What a person types before everything is replaced. */
export const confirmation = 'restore';

const path = '/api/v1/admin/backup';

/** Writing and reading a backup takes as long as there is to write and to read. */
const patience = 6 * 3_600_000;

export const paths = { list: `${path}/list` };

export const createBackup = () => request<BackupInfo>('POST', `${path}/create`, undefined, patience);

export const deleteBackup = (id: string) => request<void>('DELETE', `${path}/${id}`);

export const downloadOf = (id: string) => `${path}/${id}`;

export function restoreBackup(from: RestoreFrom, dryRun: boolean): Promise<RestoreChanges> {
  const query = typeof from === 'string' ? `id=${encodeURIComponent(from)}&` : '';
  return request<RestoreChanges>('POST', `${path}/restore?${query}dryRun=${dryRun}`, typeof from === 'string' ? undefined : from, patience);
}

/** Names of the messages in `settings.backups.problems`. */
export type BackupProblem = 'newer' | 'bad' | 'full' | 'gone' | 'failed';

export function problemOf(error: unknown): BackupProblem {
  if (!(error instanceof ProblemError)) return 'failed';
  if (error.code === 'backup.newer') return 'newer';
  if (error.code === 'backup.not_written') return 'full';
  if (error.status === 404) return 'gone';
  return error.code.startsWith('backup.') ? 'bad' : 'failed';
}

/** Where in a file something is wrong, as the service says; empty if it says nothing. */
export const placeOf = (error: unknown) => (error instanceof ProblemError && error.code.startsWith('backup.') ? error.detail : '');
