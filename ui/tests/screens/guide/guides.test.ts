import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { guideOf } from '../../../guide-pages';
import { guideNames } from '../../../src/screens/guide/guide';
import { placesOf, search, wordsOf } from '../../../src/screens/guide/guide-search';

const project = join(import.meta.dirname, '../../../..');
const folder = join(project, 'assets/guides');
const markdown = new Map(guideNames.map((name) => [name, readFileSync(join(folder, `${name}.md`), 'utf8')]));
const guides = guideNames.map((name) => guideOf(markdown.get(name) ?? '', join(folder, `${name}.md`)));
const whole = [...markdown.values()].join('\n');

/** The text of every file under `path` whose name ends so. */
function textUnder(path: string, ending: RegExp): string {
  return readdirSync(join(project, path), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !name.includes('node_modules'))
    .map((name) => readFileSync(join(project, path, name), 'utf8'))
    .join('\n');
}

describe('the guides', () => {
  it('are all there, and no others', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
    expect(files.sort()).toEqual(guideNames.map((name) => `${name}.md`).sort());
  });

  it('have a text under every heading, and no heading twice', () => {
    for (const { name, sections } of guides) {
      const bare = sections.filter(({ text, depth }, at) => text === '' && !(depth === 2 && sections[at + 1]?.depth === 3));
      expect(bare.map(({ title }) => title), name).toEqual([]);
      expect(new Set(sections.map(({ id }) => id)).size, name).toBe(sections.length);
    }
  });

  it('lead to headings that are there', () => {
    const there = new Set(guides.flatMap(({ name, sections }) => [`${name}/`, ...sections.map(({ id }) => `${name}/${id}`)]));
    const html = guides.flatMap(({ lead, sections }) => [lead, ...sections.map((section) => section.html)]).join('');
    const links = [...html.matchAll(/<a href="#([^"]*)"/g)].map(([, to]) => to ?? '');
    expect(links.filter((to) => !there.has(to))).toEqual([]);
    expect(html).not.toMatch(/https?:\/\//);
  });

  it('call what stands on the screen by the name that it has there', () => {
    const said = [...new Set([...whole.matchAll(/［([^［］]+)］/g)].map(([, name]) => name ?? ''))];
    const program = textUnder('ui/src', /\.(svelte|ts)$/) + textUnder('src-tauri', /\.rs$/) + textUnder('assets', /\.(json|yaml)$/);
    expect(said.filter((name) => !program.includes(name))).toEqual([]);
    expect(said.length).toBeGreaterThan(50);
  });

  it('show each key in a frame of its own', () => {
    const keys = [...guides.flatMap(({ sections }) => sections.map(({ html }) => html)).join('').matchAll(/<kbd[^>]*>(.*?)<\/kbd>/g)];
    expect(keys.map(([, key]) => key ?? '').filter((key) => !/^(?:(?:Alt|Ctrl|Shift)\+)*(?:\w+|[/↑↓←→]|&amp;)$/.test(key))).toEqual([]);
    expect(keys.length).toBeGreaterThan(20);
  });

  it('show pictures that say what they show and are small, and leave none unused', () => {
    const shown = [...whole.matchAll(/!\[([^\]]*)\]\(pictures\/([^)]+)\)/g)];
    expect(shown.filter(([, words]) => (words ?? '').length < 8)).toEqual([]);
    const files = readdirSync(join(folder, 'pictures')).filter((name) => name.endsWith('.png'));
    expect([...new Set(shown.map(([, , file]) => file))].sort()).toEqual(files.sort());
    const large = files.filter((name) => statSync(join(folder, 'pictures', name)).size > 150 * 1024);
    expect(large).toEqual([]);
  });
});

describe('finding words in the guides', () => {
  it('takes full width, capitals and both kana for the same', () => {
    expect(wordsOf('ＰＤＦ　キー')).toEqual(['pdf', 'きー']);
    expect(placesOf(wordsOf('pdf'), 'これはＰＤＦです')).toEqual([[3, 6]]);
    expect(placesOf(wordsOf('ぱすふれーず'), 'パスフレーズ')).toEqual([[0, 6]]);
    expect(placesOf(wordsOf('株'), '㈱と株')).toEqual([[0, 1], [2, 3]]);
  });

  it('finds the sections that have every word, those named so first', () => {
    const hits = search(guides, '回復コード');
    expect(hits.length).toBeGreaterThan(1);
    const first = hits.findIndex(({ section }) => !section.title.includes('回復コード'));
    expect(first).not.toBe(0);
    expect(hits.slice(first).some(({ section }) => section.title.includes('回復コード'))).toBe(false);
    expect(search(guides, '回復コード どこにもない言葉')).toEqual([]);
    expect(search(guides, '　')).toEqual([]);
  });
});
