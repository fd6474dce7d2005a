import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { copyrightText } from '../copyright.mjs';
import { commandsIn, englishPages, windowPage } from '../linux/man.mjs';

describe('the licence file of the package', () => {
  const text = copyrightText('linux');

  it('holds the program’s own two licences and every number that it refers to', () => {
    assert.match(text, /MIT License\n\nCopyright \(c\) 2026 the nintei contributors/);
    assert.match(text, /Apache License\n\s+Version 2\.0/);
    const asked = new Set([...text.matchAll(/^ {2}\S.* {2}((?:\[\d+\] ?)+)$/gm)].flatMap(([, numbers]) => numbers.trim().split(' ')));
    assert.ok(asked.size > 100);
    for (const number of asked) assert.ok(text.includes(`\n${number}\n\n`), number);
  });

  it('leaves out what only Windows takes', () => {
    assert.match(text, /^OpenSSL /m);
    assert.doesNotMatch(text, /^webview2-com /m);
    assert.match(copyrightText('windows'), /^webview2-com /m);
  });
});

describe('the manual pages', () => {
  it('take the commands from the help of the command line', () => {
    const help = '試算\n\nUsage: nintei <COMMAND>\n\nCommands:\n  judge     試算します。\n  help      Print this\n\nOptions:\n  -h, --help\n';
    assert.deepEqual(commandsIn(help), ['judge']);
    assert.deepEqual(commandsIn('Usage: nintei judge\n'), []);
  });

  it('say in English too what each program is, and where the rest is', () => {
    const pages = Object.entries(englishPages('0.1.0'));
    assert.deepEqual(pages.map(([name]) => name), ['nintei', 'nintei-desktop']);
    for (const [name, page] of pages) {
      assert.match(page, /^\.SH NAME\nnintei\S* \\- \w/m);
      assert.match(page, /provisional/);
      assert.ok(page.includes(`\\-\\-locale=ja ${name.replace('-', '\\-')}`), page);
    }
  });

  it('say where the data lies', () => {
    assert.match(windowPage('0.1.0'), /~\/\.local\/share\/jp\.nintei\.desktop\/nintei\.db/);
  });
});
