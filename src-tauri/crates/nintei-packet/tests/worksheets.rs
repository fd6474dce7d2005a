//! What holds of every worksheet and key.

mod common;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use common::{FONTS, FORM, PROGRAM, RULES, assert_as_approved, day};
use lopdf::{Document, Object};
use nintei_judgment::{FigureNode, TreeId};
use nintei_packet::{Area, DrawnText, Paper, Sheet, WorksheetPaper, WorksheetPart, worksheets};
use nintei_training::{Exercise, LineId, Preset, answer_key};
use proptest::prelude::*;
use proptest::sample::select;

fn drawn(preset: Preset, seed: u64) -> Exercise {
    Exercise::draw(seed, &preset.difficulty(), &FORM, &RULES).expect("an exercise")
}

fn print_until(exercises: &[Exercise], part: WorksheetPart, paper: Paper, last: usize) -> Option<Sheet> {
    let papers: Vec<_> = exercises
        .iter()
        .map(|exercise| WorksheetPaper {
            exercise,
            form: &FORM,
            rules: &RULES,
            title: exercise.title(),
            printed_on: day(2026, 11, 21),
            program: PROGRAM,
        })
        .collect();
    let mut step = |done: usize| if done > last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    worksheets(&papers, part, paper, &FONTS, &mut step).expect("a document")
}

fn print(exercises: &[Exercise], part: WorksheetPart, paper: Paper) -> Sheet {
    print_until(exercises, part, paper, usize::MAX).expect("not stopped")
}

/// What each page may use, millimetres: its own paper without the margins.
fn frames(pdf: &[u8]) -> Vec<Area> {
    let pdf = Document::load_mem(pdf).expect("a PDF");
    let frame = |page| {
        let edges = pdf.get_dictionary(page).and_then(|page| page.get(b"MediaBox")).and_then(Object::as_array);
        let edges: Vec<f32> = edges.expect("edges").iter().map(|edge| edge.as_float().expect("a number")).collect();
        let millimetres = |points: f32| points * 25.4 / 72.0;
        let (width, height) = (millimetres(edges[2] - edges[0]), millimetres(edges[3] - edges[1]));
        Area::new(0.0, 0.0, width, height).inset(12.0, 9.0)
    };
    pdf.get_pages().into_values().map(frame).collect()
}

/// Every text is legible, inside the frame of its page, and on no other text.
fn assert_well_laid_out(sheet: &Sheet) {
    let frames = frames(&sheet.pdf);
    assert_eq!(frames.len(), sheet.pages);
    let mut pages: BTreeMap<usize, Vec<&DrawnText>> = BTreeMap::new();
    for text in &sheet.texts {
        assert!(frames[text.page - 1].contains(&text.area), "outside: {text:?}");
        assert!(text.size >= 6.5, "too small: {text:?}");
        pages.entry(text.page).or_default().push(text);
    }
    for page in pages.values() {
        for (index, one) in page.iter().enumerate() {
            for other in &page[index + 1..] {
                assert!(!one.area.overlaps(&other.area), "{one:?} lies on {other:?}");
            }
        }
    }
}

/// The texts of a figure in the order in which they are drawn: words of the branch, box, then what follows.
fn in_order(node: &FigureNode, texts: &mut String) {
    let bare = |text: &str| text.split(" ※").next().unwrap_or_default().to_owned();
    let mark = |text: &str| if text.contains('※') { "※" } else { "" };
    match node {
        FigureNode::Leaf { minutes } => {
            texts.push_str(&bare(minutes).replace("未確定", "テキストの図でたどる"));
            texts.push_str(mark(minutes));
        }
        FigureNode::Question { asks, arms } => {
            texts.push_str(&bare(asks));
            texts.push_str(mark(asks));
            for arm in arms {
                texts.push_str(&arm.label);
                in_order(arm.next.as_ref().expect("an established branch"), texts);
            }
        }
    }
}

