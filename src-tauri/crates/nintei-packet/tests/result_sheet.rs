//! What holds of every 一次判定結果票.

mod common;

use common::{
    Case, FORM, agreeing, assert_as_approved, differing, extracted, extreme, half_done, settled, supplemented,
};
use nintei_packet::{Fonts, PrintWarningKind};

#[test]
fn a_settled_case_is_laid_out_as_approved() {
    assert_as_approved("settled", &settled().print());
}

#[test]
fn a_half_done_case_is_laid_out_as_approved() {
    assert_as_approved("half_done", &half_done().print());
}

#[test]
fn an_extreme_case_is_laid_out_as_approved() {
    assert_as_approved("extreme", &extreme().print());
}

#[test]
fn a_case_whose_official_result_differs_is_laid_out_as_approved() {
    assert_as_approved("official_differing", &differing().print());
}

#[test]
fn a_case_judged_with_a_supplement_is_laid_out_as_approved() {
    assert_as_approved("supplemented", &supplemented().print());
}

#[test]
fn a_settled_case_takes_both_sides_of_one_sheet_and_raises_no_warning() {
    let sheet = settled().print();
    assert_eq!((sheet.pages, sheet.warnings), (2, Vec::new()));
}

#[test]
fn the_same_data_and_date_give_the_same_bytes() {
    let first = extreme().print().pdf;
    settled().print();
    let fonts = Fonts::new(&common::fonts_folder()).expect("fonts");
    assert!(first == extreme().print_with(&fonts).pdf);
}

#[test]
fn a_sheet_stays_small() {
    for case in [settled(), half_done(), extreme()] {
        let size = case.print().pdf.len();
        assert!(size < 300_000, "{size} bytes");
    }
}

#[test]
fn the_text_can_be_taken_out_of_the_pdf_with_rare_characters() {
    let text = extracted(&extreme().print().pdf);
    for words in
        ["一次判定結果票", "厚生労働省 認定ソフトの結果ではありません", "𠮷田髙﨑", "要介護5", "じょくそうの処置"]
    {
        assert!(text.contains(words), "{words} is missing in {text}");
    }
}

#[test]
fn a_character_that_no_font_has_becomes_a_geta_mark_and_a_warning_that_names_the_field() {
    let sheet = extreme().print();
    assert!(sheet.texts.iter().any(|text| text.text == "渡邉\u{E0110}〓介"));
    let warning =
        sheet.warnings.iter().find(|warning| warning.kind == PrintWarningKind::MissingCharacter('\u{10FFFD}'));
    let warning = warning.expect("a warning");
    assert_eq!(warning.field, "調査員");
    assert!(warning.to_string().contains("U+10FFFD"));
}

#[test]
fn a_variant_that_a_font_has_is_printed_and_one_that_none_has_is_warned_of() {
    let sheet = extreme().print();
    let warned = |character| {
        let kind = PrintWarningKind::VariantNotPrinted(character);
        sheet.warnings.iter().any(|warning| warning.kind == kind)
    };
    assert!(!warned('邉'));
    assert!(warned('介'));
    assert!(extracted(&sheet.pdf).contains("渡邉\u{E0110}〓介"));
}

#[test]
fn the_large_font_is_read_only_when_a_character_needs_it() {
    let fonts = Fonts::new(&common::fonts_folder()).expect("fonts");
    settled().print_with(&fonts);
    assert!(!fonts.fallback_is_loaded());
    extreme().print_with(&fonts);
    assert!(fonts.fallback_is_loaded());
}

#[test]
fn without_the_large_font_rare_characters_become_geta_marks_with_a_warning() {
    let empty = tempfile::tempdir().expect("a folder");
    let fonts = Fonts::new(empty.path()).expect("fonts");
    let mut case = settled();
    case.application.name = "𠮷田".into();
    let sheet = case.print_with(&fonts);
    assert!(sheet.texts.iter().any(|text| text.text == "〓田"));
    assert!(sheet.warnings.iter().any(|warning| warning.kind == PrintWarningKind::MissingCharacter('𠮷')));
}

