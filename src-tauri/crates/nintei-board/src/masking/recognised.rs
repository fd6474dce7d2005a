//! Words that are not known from the case but have the form of a name.

use super::letters::{Letters, Script, fold};
use super::words::Words;

/// A word with the form of a name, and what stands in its place.
pub(super) struct Named {
    /// First letter and letter after the last.
    pub(super) letters: (usize, usize),
    pub(super) instead: String,
}

/// Particles that may stand between a word of 漢字 and a name in hiragana.
const PARTICLES: [char; 9] = ['の', 'は', 'が', 'に', 'を', 'と', 'で', 'も', 'へ'];
/// With these, words in hiragana end that describe what follows: 近くの, 大きな, 通っていた.
const DESCRIBING_ENDS: [char; 20] = [
    'の', 'が', 'は', 'を', 'に', 'で', 'と', 'も', 'へ', 'や', 'な', 'た', 'る', 'う', 'く', 'す', 'つ', 'ぬ', 'む',
    'ぐ',
];
/// Longest name in hiragana that is believed to be one.
const LONGEST_HIRAGANA: usize = 8;

/// Most letters that are looked at before the end of a name: a text of nothing but kana must not take long.
const LONGEST_RUN: usize = 40;

/// Words before さん, 様, 氏 and the like, without the honorific.
pub(super) fn before_honorifics(text: &Letters, words: &Words) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for at in 1..text.len() {
        if let Some(honorific) = words.honorifics.iter().find(|honorific| honorific.stands_at(text, at))
            && let Some(start) = person_before(text, at, words)
            && !honorific.unless_after.iter().any(|word| word == text.slice(start, at))
        {
            found.push((start, at));
        }
    }
    found
}

fn person_before(text: &Letters, end: usize, words: &Words) -> Option<usize> {
    let is_no_name = |start: usize| {
        let word = text.slice(start, end);
        let plain = word.strip_prefix(&['お']).or(word.strip_prefix(&['ご'])).or(word.strip_prefix(&['御']));
        let listed = |word: &[char]| words.no_names.iter().any(|no_name| no_name == word);
        listed(word) || plain.is_some_and(listed) || words.roles.iter().any(|role| word.ends_with(role))
    };
    match text.script(end - 1) {
        Script::Han | Script::Katakana => {
            let whole = run(text, end, &[text.script(end - 1)]);
            let start = without_leading(text, whole, end, words);
            // Of a given name such as とし子 the 漢字 alone would leave half of it to be read.
            let kana = run(text, start, &[Script::Hiragana]);
            if words.given_name_ends.iter().any(|last| last == text.slice(start, end))
                && matches!(start - kana, 2..=3)
                && text.begins(kana)
            {
                return Some(kana);
            }
            (!is_no_name(whole) && !is_no_name(start) && !is_initial(text, start, end)).then_some(start)
        }
        Script::Hiragana => {
            let start = hiragana_name(text, end, words)?;
            let word = text.slice(start, end);
            let ends_so = words.no_names.iter().any(|no_name| no_name.len() >= 2 && word.ends_with(no_name));
            (word.len() >= 2 && word.len() <= LONGEST_HIRAGANA && !ends_so && !is_no_name(start)).then_some(start)
        }
        Script::Digit | Script::Other => None,
    }
}

/// Names of facilities, with their ends: さくら苑.
pub(super) fn facilities(text: &Letters, words: &Words) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for at in 1..text.len() {
        let Some(end_word) = words.facility_ends.iter().find(|end| text.has_at(at, end)) else { continue };
        let Some(start) = name_before(text, at, words) else { continue };
        if is_kind(text.slice(start, at), words) {
            continue;
        }
        add(&mut found, Named { letters: (start, at + end_word.len()), instead: instead(end_word, text, at) });
    }
    found
}

/// Names in hiragana that follow the kind of a facility, without it: なごみ of グループホームなごみ.
pub(super) fn after_facilities(text: &Letters, words: &Words) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for at in 0..text.len() {
        let Some(kind) = words.facilities_before_names.iter().find(|kind| text.has_at(at, kind)) else { continue };
        let start = at + kind.len();
        // The kind itself is written in katakana or 漢字, whatever it looks like folded.
        if text.script(at) == Script::Hiragana || words.after_facilities.iter().any(|word| text.has_at(start, word)) {
            continue;
        }
        let letters = (start..text.len())
            .take_while(|next| text.script(*next) == Script::Hiragana && (*next == start || !text.after_blank(*next)));
        let end = start + letters.count();
        let particle =
            end.checked_sub(1).and_then(|last| text.folded.get(last)).is_some_and(|it| PARTICLES.contains(it));
        let end = if particle { end - 1 } else { end };
        if (3..=LONGEST_HIRAGANA).contains(&end.saturating_sub(start)) {
            found.push((start, end));
        }
    }
    found
}

/// Names of places, with their ends: 横浜市.
pub(super) fn places(text: &Letters, words: &Words) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for at in 1..text.len() {
        let Some(end) = words.place_ends.iter().find(|end| text.has_at(at, &end.letters)) else { continue };
        let after = at + end.letters.len();
        let Some(start) = name_before(text, at, words) else { continue };
        let stem = text.slice(start, at);
        let no_place = words.no_places.iter().any(|word| word == stem);
        if no_place || end.unless_before.iter().any(|word| text.has_at(after, word)) {
            continue;
        }
        add(&mut found, Named { letters: (start, after), instead: instead(&end.letters, text, at) });
    }
    found
}

