//! 端末カード as a file and as a code.

use nintei_transfer::{Card, CardError, Identity};
use proptest::prelude::*;

fn identity(seed: u8) -> Identity {
    Identity::from_bytes(&[seed; Identity::BYTES])
}

fn card() -> Card {
    identity(7).card("架空市 介護保険課").unwrap()
}

#[test]
fn a_card_is_the_same_after_a_file_and_after_a_code() {
    let card = card();
    assert_eq!(Card::read(card.to_file().as_bytes()), Ok(card.clone()));
    assert_eq!(Card::from_code(&card.code()), Ok(card.clone()));
    assert_eq!(card.name(), "架空市 介護保険課");
}

#[test]
fn a_file_passed_on_by_other_programs_is_still_read() {
    let text = card().to_file();
    let marked = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(Card::read(marked.as_bytes()), Ok(card()));
}

#[test]
fn a_kept_identity_has_the_same_card_again_and_another_one_has_not() {
    let new = Identity::new().unwrap();
    let again = Identity::from_bytes(&new.to_bytes());
    assert_eq!(again.card("端末1"), new.card("端末1"));
    assert_ne!(Identity::new().unwrap().card("端末1").unwrap().fingerprint(), new.card("端末1").unwrap().fingerprint());
}

#[test]
fn the_fingerprint_stays_when_the_name_changes() {
    let renamed = identity(7).card("架空市 高齢福祉課").unwrap();
    assert_ne!(renamed, card());
    assert_eq!(renamed.fingerprint(), card().fingerprint());
}

#[test]
fn neither_debug_output_tells_a_secret() {
    assert_eq!(format!("{:?}", identity(7)), "Identity(…)");
}

#[test]
fn a_name_is_told_apart_from_what_cannot_be_one() {
    let named = |name: &str| identity(7).card(name).map(|card| card.name().to_owned());
    assert_eq!(named("  端末1\n"), Ok("端末1".to_owned()));
    assert_eq!(named(&"長".repeat(Card::NAME_LENGTH)), Ok("長".repeat(Card::NAME_LENGTH)));
    for name in ["", "　 ", &"長".repeat(Card::NAME_LENGTH + 1), "端\n末", "端\u{200b}末", "端\u{202e}末", "端\0末"]
    {
        assert_eq!(named(name), Err(CardError::Name), "{name:?}");
    }
}

#[test]
fn a_code_stands_in_lines_of_six_groups_of_four() {
    let code = card().code();
    let lines: Vec<&str> = code.lines().collect();
    let (last, rest) = lines.split_last().unwrap();
    assert!(rest.iter().all(|line| line.len() == 29 && line.split('-').all(|group| group.len() == 4)), "{code}");
    assert!(!last.is_empty() && last.len() <= 29);
    assert!(lines.len() <= 12, "a name of nine letters takes {} lines", lines.len());
}

#[test]
fn a_code_is_read_however_it_is_typed() {
    let code = card().code();
    let wide: String = code
        .chars()
        .map(
            |letter| {
                if letter.is_ascii_alphanumeric() { char::from_u32(letter as u32 + 0xfee0).unwrap() } else { letter }
            },
        )
        .collect();
    for typed in
        [code.to_lowercase(), code.replace(['-', '\n'], ""), code.replace('-', "　ー ").replace('\n', "\r\n"), wide]
    {
        assert_eq!(Card::from_code(&typed), Ok(card()), "{typed}");
    }
    assert_eq!(Card::from_code(&code.replace('0', "o").replace('1', "l")), Ok(card()));
}

#[test]
fn a_code_with_one_wrong_letter_anywhere_is_refused_and_its_line_is_named() {
    let code = card().code();
    for (line, text) in code.lines().enumerate() {
        for at in (0..text.len()).filter(|at| text.as_bytes()[*at] != b'-') {
            let wrong = if text.as_bytes()[at] == b'7' { '8' } else { '7' };
            let mut typed: Vec<String> = code.lines().map(str::to_owned).collect();
            typed[line].replace_range(at..=at, &wrong.to_string());
            assert_eq!(Card::from_code(&typed.join("\n")), Err(CardError::CodeLine { line: line + 1 }));
        }
    }
}

