// The words of a drawn page, for those who hear the sheet instead of seeing it.

import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextContent } from 'pdfjs-dist/types/src/display/api';

/** Reads them by a reader: WebKitGTK cannot go through a stream by `for await`, as `getTextContent` does. */
export async function wordsOf(page: Pick<PDFPageProxy, 'streamTextContent'>): Promise<string> {
  const reader = (page.streamTextContent() as ReadableStream<TextContent>).getReader();
  const words: string[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const item of part.value.items) if ('str' in item) words.push(item.str);
  }
  return words.join(' ');
}