/// What stands in place of the name of a facility: ○○苑.
pub(super) fn facility_instead(name: &str, words: &Words) -> String {
    let folded = fold(name);
    let end = words.facility_ends.iter().find(|end| folded.ends_with(end) && folded.len() > end.len());
    let letters: Vec<char> = name.chars().collect();
    let shown = end.and_then(|end| letters.get(letters.len().checked_sub(end.len())?..));
    // Only where the name is written letter for letter as its folded form: half-width sound marks would shift its end.
    let shown = shown.filter(|_| letters.len() == folded.len());
    format!("○○{}", shown.unwrap_or_default().iter().collect::<String>())
}

fn instead(end_word: &[char], text: &Letters, at: usize) -> String {
    let shown = if text.script(at) == Script::Katakana {
        end_word.iter().map(|letter| katakana(*letter)).collect::<String>()
    } else {
        end_word.iter().collect()
    };
    format!("○○{shown}")
}

fn katakana(letter: char) -> char {
    match letter {
        'ぁ'..='ゖ' => char::from_u32(u32::from(letter) + 0x60).unwrap_or(letter),
        other => other,
    }
}

/// A name that overlaps the one before is one name with it: さくら苑デイサービス.
fn add(found: &mut Vec<Named>, named: Named) {
    match found.last_mut().filter(|last| named.letters.0 < last.letters.1) {
        Some(last) if named.letters.1 <= last.letters.1 => {}
        Some(last) => {
            last.letters = (last.letters.0.min(named.letters.0), named.letters.1);
            last.instead = named.instead;
        }
        None => found.push(named),
    }
}

/// Where the name begins that ends before letter `end`.
fn name_before(text: &Letters, end: usize, words: &Words) -> Option<usize> {
    match text.script(end.checked_sub(1)?) {
        Script::Han | Script::Katakana => {
            let start = without_leading(text, run(text, end, &[Script::Han, Script::Katakana]), end, words);
            (start < end && !is_initial(text, start, end)).then_some(start)
        }
        Script::Hiragana => {
            let start = hiragana_name(text, end, words)?;
            let word = text.slice(start, end);
            let describes = word.last().is_some_and(|last| DESCRIBING_ENDS.contains(last));
            (word.len() >= 2 && word.len() <= LONGEST_HIRAGANA && !describes).then_some(start)
        }
        Script::Digit | Script::Other => None,
    }
}

/// Where a name in hiragana begins that ends before letter `end`. Directly after 漢字 or katakana it begins behind a
/// particle, or behind an honorific and a particle; without one it is the end of that word (新しい).
fn hiragana_name(text: &Letters, end: usize, words: &Words) -> Option<usize> {
    let start = run(text, end, &[Script::Hiragana]);
    if text.begins(start) {
        return Some(start);
    }
    let honorific = words.honorifics.iter().find(|honorific| honorific.stands_at(text, start));
    let start = honorific.map_or(start, |honorific| start + honorific.letters.len());
    let first = text.folded.get(start)?;
    (PARTICLES.contains(first) && start + 1 < end).then_some(start + 1)
}

/// Where the run of letters of `scripts` begins that ends before letter `end`. A blank ends a run.
fn run(text: &Letters, end: usize, scripts: &[Script]) -> usize {
    let mut start = end;
    while let Some(before) = start.checked_sub(1).filter(|before| end - before <= LONGEST_RUN) {
        let parted = start < end && text.after_blank(start);
        if parted || !(scripts.contains(&text.script(before)) || is_inside_name(text, before, end)) {
            break;
        }
        start = before;
    }
    start
}

/// ノ, ヶ and ツ within a name of 漢字: 一ノ瀬.
fn is_inside_name(text: &Letters, at: usize, end: usize) -> bool {
    let is_han = |at: usize| text.script(at) == Script::Han;
    let joins = text.script(at) == Script::Katakana
        && text.folded.get(at).is_some_and(|letter| matches!(letter, 'の' | 'ゖ' | 'け' | 'つ'));
    joins && at + 1 < end && is_han(at + 1) && at.checked_sub(1).is_some_and(is_han)
}

/// The start without the words that stand before a name: 長女 of 長女花子.
fn without_leading(text: &Letters, start: usize, end: usize, words: &Words) -> usize {
    let mut start = start;
    while let Some(leading) = words.leading.iter().find(|word| {
        let left = (end - start).saturating_sub(word.len());
        text.has_at(start, word) && if word.len() == 1 { left >= 2 } else { left >= 1 }
    }) {
        start += leading.len();
    }
    start
}

/// A, Ｋ: masked already.
fn is_initial(text: &Letters, start: usize, end: usize) -> bool {
    end - start == 1 && text.folded.get(start).is_some_and(char::is_ascii_alphabetic)
}

/// Whether nothing but words for kinds of facilities stands there.
fn is_kind(mut stem: &[char], words: &Words) -> bool {
    let kinds = || words.facility_kinds.iter().chain(&words.facility_ends);
    while let Some(rest) = kinds().find_map(|kind| stem.strip_prefix(kind.as_slice())) {
        stem = rest;
    }
    while let Some(rest) = kinds().find_map(|kind| stem.strip_suffix(kind.as_slice())) {
        stem = rest;
    }
    stem.is_empty()
}
