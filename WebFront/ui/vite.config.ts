import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the service. */
const service = 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  build: {
    target: 'es2023',
    // The page's content security policy allows no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/api': service,
      '/production': service,
      '/hubs': { target: service, ws: true },
    },
  },
  test: { include: ['src/**/*.test.ts'] },
});
