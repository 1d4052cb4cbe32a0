/** Stands in a command where the reader's own key belongs. */
export const keyPlaceholder = '<API-KEY>';

/** Seed for a first entry; it names no team, so the address does. */
const sample = [
  {
    item: 'Holzeisenbahn',
    count: 4,
    status: 'completed',
    timestamp: '09:14',
    notes: 'Leichte Überlackierung, Filbert verantwortlich',
  },
];

/** A command for a POSIX shell that posts a sample entry to the service at `origin`. */
export function sampleCurl(origin: string, key: string | null): string {
  return [
    `curl '${origin}/production/log?team=Filbert'`,
    `  -H 'X-TS-APIKEY: ${key ?? keyPlaceholder}'`,
    `  -H 'Content-Type: application/json'`,
    `  -d '${JSON.stringify(sample)}'`,
  ].join(' \\\n');
}
