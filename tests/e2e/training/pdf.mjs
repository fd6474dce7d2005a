// What a printed document says.

import { execFileSync } from 'node:child_process';

/** The words of a PDF without blanks and line ends: a text runs on over the lines of its cell. */
export const pdfText = (path) =>
  execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }).replaceAll(/\s/gu, '');

export const pages = (path) => Number(/Pages:\s+(\d+)/u.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' }))[1]);
