// Manual pages, made from what the programs say of themselves.

import { execFileSync } from 'node:child_process';

/** Text as roff shows it. */
const escaped = (text) => text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^(['.])/gm, '\\&$1');

const says = (program, ...asked) => execFileSync(program, [...asked, '--help'], { encoding: 'utf8' });

/** Names of the commands that the help of a command line lists. */
export function commandsIn(help) {
  const [, list = ''] = /^Commands:\n((?: {2}.*\n)+)/m.exec(help) ?? [];
  return [...list.matchAll(/^ {2}(\S+)/gm)].map(([, name]) => name).filter((name) => name !== 'help');
}

function section(program, path) {
  const help = says(program, ...path);
  const own = `.SH ${escaped(path.length === 0 ? '使い方' : `nintei ${path.join(' ')}`)}\n.nf\n${escaped(help.trim())}\n.fi\n`;
  return own + commandsIn(help).map((name) => section(program, [...path, name])).join('');
}

/** nintei(1), from the help of `program`. */
export function commandLinePage(program, version) {
  return `.TH NINTEI 1 "" "nintei ${version}" ""
.SH 名前
nintei \\- 要介護認定の試算（コマンドライン）
.SH 説明
.ad l
画面のプログラムと同じ計算を行います。結果は試算で、厚生労働省の認定ソフトの結果ではありません。
拒否したときは、何がどこで拒否されたかを標準エラー出力に1行で書き、終了コード2で終わります。
${section(program, [])}.SH 関連項目
.BR nintei-desktop (1)
`;
}

/** The same in a page's length for who reads no Japanese; the whole is in Japanese. */
export function englishPages(version) {
  const page = (name, what, more) => `.TH ${name.toUpperCase()} 1 "" "nintei ${version}" ""
.SH NAME
${escaped(name)} \\- ${what}
.SH DESCRIPTION
.ad l
${more}
The result is provisional; the official one is that of the ministry's own software.
The program speaks Japanese; so does the whole manual:
.BR "man \\-\\-locale=ja ${escaped(name)}" .
`;
  return {
    'nintei': page('nintei', 'calculate Japanese care levels on the command line', 'Reads cases as JSON lines and writes the care level with its steps.'),
    'nintei-desktop': page('nintei-desktop', 'surveys, care levels and board papers of Japanese long-term care', 'Opens the window. It takes no arguments and uses no network.'),
  };
}

/** nintei-desktop(1). */
export function windowPage(version) {
  return `.TH NINTEI-DESKTOP 1 "" "nintei ${version}" ""
.SH 名前
nintei-desktop \\- 要介護認定の調査、試算、審査会の資料
.SH 書式
.B nintei-desktop
.SH 説明
画面を開きます。引数はありません。ネットワークは使いません。
.SH ファイル
.TP
.I ~/.local/share/jp.nintei.desktop/nintei.db
暗号化したデータ。
.TP
.I ~/.local/share/jp.nintei.desktop/nintei.key
それを開く鍵。パスフレーズか回復コードがなければ使えません。
.SH 関連項目
.BR nintei (1)
`;
}
