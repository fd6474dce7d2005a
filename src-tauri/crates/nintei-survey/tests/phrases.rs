//! The phrases that come with the program and their blanks.

use std::collections::{BTreeMap, HashSet};

use nintei_survey::{FormEdition, ItemId, Phrase, TextSpan, VagueWords, blanks, built_in};
use proptest::prelude::*;

const LONGEST: usize = 120;
const FILLING: &str = "週に3回";

fn form() -> FormEdition {
    built_in().unwrap().pop().unwrap()
}

fn phrases() -> Vec<Phrase> {
    Phrase::built_in().unwrap()
}

fn quoted(text: &str) -> Vec<String> {
    blanks(text).into_iter().map(|span| span.quoted).collect()
}

/// `text` with `FILLING` in place of every blank.
fn filled(text: &str) -> String {
    let mut filled = text.to_owned();
    for TextSpan { start_byte, end_byte, .. } in blanks(text).into_iter().rev() {
        filled.replace_range(start_byte..end_byte, FILLING);
    }
    filled
}

#[test]
fn every_question_of_the_newest_form_has_two_to_six_phrases() {
    let mut count: BTreeMap<ItemId, usize> = form().questions().map(|question| (question.id, 0)).collect();
    assert_eq!(count.len(), 58);
    for phrase in phrases() {
        *count.get_mut(&phrase.item).unwrap_or_else(|| panic!("the form has no {}", phrase.item)) += 1;
    }
    for (item, phrases) in count {
        assert!((2..=6).contains(&phrases), "({item}) has {phrases}");
    }
}

#[test]
fn the_phrases_stand_in_the_order_of_the_form() {
    let phrases = phrases();
    assert!(phrases.is_sorted_by_key(|phrase| phrase.item));
}

#[test]
fn every_phrase_has_a_blank_and_every_bracket_is_one() {
    for Phrase { item, text } in phrases() {
        let found = blanks(&text).len();
        assert!(found >= 1, "({item}) {text}");
        assert_eq!((found, found), (text.matches('［').count(), text.matches('］').count()), "({item}) {text}");
        assert!(
            quoted(&text).iter().all(|blank| blank.chars().count() > 2),
            "a blank without a label: ({item}) {text}"
        );
    }
}

#[test]
fn a_filled_phrase_says_nothing_vaguely_and_leaves_no_blank() {
    let words = VagueWords::built_in(&form()).unwrap();
    for Phrase { item, text } in phrases() {
        let text = filled(&text);
        assert_eq!(words.find(&text), [], "({item}) {text}");
        assert!(!text.contains(['［', '］']), "({item}) {text}");
    }
}

#[test]
fn no_phrase_is_offered_twice_for_an_item() {
    let mut seen = HashSet::new();
    for Phrase { item, text } in phrases() {
        assert!(seen.insert((item, text.clone())), "({item}) {text}");
    }
}

#[test]
fn every_phrase_is_one_short_line_that_ends_a_sentence() {
    for Phrase { item, text } in phrases() {
        assert!(text.chars().count() <= LONGEST, "({item}) {text}");
        assert!(text.ends_with('。') && !text.contains('\n') && text.trim() == text, "({item}) {text}");
    }
}

#[test]
fn numbers_are_left_to_the_blanks() {
    for Phrase { item, text } in phrases() {
        assert!(!text.chars().any(char::is_numeric), "({item}) {text}");
    }
}

/// In a phrase an option stands as the blank 「［選択］」: its wording is chosen, not foreseen.
#[test]
fn no_phrase_words_an_option_of_its_question() {
    let form = form();
    for Phrase { item, text } in phrases() {
        // Wordings of a few letters (「ない」, 「できる」, 「自立」) stand in any sentence.
        let options = &form.question(item).unwrap().options;
        let long = options.iter().filter(|option| option.label.chars().count() > 6);
        for option in long {
            assert!(!text.contains(&option.label), "({item}) {text}: {}", option.label);
        }
    }
}

#[test]
fn every_behaviour_has_a_phrase_with_frequency_and_one_for_no_care_given() {
    for question in form().questions().filter(|question| question.axis_subtype.as_deref() == Some("BPSD関連")) {
        let texts: Vec<String> =
            phrases().into_iter().filter(|phrase| phrase.item == question.id).map(|phrase| phrase.text).collect();
        let cared = |text: &&String| text.contains("［頻度］") && text.contains("［介助者］");
        assert!(texts.iter().any(|text| cared(&text)), "{}", question.id);
        assert!(texts.iter().any(|text| text.contains("特に対応していない")), "{}", question.id);
    }
}

#[test]
fn blanks_are_found_in_order_with_their_brackets() {
    assert_eq!(quoted("［場面］で［頻度］行う。"), ["［場面］", "［頻度］"]);
    assert_eq!(quoted("［　］と［］"), ["［　］", "［］"]);
    assert!(quoted("介助を毎日行う。").is_empty());
}

#[test]
fn what_is_no_pair_on_one_line_or_is_long_is_text_in_brackets() {
    assert!(quoted("［場面").is_empty());
    assert!(quoted("場面］").is_empty());
    assert!(quoted("［場\n面］").is_empty());
    assert_eq!(quoted("［［頻度］"), ["［頻度］"]);
    assert_eq!(quoted(&format!("［{}］", "字".repeat(20))).len(), 1);
    assert!(quoted(&format!("［{}］", "字".repeat(21))).is_empty());
    assert!(quoted("[頻度]").is_empty());
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_blank_quotes_it(text in "(\\PC|［|］|［頻度］|\n|𠮷){0,40}") {
        let mut last = 0;
        for span in blanks(&text) {
            prop_assert_eq!(text.get(span.start_byte..span.end_byte), Some(span.quoted.as_str()));
            let units: Vec<u16> = text.encode_utf16().collect();
            prop_assert_eq!(&String::from_utf16(&units[span.start..span.end]).unwrap(), &span.quoted);
            prop_assert!(span.start_byte >= last);
            last = span.end_byte;
            let inner = span.quoted.strip_prefix('［').and_then(|rest| rest.strip_suffix('］')).unwrap();
            prop_assert!(!inner.contains(['［', '］', '\n']) && inner.chars().count() <= 20);
        }
    }

    #[test]
    fn a_text_with_its_blanks_filled_has_none_left(text in "([^［］]|［場面］|［頻度］){0,20}") {
        prop_assert_eq!(blanks(&filled(&text)), []);
    }

    #[test]
    fn a_label_of_up_to_twenty_characters_makes_a_blank(label in "[^［］\n]{0,20}", around in "[^［］]{0,8}") {
        let blank = format!("［{label}］");
        prop_assert_eq!(quoted(&format!("{around}{blank}{around}")), [blank]);
    }
}
