import type { DocumentKind } from '../../src/types';

/** What `draw_sheet` answers: the length of the warnings (4 bytes), the warnings as JSON, the PDF. */
export function framed(pdf: ArrayBuffer, warnings: readonly string[]): ArrayBuffer {
  const told = new TextEncoder().encode(JSON.stringify(warnings));
  const frame = new Uint8Array(4 + told.length + pdf.byteLength);
  new DataView(frame.buffer).setUint32(0, told.length, true);
  frame.set(told, 4);
  frame.set(new Uint8Array(pdf), 4 + told.length);
  return frame.buffer;
}

export const sheetNames: Record<DocumentKind, string> = {
  result_sheet: '一次判定結果票',
  survey_form: '認定調査票',
  memo_sheet: '調査メモ',
};
