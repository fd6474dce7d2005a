//! What holds of every 審査会資料.

mod common;

use std::ops::ControlFlow;

use common::{
    Case, FONTS, MadeUpMeeting, Reviewed, assert_as_approved, assert_well_laid_out, differing, extracted, extreme,
    half_done, settled, simplified, supplemented,
};
use lopdf::{Document, Object};
use nintei_packet::{Audience, Fonts, PacketError, PacketStep, Paper, Sheet};

fn cases() -> Vec<Reviewed> {
    let mut terminal = half_done();
    terminal.application.terminal_cancer = true;
    let because = "家族から、先月転倒してから状態が変わったとの申出があったため。";
    vec![
        terminal.into(),
        settled().into(),
        simplified().into(),
        differing().into(),
        Reviewed { full_review: Some(because.into()), ..simplified().into() },
        Case::default().into(),
        supplemented().into(),
    ]
}

fn members() -> Sheet {
    MadeUpMeeting::new(cases(), Audience::Members).print()
}

fn secretariat() -> Sheet {
    MadeUpMeeting::new(cases(), Audience::Secretariat).print()
}

/// The first page of every document that `titled` names, by its largest text.
fn pages_titled(sheet: &Sheet, titled: &str) -> Vec<usize> {
    sheet.texts.iter().filter(|text| text.size == 18.0 && text.text == titled).map(|text| text.page).collect()
}

/// Bookmarks with how deep they lie and the page they lead to, from 0.
fn bookmarks(pdf: &[u8]) -> Vec<(usize, String, usize)> {
    fn collect(pdf: &Document, parent: &lopdf::Dictionary, depth: usize, found: &mut Vec<(usize, String, usize)>) {
        let pages: Vec<_> = pdf.page_iter().collect();
        let mut next = parent.get(b"First").and_then(Object::as_reference);
        while let Ok(id) = next {
            let entry = pdf.get_dictionary(id).expect("an entry");
            let title = lopdf::decode_text_string(entry.get(b"Title").expect("a title")).expect("text");
            let page = entry.get(b"Dest").and_then(Object::as_array).expect("a place")[0].as_reference();
            let page = page.ok().and_then(|page| pages.iter().position(|at| *at == page)).expect("a page");
            found.push((depth, title, page));
            collect(pdf, entry, depth + 1, found);
            next = entry.get(b"Next").and_then(Object::as_reference);
        }
    }
    let pdf = Document::load_mem(pdf).expect("a PDF");
    let root = pdf.catalog().and_then(|catalog| catalog.get(b"Outlines")).and_then(Object::as_reference);
    let mut found = Vec::new();
    collect(&pdf, pdf.get_dictionary(root.expect("bookmarks")).expect("bookmarks"), 0, &mut found);
    found
}

#[test]
fn the_members_papers_are_laid_out_as_approved() {
    let sheet = members();
    assert_well_laid_out(&sheet);
    assert_as_approved("packet_members", &sheet);
}

#[test]
fn the_secretariats_papers_are_laid_out_as_approved() {
    let sheet = secretariat();
    assert_well_laid_out(&sheet);
    assert_as_approved("packet_secretariat", &sheet);
}

#[test]
fn extreme_cases_are_laid_out_well_too() {
    for audience in [Audience::Members, Audience::Secretariat] {
        let meeting = MadeUpMeeting::new(vec![extreme().into(), Case::default().into()], audience);
        assert_well_laid_out(&meeting.print());
    }
}

#[test]
fn every_warning_says_which_case_it_is_of_also_where_two_are_warned_of_the_same_field() {
    let cases = vec![extreme().into(), Case::default().into(), extreme().into()];
    let sheet = MadeUpMeeting::new(cases, Audience::Secretariat).print();
    assert!(sheet.warnings.iter().all(|warning| warning.about.is_some()), "{:?}", sheet.warnings);
    let places = |field: &str| -> Vec<u32> {
        let of_field = sheet.warnings.iter().filter(|warning| warning.field == field);
        let mut places: Vec<u32> = of_field.filter_map(|warning| Some(warning.about?.place)).collect();
        places.dedup();
        places
    };
    assert_eq!(places("調査員"), [1, 3]);
    let words: Vec<String> = sheet.warnings.iter().map(ToString::to_string).collect();
    assert!(words.iter().any(|words| words.starts_with("審査順3　整理番号14　調査員の")), "{words:?}");
}

