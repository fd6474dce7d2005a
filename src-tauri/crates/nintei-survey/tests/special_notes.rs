//! 特記事項: writing, printing and measuring.

use nintei_survey::{ItemId, LineLimit, NoteLength, NoteLimits, NoteOverrun, SpecialNotes, built_in};
use proptest::prelude::*;

fn item(text: &str) -> ItemId {
    text.parse().unwrap()
}

#[test]
fn notes_are_printed_in_seven_blocks_with_the_items_number_in_front() {
    let form = built_in().unwrap().pop().unwrap();
    let mut notes = SpecialNotes::default();
    notes.set(item("2-10"), "袖を通す介助を毎日行う。");
    notes.set(item("2-4"), " 配膳後に声をかける。\n");
    notes.set(item("6"), "点滴を毎日、看護師が行う。");
    let blocks = notes.blocks(&form);
    assert_eq!(blocks.iter().map(|block| block.section).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7]);
    let printed: Vec<&str> = blocks[1].lines.iter().map(|line| line.printed.as_str()).collect();
    assert_eq!(printed, ["(2-4) 配膳後に声をかける。", "(2-10) 袖を通す介助を毎日行う。"]);
    assert_eq!(blocks[5].lines[0].printed, "(6) 点滴を毎日、看護師が行う。");
    assert!(blocks[0].lines.is_empty());
}

#[test]
fn a_note_of_blanks_only_is_no_note() {
    let mut notes = SpecialNotes::default();
    notes.set(item("2-4"), "書いた");
    notes.set(item("2-4"), " \u{3000}\n");
    assert_eq!(notes.get(item("2-4")), "");
    assert_eq!(notes, SpecialNotes::default());
}

#[test]
fn a_note_of_an_item_unknown_to_the_form_is_printed_nevertheless() {
    let form = built_in().unwrap().pop().unwrap();
    let mut notes = SpecialNotes::default();
    notes.set(item("2-15"), "後の版の項目");
    assert_eq!(notes.blocks(&form)[1].lines[0].printed, "(2-15) 後の版の項目");
}

#[test]
fn notes_are_kept_as_an_object_from_item_to_text() {
    let mut notes = SpecialNotes::default();
    notes.set(item("2-4"), "週2回");
    let json = serde_json::to_string(&notes).unwrap();
    assert_eq!(json, r#"{"2-4":"週2回"}"#);
    assert_eq!(serde_json::from_str::<SpecialNotes>(&json).unwrap(), notes);
}

#[test]
fn a_letter_with_its_marks_counts_as_one_character() {
    assert_eq!(NoteLength::of("葛\u{E0100}城").characters, 2);
    assert_eq!(NoteLength::of("か\u{3099}").characters, 1);
    assert_eq!(NoteLength::of("👨\u{200D}👩\u{200D}👧").characters, 1);
    assert_eq!(NoteLength::of("一\n二\r\n三").characters, 3);
}

#[test]
fn a_full_width_letter_takes_two_columns_and_a_half_width_letter_one() {
    assert_eq!(NoteLength::of("週に２回").columns, 8);
    assert_eq!(NoteLength::of("週に2回").columns, 7);
    assert_eq!(NoteLength::of("①Ⅱ").columns, 4);
    assert_eq!(NoteLength::of("短い\nいちばん長い").columns, 12);
}

#[test]
fn lines_wrap_at_the_width_and_empty_lines_between_count() {
    let limit = LineLimit { lines: 1, width: 5 };
    assert_eq!(limit.lines_of(""), 0);
    assert_eq!(limit.lines_of("あいうえお"), 1);
    assert_eq!(limit.lines_of("あいうえおか"), 2);
    assert_eq!(limit.lines_of("1あいうえ"), 1);
    assert_eq!(limit.lines_of("1あいうえお"), 2);
    assert_eq!(limit.lines_of("あ\n\nい"), 3);
}

#[test]
fn an_overrun_says_by_how_much() {
    let mut notes = SpecialNotes::default();
    notes.set(item("2-4"), "あいうえおか");
    notes.set(item("2-5"), "あ");
    let limits = NoteLimits {
        note_characters: Some(5),
        all_characters: Some(18),
        all_lines: Some(LineLimit { lines: 2, width: 5 }),
    };
    let overruns = limits.overruns(&limits.measure(&notes));
    assert_eq!(
        overruns,
        [
            NoteOverrun::NoteCharacters { item: item("2-4"), actual: 6, allowed: 5 },
            NoteOverrun::AllCharacters { actual: 19, allowed: 18 },
            NoteOverrun::AllLines { actual: 3, allowed: 2, width: 5 },
        ]
    );
    assert_eq!(overruns[0].sentence(), "(2-4)の特記事項は6字あり、上限の5字を1字超えています。短くしてください。");
    assert!(NoteLimits::default().overruns(&NoteLimits::default().measure(&notes)).is_empty());
}

proptest! {
    #[test]
    fn any_text_can_be_measured_and_a_wider_line_never_takes_more_lines(text in "\\PC{0,60}|[ぁ-ん\n ａ-ｚa-z]{0,60}", width in 0u32..40) {
        let narrow = LineLimit { lines: 0, width }.lines_of(&text);
        let wide = LineLimit { lines: 0, width: width + 1 }.lines_of(&text);
        prop_assert!(wide <= narrow);
        prop_assert!(NoteLength::of(&text).characters as usize <= text.chars().count());
    }
}
