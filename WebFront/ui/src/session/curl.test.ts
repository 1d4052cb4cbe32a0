import { expect, it } from 'vitest';
import { sampleCurl } from './curl';

it('posts the sample entry to where the page came from', () => {
  expect(sampleCurl('https://workshop.example:5080', 'k3y')).toBe(
    [
      `curl 'https://workshop.example:5080/production/log?team=Filbert' \\`,
      `  -H 'X-TS-APIKEY: k3y' \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -d '[{"item":"Holzeisenbahn","count":4,"status":"completed","timestamp":"09:14","notes":"Leichte Überlackierung, Filbert verantwortlich"}]'`,
    ].join('\n'),
  );
});

it('says where the key belongs if it is not known', () => {
  expect(sampleCurl('http://localhost', null)).toContain('X-TS-APIKEY: <API-KEY>');
});
