import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import App from '../../../src/App.svelte';
import { kindNames, licenceList, partsWith } from '../../../src/screens/about/licence-list';
import type { FakeBackEnd } from '../../fake/back-end';
import { pressKey, startProgram } from '../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

async function openAbout(): Promise<void> {
  backEnd = startProgram();
  render(App);
  await screen.findByTestId('about');
  await pressKey('a', { altKey: true, code: 'KeyA' });
  await screen.findByTestId('version');
}

describe('the page about the program', () => {
  it('is reached from the list and left again by keyboard', async () => {
    await openAbout();
    await pressKey('0', { altKey: true, code: 'Digit0' });
    expect(await screen.findByTestId('new-case')).toBeTruthy();
  });

  it('tells its version, that it only tries, each table with its source, and where the data lies', async () => {
    await openAbout();
    expect(screen.getByTestId('version').textContent).toBe('バージョン 0.1.0');
    expect(screen.getByText('試算').closest('p')?.textContent).toContain('厚生労働省の認定ソフト');
    expect(screen.getByTestId('rules-in-force').textContent).toBe('2009-04+補完3');
    const rows = screen.getAllByTestId('program-table').map(({ textContent }) => textContent);
    expect(rows[0]).toMatch(/規則の表[\s\S]*平成21年4月版（2009-04）[\s\S]*平成21年4月1日[\s\S]*告示第91号/);
    expect(rows[1]).toMatch(/認定調査票[\s\S]*https:\/\/www\.mhlw\.go\.jp/);
    expect(screen.getByTestId('folder').textContent).toContain('jp.nintei.desktop');
  });

  it('names the supplements in force with who made and who checked them', async () => {
    await openAbout();
    expect(screen.getByTestId('supplement-in-force').textContent).toMatch(/補完3「清潔保持の樹形図」[\s\S]*架空 作成[\s\S]*架空 確認/);
    expect(screen.queryByTestId('no-supplements')).toBeNull();
  });

  it('offers no address to be opened', async () => {
    await openAbout();
    expect(document.querySelectorAll('a[href]')).toHaveLength(0);
  });
});

describe('the licences of all parts', () => {
  it('are searched by name and licence, and each opens to its text', async () => {
    await openAbout();
    await fireEvent.click(screen.getByTestId('show-licences'));
    const { parts } = await licenceList();
    expect((await screen.findByTestId('licence-count')).textContent).toBe(`${parts.length}件`);
    await fireEvent.input(screen.getByTestId('licence-words'), { target: { value: 'ＳＱＬＣＩＰＨＥＲ bsd' } });
    const rows = screen.getAllByTestId('licence-part');
    const row = rows.find(({ textContent }) => textContent?.includes('SQLCipher')) as HTMLElement;
    const details = within(row).getByRole('group') as HTMLDetailsElement;
    details.open = true;
    await fireEvent(details, new Event('toggle'));
    expect(row.querySelector('pre')?.textContent).toContain('Redistribution and use in source and binary forms');
  });

  it('say which part holds another, and which kind a part is', async () => {
    const { parts } = await licenceList();
    expect(partsWith(parts, 'openjpeg', 'inside')[0]?.inside).toBe('pdfjs-dist');
    expect(partsWith(parts, '', 'font').map(({ name }) => name)).toContain('IPAmj明朝');
    expect(new Set(parts.map(({ kind }) => kind))).toEqual(new Set(Object.keys(kindNames)));
  });

  it('hold a text for every part', async () => {
    const { parts, texts } = await licenceList();
    const bare = parts.filter((part) => part.texts.length === 0 || part.texts.some((at) => !texts[at]?.trim()));
    expect(bare).toEqual([]);
  });
});
