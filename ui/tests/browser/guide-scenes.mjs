// The guides, by what a person does to get there.

async function guide(page, home, query = '') {
  await page.goto(`${home}${query}`);
  await page.getByTestId('guide').waitFor();
  await page.keyboard.press('F1');
  await page.getByTestId('guide-text').waitFor();
}

export const guideScenes = {
  guide,
  'guide-locked': (page, home) => guide(page, home, '?vault=locked'),
  'guide-part': async (page, home) => {
    await guide(page, home);
    await page.getByTestId('guide-investigator').click();
    await page.getByTestId('guide-chapter').nth(3).click();
    await page.locator('[id^="guide-"]:focus').waitFor();
  },
  'guide-found': async (page, home) => {
    await guide(page, home);
    await page.keyboard.press('/');
    await page.keyboard.type('パスフレーズ');
    await page.getByTestId('guide-hit').nth(2).click();
  },
};
