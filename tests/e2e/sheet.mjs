// The preview of the sheet, looked at from within the page.

/** Whether each tenth of the drawn page from top to bottom, save the margins, has some black and is not all black. */
export function inkOnEveryPart() {
  const canvas = document.querySelector('[data-testid="sheet-page-1"]');
  const height = Math.floor(canvas.height / 10);
  return [...Array(8).keys()].every((part) => {
    const { data } = canvas.getContext('2d').getImageData(0, (part + 1) * height, canvas.width, height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255 && data[at] < 128) dark += 1;
    return dark > 100 && dark < (canvas.width * height) / 2;
  });
}