#[test]
fn what_the_pdf_says_about_itself_is_not_about_the_person() {
    let pdf = lopdf::Document::load_mem(&extreme().print().pdf).expect("a PDF");
    let language = pdf.catalog().and_then(|catalog| catalog.get(b"Lang")).and_then(lopdf::Object::as_str);
    assert_eq!(language.expect("a language"), b"ja");
    let info = pdf.trailer.get(b"Info").and_then(lopdf::Object::as_reference).expect("information");
    let info = pdf.get_dictionary(info).expect("information");
    let title = info.get(b"Title").and_then(lopdf::Object::as_str).expect("a title");
    let units: Vec<u16> = title[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    assert_eq!(String::from_utf16(&units).expect("UTF-16"), "一次判定結果票（試算）");
    for (key, value) in info {
        if let Ok(value) = value.as_str() {
            let name: Vec<u8> = "田髙".encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert!(!value.windows(name.len()).any(|part| part == name), "{}", String::from_utf8_lossy(key));
        }
    }
}

#[test]
fn the_word_shisan_stands_on_every_page() {
    let sheet = half_done().print();
    for page in 1..=sheet.pages {
        let mut words = sheet.texts.iter().filter(|text| text.page == page).map(|text| text.text.as_str());
        assert!(words.any(|text| text == "試　算"), "page {page}");
    }
}

#[test]
fn every_mark_is_listed_however_many_pages_it_takes() {
    let case = half_done();
    let input = case.input();
    let judgment = nintei_judgment::judge(&common::RULES, &input);
    let sheet = case.print();
    for mark in &judgment.steps.marks {
        let found = sheet.texts.iter().any(|text| text.page >= 2 && text.text == mark.place);
        assert!(found, "{} is missing", mark.place);
    }
}

#[test]
fn every_raised_warning_stands_there_with_its_code_and_its_answers() {
    let mut case = settled();
    for (item, no) in [("1-5", 4), ("1-6", 1), ("1-7", 1), ("1-8", 1), ("1-9", 1), ("1-10", 1)] {
        case.answer(item, &[no]);
    }
    let raised: Vec<_> = FORM.raised_warnings(&case.input.answers).collect();
    assert!(raised.len() >= 5, "{} raised", raised.len());
    let sheet = case.print();
    for warning in raised {
        let at = sheet.texts.iter().position(|text| text.page == 2 && text.text == warning.code).expect("the code");
        let words = &sheet.texts[at + 1].text;
        for condition in &warning.all_of {
            assert!(words.contains(&format!("「{}」", condition.label)), "{words}");
        }
    }
}

#[test]
fn the_last_answers_and_the_steps_worse_or_better_stand_beside_the_answers() {
    let sheet = settled().print();
    for (item, last, mark) in [("1-3", "できる", "▲1"), ("2-1", "全介助", "▽2"), ("1-1", "左下肢", "▲")]
    {
        let row: Vec<&str> =
            sheet.texts.iter().skip_while(|text| text.text != item).take(5).map(|text| text.text.as_str()).collect();
        assert_eq!(row[3..], [last, mark], "{item}");
    }
    let without = Case { last: None, ..settled() }.print();
    assert!(!without.texts.iter().any(|text| text.page == 1 && ["▲", "▲1", "▽2"].contains(&text.text.as_str())));
    assert!(without.texts.iter().any(|text| text.text == "前回の調査の記録はありません"));
}

#[test]
fn the_differences_from_the_opinion_are_marked() {
    let sheet = settled().print();
    let marks = |mark: &str| sheet.texts.iter().filter(|text| text.page == 2 && text.text == mark).count();
    assert_eq!((marks("★"), marks("☆"), marks("未")), (4, 0, 0));
}

#[test]
fn a_case_with_nothing_entered_can_be_printed() {
    let sheet = Case::default().print();
    assert!(sheet.texts.iter().any(|text| text.text == "非該当〜要介護5"));
    assert_eq!(sheet.warnings, Vec::new());
}

#[test]
fn the_official_result_is_printed_and_marked_so_on_every_page_where_its_level_is_on_file() {
    let sheet = differing().print();
    for page in 1..=sheet.pages {
        let mut words = sheet.texts.iter().filter(|text| text.page == page).map(|text| text.text.as_str());
        assert!(words.any(|text| text == "公　式"), "page {page}");
    }
    assert!(!sheet.texts.iter().any(|text| text.text == "試　算"));
    let level = sheet.texts.iter().find(|text| text.size == 20.0 && text.text == "要介護2");
    assert!(level.is_some(), "the official level is not the largest text");
}

#[test]
fn every_part_in_which_the_provisional_calculation_differs_is_marked_and_listed() {
    let case = differing();
    let input = case.input();
    let result = case.official.clone().expect("a result");
    let comparison = nintei_judgment::compare(&common::RULES, &input, &result);
    let differing: Vec<_> =
        comparison.lines.iter().filter(|line| line.verdict == nintei_judgment::Verdict::Differs).collect();
    assert!(differing.len() >= 5, "{differing:?}");
    let sheet = case.print();
    for line in &differing {
        let listed = sheet.texts.iter().any(|text| text.page >= 2 && text.text == line.name);
        assert!(listed, "{} is not listed", line.name);
    }
    let marked = sheet.texts.iter().filter(|text| text.text.starts_with("≠ ")).count();
    assert_eq!(marked, differing.len());
}

#[test]
fn an_official_result_that_agrees_is_printed_without_a_mark() {
    let mut case = settled();
    case.official = Some(agreeing(&case));
    let sheet = case.print();
    assert!(!sheet.texts.iter().any(|text| text.text.contains('≠')));
    assert!(sheet.texts.iter().any(|text| text.text.ends_with("違いはありません。")));
    assert_eq!(sheet.pages, 2);
}

#[test]
fn an_official_result_without_a_level_leaves_the_sheet_a_provisional_one_and_is_compared() {
    let mut case = differing();
    if let Some(result) = &mut case.official {
        result.level = None;
    }
    let sheet = case.print();
    assert!(sheet.texts.iter().any(|text| text.text == "試　算"));
    assert!(!sheet.texts.iter().any(|text| text.text == "公　式"));
    assert!(sheet.texts.iter().any(|text| text.text == "8　公式の結果と試算の違い"));
}

#[test]
fn a_supplement_is_named_with_its_source_and_who_checked_it_and_what_comes_from_it_is_marked() {
    let sheet = supplemented().print();
    let text: String = sheet.texts.iter().map(|text| text.text.as_str()).collect();
    for words in ["架空の補完 清潔保持と着脱", "123ページの図を書き写したもの", "架空 確認子", "令和8年10月5日"]
    {
        assert!(text.contains(words), "{words} is missing");
    }
    let marked = |page: usize| sheet.texts.iter().any(|text| text.page == page && text.text.contains("補完"));
    assert!(marked(1) && marked(2));
    assert!(!half_done().print().texts.iter().any(|text| text.text.contains("補完")));
}

#[test]
fn what_rests_on_a_supplement_is_marked_beside_an_official_result_too() {
    let mut case = supplemented();
    case.official =
        Some(nintei_judgment::OfficialResult { level: Some(nintei_survey::CareLevel::Care3), ..Default::default() });
    let sheet = case.print();
    let on = |page: usize, words: &str| sheet.texts.iter().any(|text| text.page == page && text.text == words);
    assert!(on(1, "補完 24.3"));
    assert!(on(2, "補完 81.9"));
    assert!(on(2, "9　用いた補完"));
    let legend = sheet.texts.iter().find(|text| text.text.starts_with("棒グラフは試算。")).expect("the legend");
    assert!(legend.text.ends_with("描いていません。"), "{}", legend.text);
    assert_eq!(sheet.warnings, Vec::new());
}

#[test]
fn every_part_within_the_range_of_the_provisional_calculation_is_named() {
    let mut case = Case { official: Some(agreeing(&settled())), ..half_done() };
    case.input.answers = Default::default();
    let sheet = case.print();
    assert_eq!(sheet.warnings, Vec::new());
    let page: String = sheet.texts.iter().filter(|text| text.page == 2).map(|text| text.text.as_str()).collect();
    let named = page.split("幅の中にあるもの: ").nth(1).expect("the sentence");
    assert!(named.starts_with("第1群、第2群、第3群、第4群、第5群、食事、"), "{named}");
}
