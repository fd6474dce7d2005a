// pdf.js for attached files, loaded only when one is looked at. They come from scanners and hold pictures that the
// program's own sheets never do. What a page prints and this screen cannot show must be known: nobody can say of it
// that it is masked.

import {
  AnnotationMode,
  getDocument,
  type PDFDocumentLoadingTask,
  type PDFPageProxy,
  type RenderTask,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import jpeg2000Url from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url';

// Names the worker.
import '../../../../parts/sheet/pdf';

/** Begins to read a file. */
export function readFilePdf(bytes: ArrayBuffer): PDFDocumentLoadingTask {
  return getDocument({
    data: new Uint8Array(bytes.slice(0)),
    // The content policy forbids compiling code. JPEG 2000 has a decoder without; pdf.js puts its file name behind the
    // address, where it falls into the fragment.
    useWasm: false,
    wasmUrl: `${new URL(jpeg2000Url, location.href).href}#/`,
    // A page that is broken is told, not shown in part.
    stopAtErrors: true,
  });
}

/** Draws a page `width` device pixels wide: its content alone, as it is printed, without what lies over it. */
export function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number): RenderTask {
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  return page.render({ canvas, viewport, annotationMode: AnnotationMode.DISABLE });
}

/** Whether every picture of a page that was drawn could be decoded. */
export function hasEveryPicture({ objs, commonObjs }: PDFPageProxy): boolean {
  return [...objs, ...commonObjs].every(([, content]) => content !== null);
}