fn solid(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn every_question_branch_and_end_of_every_tree_is_on_its_page_exactly_once() {
    let exercise = Exercise { trees: TreeId::ALL.to_vec(), stated: Vec::new(), ..drawn(Preset::D3, 120_345) };
    for (part, paper) in [(WorksheetPart::Blank, Paper::A4), (WorksheetPart::Key, Paper::A3)] {
        let sheet = print(std::slice::from_ref(&exercise), part, paper);
        assert_well_laid_out(&sheet);
        for (tree, figure) in TreeId::ALL.into_iter().filter_map(|tree| Some((tree, RULES.figure(tree)?))) {
            let name = RULES.tree_name(tree);
            let page = sheet.texts.iter().find(|text| text.text == name && text.size >= 13.0).expect("its page").page;
            let printed: String =
                sheet.texts.iter().filter(|text| text.page == page).map(|text| solid(&text.text)).collect();
            let mut expected = String::new();
            in_order(&figure, &mut expected);
            assert_eq!(printed.matches(&solid(&expected)).count(), 1, "{name} on {paper:?}");
        }
    }
}

#[test]
fn a_tree_that_the_tables_lack_is_traced_in_the_textbook_and_has_its_cell() {
    let sheet = print(&[drawn(Preset::D3, 120_345)], WorksheetPart::Blank, Paper::A4);
    let lines: String = sheet.texts.iter().map(|text| text.text.as_str()).collect();
    assert!(lines.contains("テキストの図でたどる（1.2〜24.3分）"));
    assert!(!sheet.texts.iter().any(|text| text.text == "清潔保持" && text.size >= 13.0), "a page for no figure");
}

#[test]
fn the_key_shows_every_value_and_the_blank_none() {
    let exercise = drawn(Preset::D4, 7);
    let key = print(std::slice::from_ref(&exercise), WorksheetPart::Key, Paper::A4);
    let blank = print(std::slice::from_ref(&exercise), WorksheetPart::Blank, Paper::A4);
    // The ends of a figure on A4 are never larger than 9 points.
    let bold = |sheet: &Sheet, value: &str, from: f32| {
        sheet.texts.iter().filter(|text| text.bold && text.size >= from && text.text == value).count()
    };
    for line in answer_key(&exercise, &RULES).iter().filter(|line| !line.open) {
        if matches!(line.id, LineId::Question { .. }) {
            continue;
        }
        assert!(bold(&key, &line.value, 8.0) > 0, "{} of {} is missing", line.value, line.id);
        assert_eq!(bold(&blank, &line.value, 9.1), 0, "{} of {} is given away", line.value, line.id);
    }
}

#[test]
fn each_exercise_begins_on_the_front_of_a_sheet() {
    let exercises = [drawn(Preset::D1, 1), drawn(Preset::D2, 2), drawn(Preset::D1, 3)];
    for paper in [Paper::A4, Paper::A3] {
        let sheet = print(&exercises, WorksheetPart::Blank, paper);
        for exercise in &exercises {
            let title = exercise.title();
            let page = sheet.texts.iter().find(|text| text.text == title).expect("its first page").page;
            assert_eq!(page % 2, 1, "{title} begins on the back, page {page}");
        }
    }
}

#[test]
fn a_stopped_document_is_none_and_so_is_one_of_nothing() {
    let exercises = [drawn(Preset::D1, 1), drawn(Preset::D1, 2)];
    assert!(print_until(&exercises, WorksheetPart::Blank, Paper::A4, 0).is_none());
    assert!(print_until(&[], WorksheetPart::Blank, Paper::A4, usize::MAX).is_none());
}

#[test]
fn the_same_exercise_and_day_give_the_same_bytes() {
    let exercise = [drawn(Preset::D2, 12)];
    let again = [drawn(Preset::D2, 12)];
    for part in [WorksheetPart::Blank, WorksheetPart::Key] {
        assert!(print(&exercise, part, Paper::A4).pdf == print(&again, part, Paper::A4).pdf);
    }
}

#[test]
fn a_worksheet_and_its_key_are_laid_out_as_approved() {
    let exercise = [drawn(Preset::D4, 7)];
    assert_as_approved("worksheet_blank", &print(&exercise, WorksheetPart::Blank, Paper::A4));
    assert_as_approved("worksheet_key_a3", &print(&exercise, WorksheetPart::Key, Paper::A3));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn every_text_of_any_worksheet_is_legible_inside_its_page_and_on_no_other_text(
        seed in any::<u32>(),
        preset in select(Preset::ALL.to_vec()),
        part in select(vec![WorksheetPart::Blank, WorksheetPart::Key]),
        paper in select(vec![Paper::A4, Paper::A3]),
    ) {
        let sheet = print(&[drawn(preset, seed.into())], part, paper);
        assert_well_laid_out(&sheet);
        prop_assert!(sheet.warnings.is_empty(), "{:?}", sheet.warnings);
    }
}
