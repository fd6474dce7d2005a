// The page about the program, by what a person does to get there.

async function about(page, home) {
  await page.goto(home);
  await page.getByTestId('case-row').first().waitFor();
  await page.keyboard.press('Alt+a');
  await page.getByTestId('version').waitFor();
}

export const aboutScenes = {
  about,
  'about-licence': async (page, home) => {
    await about(page, home);
    await page.getByTestId('show-licences').click();
    await page.getByTestId('licence-words').fill('sqlcipher');
    await page.getByTestId('licence-part').last().locator('summary').click();
    await page.locator('pre').waitFor();
    await page.getByTestId('licence-words').scrollIntoViewIfNeeded();
  },
};
