// Made-up files of 主治医意見書, as a scanner or a word processor makes them.

import sharp from 'sharp';

/** A text among the facts of a PDF: UTF-16 behind its mark, in hexadecimal digits or as its very bytes. */
const utf16 = (text) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
const escaped = (bytes) => [...bytes].flatMap((byte) => ('()\\\r'.includes(String.fromCharCode(byte)) ? [0x5c, byte] : [byte]));

/** A PDF of one page that says `lines`, in letters of ASCII, and has `title` among its facts. */
export function pdf(lines, title) {
  const drawn = ['BT /F1 24 Tf 72 760 Td 32 TL', ...lines.map((line) => `(${line}) Tj T*`), 'ET', '72 500 200 120 re f'].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    Buffer.concat([Buffer.from('<< /Title ('), Buffer.from(escaped(utf16(title))), Buffer.from(') >>')]),
  ];
  const parts = [Buffer.from('%PDF-1.4\n')];
  const size = () => parts.reduce((sum, part) => sum + part.length, 0);
  const places = objects.map((object, index) => {
    const place = size();
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
    return place;
  });
  const table = size();
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const end = `trailer\n<< /Size ${count} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  parts.push(Buffer.from(`xref\n0 ${count}\n0000000000 65535 f \n${rows}${end}`));
  return Buffer.concat(parts);
}

/** A photograph of a sheet, JPEG, in which the camera has noted `note`. */
export function jpeg(note) {
  const bar = (top) => ({ input: { create: { width: 400, height: 24, channels: 3, background: '#223' } }, left: 60, top });
  return sharp({ create: { width: 620, height: 877, channels: 3, background: '#fff' } })
    .composite([80, 140, 200, 420].map(bar))
    .withExif({ IFD0: { ImageDescription: note } })
    .jpeg()
    .toBuffer();
}
