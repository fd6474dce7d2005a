use super::letters::{Letters, fold, is_dash};
use super::words::Words;

/// A part of an address.
pub(super) struct AddressPart {
    pub(super) letters: Vec<char>,
    /// Whether it tells a place by itself: a municipality, the name of a town, a building. 「中央」 alone does not.
    pub(super) telling: bool,
}

/// The address as a whole, its prefecture, municipality, town and building, each municipality also without its last
/// letter (横浜 of 横浜市).
pub(super) fn parts(address: &str, words: &Words) -> Vec<AddressPart> {
    let mut parts = Vec::new();
    let mut add = |letters: &[char], telling: bool| {
        if letters.len() >= 2 && !parts.iter().any(|part: &AddressPart| part.letters == letters) {
            parts.push(AddressPart { letters: letters.to_vec(), telling });
        }
    };
    let whole = fold(address);
    if whole.len() >= 4 {
        add(&whole, true);
    }
    for written in address.split_whitespace() {
        let written = Letters::of(written).folded;
        let mut rest = written.as_slice();
        if let Some(end) = prefecture(rest, words) {
            let (prefecture, after) = rest.split_at(end);
            add(prefecture, false);
            rest = after;
        }
        while let Some(end) = municipality(rest, words) {
            let (municipality, after) = rest.split_at(end);
            add(municipality, true);
            if let Some((_, stem)) = municipality.split_last()
                && !words.no_places.iter().any(|word| word == stem)
            {
                add(stem, false);
            }
            rest = after;
        }
        let until_number = rest.iter().position(|letter| letter.is_ascii_digit()).unwrap_or(rest.len());
        let (town, after) = rest.split_at(until_number);
        let town = town.strip_prefix(['大', '字'].as_slice()).or(town.strip_prefix(['字'].as_slice())).unwrap_or(town);
        add(town, town.len() >= 3);
        if let Some(numbered) = town.strip_suffix(['丁', '目'].as_slice()) {
            let name = numbered.iter().rposition(|letter| !is_han_digit(*letter)).map_or(0, |last| last + 1);
            let name = numbered.get(..name).unwrap_or_default();
            add(name, name.len() >= 3);
        }
        let building = after.iter().position(|letter| !in_number(*letter)).unwrap_or(after.len());
        let building: &[char] = after.get(building..).unwrap_or_default();
        let building = building.split(|letter| letter.is_ascii_digit()).next().unwrap_or_default();
        add(building, building.len() >= 3);
    }
    parts
}

/// What the numbers of an address are written with.
pub(super) fn in_number(letter: char) -> bool {
    letter.is_ascii_digit() || is_dash(letter) || matches!(letter, '丁' | '目' | '番' | '地' | '号')
}

/// 一 to 九, 十, 〇.
pub(super) const fn is_han_digit(letter: char) -> bool {
    matches!(letter, '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn prefecture(letters: &[char], words: &Words) -> Option<usize> {
    let known = words.whole_places.iter().find(|place| {
        place.last().is_some_and(|last| matches!(last, '都' | '道' | '府')) && letters.starts_with(place)
    });
    known
        .map(Vec::len)
        .or_else(|| [3, 4].into_iter().find(|len| letters.get(len - 1) == Some(&'県')))
        .or_else(|| letters.starts_with(&['大', '阪', '府']).then_some(3))
}

/// Where a municipality, district or ward at the beginning of `letters` ends.
fn municipality(letters: &[char], words: &Words) -> Option<usize> {
    if let Some(known) = words.whole_places.iter().find(|place| letters.starts_with(place)) {
        return Some(known.len());
    }
    let is_end = |letter: &char| matches!(letter, '市' | '区' | '町' | '村' | '郡');
    let before_number = letters.split(|letter| letter.is_ascii_digit()).next()?;
    let last = before_number.iter().skip(1).position(is_end)? + 1;
    // 四日市市, 大町市, 玉村町: the name itself ends as such names do.
    let again = before_number.get(last + 1).is_some_and(|next| matches!(next, '市' | '町' | '村'));
    Some(if again && before_number.get(last) != Some(&'区') { last + 2 } else { last + 1 })
}
