import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window's bundle. Addresses stay relative: Electron serves it from `pentimento://app/`, a browser from a port. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  // Words are read quicker as text than as a program.
  json: { stringify: true },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome114',
    // Fonts stay files: the content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    // What the first drawing needs comes in one piece, however much of it later scripts use too; by its name
    // Electron's side knows it.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'window', tags: ['$initial'] }] } } },
  },
});
