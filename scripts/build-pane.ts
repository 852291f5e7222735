// The pane as the browser tests need it, built once before them and only when something changed.
import { buildPane, paneIsStale } from '../sandbox/pane-build.ts'

if (paneIsStale()) await buildPane()
