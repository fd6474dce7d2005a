//! What holds of the review worksheet and of the 適正化プロセス記録シート.

mod common;

use std::ops::ControlFlow;

use common::{FONTS, PROGRAM, RULES, assert_as_approved, assert_well_laid_out, day};
use nintei_packet::{Area, RecordSheetPaper, ReviewPaper, Sheet, WorksheetPart, record_sheet, review_worksheets};
use nintei_survey::wareki;
use nintei_training::{
    IssueArea, RECORD_SHEET_COLUMNS, RecordSheet, RecordSheetRow, ReviewEntry, ReviewExercise, ReviewLine, ReviewRules,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn review(seeds: &[u64], part: WorksheetPart) -> Sheet {
    let rules = ReviewRules::built_in().expect("rules");
    let exercises: Vec<_> =
        seeds.iter().map(|seed| ReviewExercise::draw(*seed, &RULES, &rules).expect("an exercise")).collect();
    let paper = |exercise| ReviewPaper {
        exercise,
        rules: &rules,
        title: format!("審査 課題{}", exercise.seed),
        printed_on: day(2026, 11, 21),
        program: PROGRAM,
    };
    let papers: Vec<_> = exercises.iter().map(paper).collect();
    let sheet = review_worksheets(&papers, part, &FONTS, &mut |_| ControlFlow::Continue(()));
    sheet.expect("a document").expect("not stopped")
}

fn record(sheet: &RecordSheet) -> Sheet {
    let paper = RecordSheetPaper { sheet, printed_on: day(2026, 11, 21), program: PROGRAM };
    record_sheet(&paper, &FONTS).expect("a sheet")
}

fn has(sheet: &Sheet, words: &str) -> bool {
    sheet.texts.iter().any(|text| text.text == words)
}

#[test]
fn a_review_worksheet_and_its_key_are_laid_out_as_approved() {
    assert_as_approved("review_blank", &review(&[77], WorksheetPart::Blank));
    assert_as_approved("review_key", &review(&[77], WorksheetPart::Key));
}

#[test]
fn a_review_worksheet_is_a_page_whose_key_shows_every_day_and_length_and_whose_blank_none() {
    let rules = ReviewRules::built_in().expect("rules");
    for seed in 0..40 {
        let (key, blank) = (review(&[seed], WorksheetPart::Key), review(&[seed], WorksheetPart::Blank));
        for sheet in [&key, &blank] {
            assert_eq!((sheet.pages, sheet.warnings.as_slice()), (1, [].as_slice()), "seed {seed}");
            assert_well_laid_out(sheet);
        }
        let exercise = ReviewExercise::draw(seed, &RULES, &rules).expect("an exercise");
        let right = rules.key(&exercise).expect("a key");
        for line in [ReviewLine::Start, ReviewLine::Shortest, ReviewLine::End] {
            let words = match right.entry(line).expect("an entry") {
                ReviewEntry::Day { day } => wareki::with_western(day),
                ReviewEntry::Months { months } => format!("{months}か月"),
                ReviewEntry::Verdict { .. } => continue,
            };
            let shown = |sheet: &Sheet| sheet.texts.iter().any(|text| text.size >= 10.0 && text.text == words);
            assert!(shown(&key), "{words} is missing, seed {seed}");
            assert!(!shown(&blank), "{words} is given away, seed {seed}");
        }
    }
}

#[test]
fn review_worksheets_of_a_class_are_one_document() {
    let sheet = review(&[1, 2, 3], WorksheetPart::Blank);
    assert_eq!(sheet.pages, 3);
    for (title, page) in [("審査 課題1", 1), ("審査 課題2", 2), ("審査 課題3", 3)] {
        assert!(sheet.texts.iter().any(|text| text.text == title && text.page == page), "{title}");
    }
}

#[test]
fn a_record_sheet_with_nothing_written_is_one_page_with_every_row_and_column() {
    let sheet = record(&RecordSheet::default());
    assert_eq!((sheet.pages, sheet.warnings.as_slice()), (1, [].as_slice()));
    for words in RECORD_SHEET_COLUMNS.into_iter().chain(IssueArea::ALL.map(IssueArea::name)) {
        assert!(has(&sheet, words), "{words} is missing");
    }
}

#[test]
fn a_filled_record_sheet_is_laid_out_as_approved() {
    let mut sheet =
        RecordSheet { insurer: "架空市".into(), written_on: Some(day(2026, 11, 20)), ..RecordSheet::default() };
    let row = RecordSheetRow {
        issue: "特記事項に頻度が書かれていない調査票が多い。".repeat(40),
        causes_and_efforts: "記載の手引きを配った。\n研修で例を示した。".into(),
        memo: "来年度も続ける。".into(),
        ..RecordSheetRow::default()
    };
    sheet.set(IssueArea::Survey, row.clone());
    sheet.set(IssueArea::Other, row);
    assert_as_approved("record_sheet", &record(&sheet));
}

/// Texts of characters that have one shape each.
fn any_text() -> impl Strategy<Value = String> {
    let letters = vec!['、', '。', '「', '」', '（', '）', 'ー', 'っ', 'A', 'b', '1', '亜', '髙', '\n', ' ', '　'];
    prop_oneof![Just(String::new()), vec(select(letters), 0..1_500).prop_map(String::from_iter)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn nothing_written_into_a_record_sheet_is_lost(cells in vec(any_text(), 25), insurer in any::<String>()) {
        let mut sheet = RecordSheet { insurer, ..RecordSheet::default() };
        for (area, texts) in IssueArea::ALL.into_iter().zip(cells.chunks(5)) {
            let [issue, causes, results, further, memo] = texts else { unreachable!("five texts") };
            sheet.set(area, RecordSheetRow {
                issue: issue.clone(),
                causes_and_efforts: causes.clone(),
                results_and_remaining: results.clone(),
                further_efforts: further.clone(),
                memo: memo.clone(),
            });
        }
        let printed = record(&sheet);
        let frame = Area::new(12.0, 9.0, 273.0, 192.0);
        for text in &printed.texts {
            prop_assert!(frame.contains(&text.area) && text.size >= 6.5, "{text:?}");
        }
        let solid = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        let column = (273.0 - 22.0) / 5.0;
        for (place, area) in IssueArea::ALL.into_iter().enumerate() {
            prop_assert!(has(&printed, area.name()), "{}", place);
        }
        for (number, column_left) in (0u8..5).map(|number| (number, 34.0 + column * f32::from(number))) {
            let cell = |text: &&nintei_packet::DrawnText| {
                !text.bold && text.size == 8.0 && text.area.y > 26.0 && (text.area.x - column_left - 1.0).abs() < 0.1
            };
            let whole: String = printed.texts.iter().filter(cell).map(|text| solid(&text.text)).collect();
            let written = cells.chunks(5).map(|row| solid(&row[usize::from(number)]));
            let expected: String = written.collect();
            prop_assert_eq!(whole, expected);
        }
    }
}