#[test]
fn a_meeting_without_cases_has_its_empty_list() {
    let sheet = MadeUpMeeting::new(Vec::new(), Audience::Secretariat).print();
    assert_eq!(sheet.pages, 1);
    assert!(sheet.texts.iter().any(|text| text.text.starts_with("0件")));
}

#[test]
fn the_documents_of_each_person_follow_each_other_in_their_order() {
    let sheet = members();
    let first = |titled: &str| pages_titled(&sheet, titled);
    let (results, notes) = (first("一次判定結果票"), first("特記事項"));
    let (opinions, matters) = (first("主治医意見書"), first("審査事項"));
    let mut starts: Vec<usize> = Vec::new();
    for page in &results {
        let follows = starts.last().is_some_and(|last| !notes.iter().any(|note| last < note && note < page));
        if !follows {
            starts.push(*page);
        }
    }
    assert_eq!(starts.len(), 7);
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(usize::MAX);
        let within = |pages: &[usize]| pages.iter().copied().find(|page| (*start..end).contains(page)).expect("a page");
        let order = [*start, within(&notes), within(&opinions), within(&matters)];
        assert!(order.is_sorted() && order[0] < order[1] && order[2] < order[3], "{order:?}");
    }
    assert_eq!(first("対象者一覧"), [1]);
    assert_eq!(first("簡素化対象者一覧"), [3]);
    let last = sheet.texts.iter().map(|text| text.page).max();
    assert_eq!(first("予備判定記入表").last().copied(), last);
}

#[test]
fn every_person_begins_on_a_new_sheet_printed_on_both_sides() {
    for (paper, audience) in
        [(Paper::A4, Audience::Members), (Paper::A3, Audience::Members), (Paper::A4, Audience::Secretariat)]
    {
        let sheet = MadeUpMeeting { paper, ..MadeUpMeeting::new(cases(), audience) }.print();
        let begun: Vec<_> = bookmarks(&sheet.pdf).into_iter().filter(|(depth, ..)| *depth == 0).collect();
        assert!(begun.len() >= 8, "{begun:?}");
        for (_, title, page) in begun {
            assert_eq!(page % 2, 0, "{title} begins on the back of a sheet");
        }
    }
}

#[test]
fn the_list_names_the_page_on_which_each_person_begins() {
    let sheet = members();
    let starts: Vec<usize> = bookmarks(&sheet.pdf)
        .into_iter()
        .filter(|(depth, title, _)| *depth == 0 && title.contains("整理番号"))
        .map(|(.., page)| page + 1)
        .collect();
    let listed: Vec<usize> = sheet
        .texts
        .iter()
        .filter(|text| text.page == 1 && text.area.x > 185.0 && text.area.y < 250.0)
        .filter_map(|text| text.text.parse().ok())
        .collect();
    assert_eq!(listed, starts);
}

#[test]
fn pages_are_counted_within_each_person_and_overall() {
    let sheet = secretariat();
    let (mut before, mut counted) = (0, 0);
    for text in sheet.texts.iter().filter(|text| text.text.contains("通し")) {
        let (within, overall) = text.text.split_once('　').expect("two numbers");
        assert_eq!(overall, format!("通し {}", text.page));
        let (number, of) = within.split_once(" / ").expect("a number of all");
        let (number, of): (usize, usize) = (number.parse().expect("a number"), of.parse().expect("a number"));
        assert!(number <= of && (number == 1 || number == before + 1), "{text:?} after {before}");
        before = number;
        counted += 1;
    }
    assert!(counted > 30, "{counted} footers");
}

#[test]
fn bookmarks_name_the_person_for_the_secretariat_alone() {
    let titles = |sheet: &Sheet| bookmarks(&sheet.pdf).into_iter().map(|(_, title, _)| title).collect::<Vec<_>>();
    let members = titles(&members());
    assert!(members.contains(&"2　整理番号13".to_owned()), "{members:?}");
    assert!(members.contains(&"予備判定記入表".to_owned()));
    let secretariat = titles(&secretariat());
    assert!(secretariat.contains(&"2　整理番号13　架空　花子".to_owned()), "{secretariat:?}");
    assert!(!secretariat.contains(&"予備判定記入表".to_owned()));
}

