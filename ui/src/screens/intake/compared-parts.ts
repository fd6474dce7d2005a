/** A stretch of a value. */
export interface ComparedPart {
  text: string;
  differs: boolean;
}

/** `other` in stretches: where it has the letters of `own` and where not. Values of another length differ as a whole. */
export function partsOf(own: string, other: string): ComparedPart[] {
  const [ownLetters, letters] = [[...own], [...other]];
  if (own === other) return [{ text: other, differs: false }];
  if (ownLetters.length !== letters.length) return [{ text: other, differs: true }];
  const parts: ComparedPart[] = [];
  letters.forEach((letter, index) => {
    const differs = letter !== ownLetters[index];
    const last = parts.at(-1);
    if (last?.differs === differs) last.text += letter;
    else parts.push({ text: letter, differs });
  });
  return parts;
}
