//! What holds of every printed 認定調査票.

mod common;

use common::{Case, FORM, assert_as_approved, assert_well_laid_out, extreme, half_done, notes_printed, settled};
use nintei_packet::{DrawnText, PrintWarningKind, Sheet};

fn on_page(sheet: &Sheet, page: usize) -> Vec<&DrawnText> {
    sheet.texts.iter().filter(|text| text.page == page).collect()
}

#[test]
fn a_whole_form_is_laid_out_as_approved() {
    assert_as_approved("form_settled", &settled().print_form());
}

#[test]
fn an_empty_form_is_laid_out_as_approved() {
    assert_as_approved("form_empty", &Case::default().print_form());
}

#[test]
fn an_ordinary_form_takes_one_page_of_overview_three_of_questions_and_one_of_notes() {
    let sheet = settled().print_form();
    let titles: Vec<&str> =
        sheet.texts.iter().filter(|text| text.text.starts_with("認定調査票")).map(|text| text.text.as_str()).collect();
    let (overview, questions, notes) = ("認定調査票（概況調査）", "認定調査票（基本調査）", "認定調査票（特記事項）");
    assert_eq!(titles, [overview, questions, questions, questions, notes]);
    assert_eq!(sheet.warnings, Vec::new());
}

#[test]
fn every_question_stands_there_in_its_wording_with_every_option() {
    for sheet in [settled().print_form(), Case::default().print_form()] {
        let texts: Vec<&str> = sheet.texts.iter().map(|text| text.text.as_str()).collect();
        for question in FORM.questions() {
            let begins = format!("{}　{}について、", question.id, question.name);
            assert!(texts.iter().any(|text| text.starts_with(&begins)), "{begins} is missing");
            for option in &question.options {
                assert!(texts.contains(&option.label.as_str()), "{} is missing", option.label);
            }
        }
    }
}

#[test]
fn exactly_the_chosen_options_of_a_question_are_bold() {
    let sheet = settled().print_form();
    let at = sheet.texts.iter().position(|text| text.text.starts_with("1-1　麻痺等の有無")).expect("the question");
    let options: Vec<(&str, bool)> = sheet.texts[at + 1..]
        .iter()
        .take(12)
        .filter(|text| text.text.parse::<u8>().is_err())
        .map(|text| (text.text.as_str(), text.bold))
        .collect();
    let expected = [
        ("ない", false),
        ("左上肢", false),
        ("右上肢", false),
        ("左下肢", true),
        ("右下肢", true),
        ("その他（四肢の欠損）", false),
    ];
    assert_eq!(options, expected);
}

#[test]
fn every_unanswered_question_says_so_and_no_other() {
    let count = |case: &Case| case.print_form().texts.iter().filter(|text| text.text == "未回答").count();
    assert_eq!(count(&settled()), 0);
    assert_eq!(count(&half_done()), FORM.questions().count() - 30);
    assert_eq!(count(&Case::default()), FORM.questions().count());
}

#[test]
fn the_flagged_circumstances_stand_beside_the_question() {
    let sheet = settled().print_form();
    assert!(sheet.texts.iter().any(|text| text.text == "〔試行できず・立会者なし〕"));
}

#[test]
fn the_name_stands_on_the_overview_only() {
    let sheet = settled().print_form();
    for page in 2..=sheet.pages {
        assert!(on_page(&sheet, page).iter().all(|text| !text.text.contains("花子")), "page {page}");
    }
    assert!(on_page(&sheet, 1).iter().any(|text| text.text == "架空　花子"));
}

#[test]
fn number_edition_page_and_the_mark_of_made_up_cases_stand_on_every_page() {
    let sheet = extreme().print_form();
    for page in 1..=sheet.pages {
        let texts = on_page(&sheet, page);
        let has = |words: &str| texts.iter().any(|text| text.text.contains(words));
        let number = format!("{page} / {} ページ", sheet.pages);
        for words in ["整理番号", "12", "調査票 令和6年4月版", &number, "架 空", "架空の事例"] {
            assert!(has(words), "{words} is missing on page {page}");
        }
    }
}

#[test]
fn a_text_too_long_for_its_field_stands_whole_on_the_pages_that_follow() {
    let mut case = settled();
    case.overview.organization = "とても長い名前の所属機関".repeat(40);
    let sheet = case.print_form();
    assert!(on_page(&sheet, 1).iter().any(|text| text.text.ends_with('…')));
    let whole: String = on_page(&sheet, 2)
        .into_iter()
        .skip_while(|text| text.text != "所属機関")
        .skip(1)
        .filter(|text| text.area.y < 280.0)
        .map(|text| text.text.as_str())
        .collect();
    assert_eq!(whole, case.overview.organization);
    assert_eq!(sheet.warnings, Vec::new());
}

#[test]
fn a_long_free_text_goes_on_where_the_first_page_ends() {
    let mut case = settled();
    case.overview.remarks = (0..900).map(|number| format!("{number}番目の文。")).collect();
    let sheet = case.print_form();
    let printed: String = sheet
        .texts
        .iter()
        .filter(|text| text.page <= 4 && !text.bold && text.size == 9.0)
        .map(|text| text.text.as_str())
        .collect();
    assert!(printed.contains(&case.overview.remarks));
}

#[test]
fn every_character_of_every_note_is_printed_in_order() {
    let case = extreme();
    let printed = notes_printed(&case.print_form());
    for (item, text) in case.notes.iter() {
        let expected: String = text.chars().filter(|character| !character.is_whitespace()).collect();
        // What no font has becomes 〓; joiners have no shape.
        let expected = expected.replace('\u{200D}', "").replace(['👨', '👩', '👧', '\u{E000}'], "〓");
        assert!(printed.contains(&expected), "({item}) is not whole");
    }
}

#[test]
fn no_line_of_the_notes_begins_with_what_must_not_begin_one() {
    let mut case = settled();
    let text = "ああ、いい。うう「ええ」おお（かき）、".repeat(200);
    case.notes.set("4-1".parse().expect("an item"), &text);
    for text in case.print_form().texts.iter().filter(|text| text.size == 9.0 && !text.bold) {
        assert!(!text.text.starts_with(['、', '。', '」', '）']), "{}", text.text);
        assert!(!text.text.ends_with(['「', '（']), "{}", text.text);
    }
}

#[test]
fn a_character_that_no_font_has_becomes_a_geta_mark_and_a_warning_that_names_the_note() {
    let sheet = extreme().print_form();
    let warning = sheet
        .warnings
        .iter()
        .find(|warning| warning.kind == PrintWarningKind::MissingCharacter('\u{E000}'))
        .expect("a warning");
    assert_eq!(warning.field, "(4-2)の特記事項");
    assert!(!sheet.warnings.iter().any(|warning| warning.kind == PrintWarningKind::Shortened));
}

#[test]
fn extreme_texts_leave_every_page_in_order() {
    assert_well_laid_out(&extreme().print_form());
}

#[test]
fn the_same_data_and_date_give_the_same_bytes() {
    assert!(extreme().print_form().pdf == extreme().print_form().pdf);
}
