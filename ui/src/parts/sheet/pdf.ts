// pdf.js, loaded only when a sheet is looked at. Its worker is a file of the program itself.

import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Begins to read a PDF. The bytes are copied: pdf.js hands its own to the worker. */
export function readPdf(bytes: ArrayBuffer): PDFDocumentLoadingTask {
  // The content policy forbids compiling code, and our sheets carry no picture that would need it.
  return getDocument({ data: new Uint8Array(bytes.slice(0)), useWasm: false });
}