#[test]
fn two_letters_or_two_lines_exchanged_are_noticed() {
    let code = card().code();
    let mut lines: Vec<&str> = code.lines().collect();
    lines.swap(2, 4);
    assert_eq!(Card::from_code(&lines.join("\n")), Err(CardError::CodeLine { line: 3 }));
    let letters: Vec<char> = code.chars().collect();
    for at in 0..letters.len() - 1 {
        let mut typed = letters.clone();
        typed.swap(at, at + 1);
        if typed != letters && !typed[at..=at + 1].iter().any(|letter| "-\n".contains(*letter)) {
            assert!(Card::from_code(&typed.into_iter().collect::<String>()).is_err(), "letters {at}");
        }
    }
}

#[test]
fn a_code_that_is_not_whole_and_a_letter_of_no_code_are_told() {
    let code = card().code();
    for end in 0..code.len() {
        assert!(Card::from_code(&code[..end]).is_err(), "{end} letters");
    }
    assert_eq!(Card::from_code(""), Err(CardError::CodeLength { found: 0 }));
    assert_eq!(Card::from_code("ABCD-EFG!"), Err(CardError::CodeLetter { line: 1, position: 8 }));
    let three = code.lines().take(3).collect::<Vec<_>>().join("\n");
    assert_eq!(Card::from_code(&three), Err(CardError::CodeLength { found: 72 }));
    let endless = "0".repeat(1_000_000);
    assert!(matches!(Card::from_code(&endless), Err(CardError::CodeLength { .. })));
}

#[test]
fn a_card_that_was_altered_is_refused_whatever_was_altered() {
    let text = card().to_file();
    for (from, to) in [("介護保険課", "介護保険係"), ("\"nintei_card\": 1", "\"nintei_card\": 0")] {
        assert_ne!(text.replace(from, to), text);
        assert_eq!(Card::read(text.replace(from, to).as_bytes()), Err(CardError::Altered), "{to}");
    }
    let other = identity(8).card("架空市 介護保険課").unwrap().to_file();
    for (line, (own, foreign)) in text.lines().zip(other.lines()).enumerate().filter(|(_, (own, other))| own != other) {
        assert_eq!(Card::read(text.replace(own, foreign).as_bytes()), Err(CardError::Altered), "line {line}");
    }
}

#[test]
fn what_is_no_card_is_told_from_a_newer_one() {
    assert_eq!(Card::read(b""), Err(CardError::NotACard));
    assert_eq!(Card::read("架空の文章".as_bytes()), Err(CardError::NotACard));
    assert_eq!(Card::read(br#"{"name":"x"}"#), Err(CardError::NotACard));
    let newer = br#"{"nintei_card":2,"keys":[]}"#;
    assert_eq!(Card::read(newer), Err(CardError::NewerVersion { found: 2, known: 1 }));
    assert_eq!(Card::read(&vec![b' '; Card::FILE_LENGTH + 1]), Err(CardError::TooLarge));
}

#[test]
fn every_error_has_a_code_of_its_own_and_says_what_to_do() {
    let errors = [
        CardError::Name,
        CardError::NotACard,
        CardError::TooLarge,
        CardError::NewerVersion { found: 2, known: 1 },
        CardError::Altered,
        CardError::CodeLength { found: 3 },
        CardError::CodeLetter { line: 1, position: 2 },
        CardError::CodeLine { line: 1 },
    ];
    let codes: std::collections::BTreeSet<_> = errors.iter().map(CardError::code).collect();
    assert_eq!(codes.len(), errors.len());
    assert!(errors.iter().all(|error| error.to_string().ends_with('。') && error.to_string().contains("ください")));
}

proptest! {
    #[test]
    fn any_name_that_a_card_takes_comes_through_file_and_code(name in "\\PC{1,40}", seed in any::<u8>()) {
        if let Ok(card) = identity(seed).card(&name) {
            prop_assert_eq!(Card::read(card.to_file().as_bytes()), Ok(card.clone()));
            prop_assert!(card.to_file().len() <= Card::FILE_LENGTH);
            prop_assert_eq!(Card::from_code(&card.code()), Ok(card));
        }
    }

    #[test]
    fn no_text_and_no_file_stops_the_reader(text in "\\PC*", bytes in prop::collection::vec(any::<u8>(), 0..500)) {
        prop_assert!(Card::from_code(&text).is_err());
        prop_assert!(Card::read(&bytes).is_err());
    }
}