#[test]
fn on_a3_two_pages_stand_side_by_side() {
    let whole = MadeUpMeeting { paper: Paper::A3, ..MadeUpMeeting::new(cases(), Audience::Members) };
    let sheet = whole.print();
    let pdf = Document::load_mem(&sheet.pdf).expect("a PDF");
    assert_eq!(pdf.get_pages().len(), sheet.pages);
    let last = sheet.texts.iter().map(|text| text.page).max().expect("pages");
    assert_eq!(sheet.pages, last.div_ceil(2));
    let page = pdf.get_dictionary(pdf.page_iter().next().expect("a page")).expect("a page");
    let edges = page.get(b"MediaBox").and_then(Object::as_array).expect("edges");
    let edge = |at: usize| edges[at].as_float().expect("a number").round();
    assert_eq!((edge(2), edge(3)), (1191.0, 842.0));
    let text = extracted(&sheet.pdf);
    for words in ["対象者一覧", "簡素化対象者一覧", "予備判定記入表", "日常的に使用する機器"]
    {
        assert!(text.contains(words), "{words} is missing");
    }
}

#[test]
fn those_reviewed_in_simplified_form_stand_on_a_list_of_their_own() {
    let sheet = members();
    let on_list: Vec<&str> = sheet.texts.iter().filter(|text| text.page == 3).map(|text| text.text.as_str()).collect();
    assert!(on_list.contains(&"14"), "{on_list:?}");
    assert!(!on_list.contains(&"16"), "a case in full review is on the list");
    assert!(on_list.iter().any(|text| text.contains("前回認定の有効期間が12か月以上")));
    let secretariat = secretariat();
    let back = secretariat
        .texts
        .iter()
        .find(|text| text.text.starts_with("要件を満たしますが、本審査に戻しています（理由: 家族"));
    assert!(back.is_some(), "the reason why it is in full review is missing");
    let without = MadeUpMeeting::new(vec![half_done().into()], Audience::Members).print();
    assert_eq!(pages_titled(&without, "簡素化対象者一覧"), Vec::<usize>::new());
}

#[test]
fn the_same_data_and_date_give_the_same_bytes() {
    let fonts = Fonts::new(&common::fonts_folder()).expect("fonts");
    let meeting = MadeUpMeeting::new(cases(), Audience::Members);
    let again = meeting.print_with(&fonts, &mut |_| ControlFlow::Continue(())).expect("a packet").expect("a sheet");
    assert!(members().pdf == again.pdf);
}

#[test]
fn every_person_drawn_is_reported_and_the_work_stops_where_it_is_asked_to() {
    let meeting = MadeUpMeeting::new(cases(), Audience::Members);
    let mut steps = Vec::new();
    let stopped = meeting.print_with(&FONTS, &mut |step| {
        steps.push(step);
        if step == (PacketStep::Drawn { done: 3, of: 7 }) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(stopped.expect("no error").is_none());
    let drawn = |done| PacketStep::Drawn { done, of: 7 };
    assert_eq!(steps, [drawn(0), drawn(1), drawn(2), drawn(3)]);
    let mut last = None;
    let whole = meeting.print_with(&FONTS, &mut |step| {
        last = Some(step);
        ControlFlow::Continue(())
    });
    assert!(whole.expect("no error").is_some());
    assert_eq!(last, Some(PacketStep::Writing));
}

#[test]
fn the_members_version_takes_no_file_that_is_not_masked() {
    let mut cases = cases();
    cases[1].attachments = vec![(true, settled().print().pdf), (false, settled().print().pdf)];
    let refused = MadeUpMeeting::new(cases.clone(), Audience::Members);
    let error = refused.print_with(&FONTS, &mut |_| ControlFlow::Continue(())).expect_err("a refusal");
    assert!(matches!(error, PacketError::UnmaskedFile { case_number: 13, file: 2 }), "{error}");
    let meeting = MadeUpMeeting::new(cases, Audience::Secretariat);
    assert_eq!(pages_titled(&meeting.print(), "主治医意見書（添付）").len(), 4);
}
