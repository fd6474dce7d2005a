// Makes the guides under assets/guides, written in Markdown, into modules of the page when it is built.

import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { Marked, type Token, type Tokens } from 'marked';
import type { Plugin } from 'vite';

import type { Guide, GuideSection } from './src/screens/guide/guide';

/** What stands for a picture's address until the builder has given it one. */
const pictureMark = (path: string) => `@@${path}@@`;

/** The id of a heading, the same that GitHub gives it, so that one link holds on both. */
export function headingId(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(/\s/g, '-');
}

/** Width and height in pixels, from the head of a PNG. */
export function pngSize(png: Buffer): { width: number; height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Renders the parts of a guide that lies in `folder`. */
function rendererFor(folder: string, ownName: string): Marked {
  return new Marked({
    renderer: {
      codespan: ({ text }: Tokens.Codespan) => `<kbd class="keycap">${escaped(text)}</kbd>`,
      image: ({ href, text }: Tokens.Image) => {
        const { width, height } = pngSize(readFileSync(join(folder, href)));
        const size = `width="${width}" height="${height}"`;
        return `<img src="${pictureMark(href)}" alt="${escaped(text)}" ${size}>`;
      },
      link({ href, tokens }: Tokens.Link) {
        const [file = '', heading = ''] = decodeURIComponent(href).split('#');
        const guide = file === '' ? ownName : basename(file, '.md');
        return `<a href="#${guide}/${heading}">${this.parser.parseInline(tokens)}</a>`;
      },
    },
    extensions: [
      {
        // ［…］ is what stands on a button, a field or a tab.
        name: 'onScreen',
        level: 'inline',
        start: (text: string) => text.indexOf('［'),
        tokenizer(text: string) {
          const found = /^［([^［］]+)］/.exec(text);
          return found ? { type: 'onScreen', raw: found[0], text: found[1] } : undefined;
        },
        renderer: ({ text }) => `<b class="on-screen">［${escaped(String(text))}］</b>`,
      },
    ],
  });
}

const plain = (html: string) =>
  html
    .replaceAll(/<img[^>]*>/g, ' ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A guide in parts: what stands before its first heading, then one section for each heading. */
export function guideOf(markdown: string, path: string): Guide {
  const name = basename(path, '.md');
  const marked = rendererFor(dirname(path), name);
  const tokens = marked.lexer(markdown);
  const [first] = tokens;
  if (first?.type !== 'heading' || first.depth !== 1) throw new Error(`${path} does not begin with its title (# …)`);
  const parts: { heading: Tokens.Heading | null; tokens: Token[] }[] = [{ heading: null, tokens: [] }];
  for (const token of tokens.slice(1)) {
    if (token.type === 'heading') parts.push({ heading: token as Tokens.Heading, tokens: [] });
    else parts.at(-1)?.tokens.push(token);
  }
  const html = (of: Token[]) => marked.parser(of);
  const sections = parts.slice(1).map(({ heading, tokens: own }): GuideSection => {
    const title = plain(heading?.text ?? '');
    const body = html(own);
    return { id: headingId(title), title, depth: heading?.depth ?? 2, html: body, text: plain(body) };
  });
  return { name, title: plain(first['text'] as string), lead: html(parts[0]?.tokens ?? []), sections };
}

/** The modules: a guide's value, with its pictures as files of the page. */
export function guidePages(): Plugin {
  return {
    name: 'guide-pages',
    transform(code, id) {
      if (!/\/assets\/guides\/[\w-]+\.md$/.test(id)) return null;
      const pictures = new Map<string, string>();
      const value = JSON.stringify(guideOf(code, id)).replaceAll(/@@([^@]+)@@/g, (_mark, path: string) => {
        if (!pictures.has(path)) pictures.set(path, `picture${pictures.size}`);
        return `" + ${pictures.get(path)} + "`;
      });
      for (const path of pictures.keys()) this.addWatchFile(join(dirname(id), path));
      const imports = [...pictures].map(([path, as]) => `import ${as} from './${path}';`);
      return { code: `${imports.join('\n')}\nexport default ${value};\n`, moduleType: 'js', map: null };
    },
  };
}
