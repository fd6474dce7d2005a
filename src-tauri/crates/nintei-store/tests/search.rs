//! Finding cases.

mod common;

use common::{form, item, new_case, new_store, person, stamp};
use nintei_store::{CaseId, CasePage, CaseQuery, CaseStatus, Store};
use nintei_survey::Application;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn found(store: &Store, text: &str) -> Vec<CaseId> {
    page(store, text, None).rows.iter().map(|row| row.id).collect()
}

fn page(store: &Store, text: &str, status: Option<CaseStatus>) -> CasePage {
    store.search(&CaseQuery { text: text.to_owned(), status, offset: 0, limit: 500 }).unwrap()
}

#[test]
fn a_case_is_found_in_every_spelling() {
    let (_folder, mut store) = new_store();
    let sought = new_case(&mut store, &person("山田　太郎", "やまだ たろう", "0000123456"));
    new_case(&mut store, &person("田川 次郎", "たがわ じろう", "0000999999"));
    for text in [
        "山田",
        "太郎",
        "山田太郎",
        "山田 太郎",
        "山田　太",
        "山",
        "やまだ",
        "ヤマダ",
        "ﾔﾏﾀﾞ",
        "だたろ",
        "ヤマダ　タロウ",
        "ﾀﾞ",
        "123456",
        "１２３４５６",
        "0000123456",
        "00001",
        "3456",
        " 山 田 ",
    ] {
        assert_eq!(found(&store, text), [sought], "「{text}」");
    }
    for text in ["太郎やまだ", "山太", "1234567", "田太郎や", "%", "_", "\"", "*", "山*", "OR", "-"] {
        assert_eq!(found(&store, text), [] as [CaseId; 0], "「{text}」");
    }
}

#[test]
fn a_case_is_found_by_its_running_number_and_latin_letters_by_either_case() {
    let (_folder, mut store) = new_store();
    let first = new_case(&mut store, &person("Ｓｍｉｔｈ John", "スミス", ""));
    let second = new_case(&mut store, &person("𠮷田👵", "よしだ", ""));
    assert_eq!(found(&store, "2"), [second]);
    assert_eq!(found(&store, "sMITHj"), [first]);
    assert_eq!(found(&store, "𠮷"), [second]);
    assert_eq!(found(&store, "👵"), [second]);
}

#[test]
fn a_changed_name_is_found_and_the_old_one_is_not() {
    let (_folder, mut store) = new_store();
    let case = new_case(&mut store, &person("山田", "やまだ", ""));
    store.save_application(case, &person("鈴木", "すずき", ""), &stamp()).unwrap();
    assert_eq!(found(&store, "鈴木"), [case]);
    assert_eq!(found(&store, "山田"), [] as [CaseId; 0]);
}

#[test]
fn the_list_is_in_order_of_change_in_pages_of_at_most_500() {
    let (_folder, mut store) = new_store();
    let ids: Vec<CaseId> = (0..510).map(|_| new_case(&mut store, &person("山田", "", ""))).collect();
    store.answer(ids[3], &form(), item("1-3"), Some(&[1]), &stamp()).unwrap();
    store.answer(ids[3], &form(), item("1-1"), Some(&[1]), &stamp()).unwrap();
    for text in ["", "山田"] {
        let query = CaseQuery { text: text.to_owned(), limit: 100_000, ..CaseQuery::default() };
        let first = store.search(&query).unwrap();
        assert_eq!((first.total, first.rows.len()), (510, 500));
        assert_eq!((first.rows[0].id, first.rows[0].answered), (ids[3], 6));
        assert_eq!(first.rows[1].id, ids[509]);
        let rest = store.search(&CaseQuery { offset: 500, ..query }).unwrap();
        assert_eq!(rest.rows.last().map(|row| row.id), Some(ids[0]));
        assert_eq!(rest.rows.len(), 10);
    }
}

#[test]
fn every_page_of_a_search_for_digits_tells_the_same_total_and_each_case_stands_on_one_page() {
    let (_folder, mut store) = new_store();
    let numbers = (0..40).map(|at| format!("00000{}", if at % 3 == 0 { "77" } else { "12" }));
    let ids: Vec<CaseId> = numbers.map(|number| new_case(&mut store, &person("山田", "", &number))).collect();
    let with_77: Vec<CaseId> = ids.iter().rev().copied().filter(|id| (id - ids[0]) % 3 == 0).collect();
    for limit in [1, 3, 7, 14, 20] {
        let query = CaseQuery { text: "77".to_owned(), limit, ..CaseQuery::default() };
        let pages: Vec<CasePage> = (0..=40)
            .step_by(limit as usize)
            .map(|offset| store.search(&CaseQuery { offset, ..query.clone() }).unwrap())
            .collect();
        assert!(pages.iter().all(|page| page.total == 14), "{limit}");
        let met: Vec<CaseId> = pages.iter().flat_map(|page| &page.rows).map(|row| row.id).collect();
        assert_eq!(met, with_77, "{limit}");
    }
}

#[test]
fn where_too_many_cases_have_the_digits_they_are_counted_so_far_and_no_further() {
    let (_folder, mut store) = new_store();
    for number in 0..1_030 {
        new_case(&mut store, &person("", "", &format!("{number:010}")));
    }
    let query = CaseQuery { text: "0".to_owned(), limit: 20, ..CaseQuery::default() };
    let first = store.search(&query).unwrap();
    assert_eq!((first.total, first.uncounted, first.rows.len()), (1_020, true, 20));
    let later = store.search(&CaseQuery { offset: 20, ..query.clone() }).unwrap();
    assert_eq!((later.total, later.uncounted), (1_030, false));
    let by_four = store.search(&CaseQuery { text: "0000".to_owned(), ..query }).unwrap();
    assert_eq!((by_four.total, by_four.uncounted), (1_030, false));
}

#[test]
fn digits_do_not_match_from_one_number_into_the_next() {
    let (_folder, mut store) = new_store();
    let case = new_case(&mut store, &person("山田0001234", "やまだ", "2345678901"));
    assert_eq!(found(&store, "12342345"), [] as [CaseId; 0]);
    assert_eq!(found(&store, "0001234"), [case]);
    assert_eq!(found(&store, "345678901"), [case]);
}

#[test]
fn a_status_narrows_the_list_and_the_search() {
    let (_folder, mut store) = new_store();
    let ids: Vec<CaseId> = (0..4).map(|_| new_case(&mut store, &person("山田", "", "0000100001"))).collect();
    store.set_status(ids[1], CaseStatus::Closed, &stamp()).unwrap();
    for text in ["", "山", "山田", "00", "00001"] {
        let closed = page(&store, text, Some(CaseStatus::Closed));
        assert_eq!((closed.total, closed.rows[0].id, closed.rows[0].status), (1, ids[1], CaseStatus::Closed));
        assert_eq!(page(&store, text, Some(CaseStatus::Surveying)).total, 3);
        assert_eq!(page(&store, text, Some(CaseStatus::Surveyed)).rows, []);
    }
}

#[test]
fn a_cancelled_case_is_found_by_its_status_alone_until_it_is_taken_back() {
    let (_folder, mut store) = new_store();
    let ids: Vec<CaseId> = (0..4).map(|_| new_case(&mut store, &person("山田", "やまだ", "0000100001"))).collect();
    store.set_status(ids[2], CaseStatus::Cancelled, &stamp()).unwrap();
    let texts = ["", "山", "山田", "だ", "00", "00001", "3"];
    for text in texts {
        assert!(!found(&store, text).contains(&ids[2]), "「{text}」");
        let cancelled = page(&store, text, Some(CaseStatus::Cancelled));
        assert_eq!((cancelled.total, cancelled.rows[0].id), (1, ids[2]), "「{text}」");
    }
    assert_eq!((page(&store, "", None).total, page(&store, "山田", None).total), (3, 3));
    assert_eq!(store.case(ids[2]).unwrap().application.name, "山田");
    // It is so after it was indexed anew, too.
    store.save_application(ids[2], &person("山田", "やまだ　はなこ", "0000100001"), &stamp()).unwrap();
    assert_eq!(found(&store, "はなこ"), [] as [CaseId; 0]);
    store.set_status(ids[2], CaseStatus::Surveying, &stamp()).unwrap();
    for text in texts {
        assert!(found(&store, text).contains(&ids[2]), "「{text}」");
    }
    assert_eq!(page(&store, "", None).total, 4);
    let lines = store.history(ids[2]).unwrap();
    assert_eq!(lines.iter().filter(|line| line.after.as_deref() == Some("\"cancelled\"")).count(), 1);
    assert!(store.verify_journal().unwrap().is_sound());
}

/// Few letters, so that they often meet.
fn text() -> impl Strategy<Value = String> {
    const LETTERS: &[&str] = &[
        "山",
        "田",
        "や",
        "ヤ",
        "ﾔ",
        "ﾞ",
        "だ",
        "ー",
        "-",
        "1",
        "１",
        "12",
        "211",
        "a",
        "Ａ",
        " ",
        "　",
        "\"",
        "*",
        "𠮷",
        "👵",
        "\u{E0100}",
        "\0",
        "\n",
    ];
    prop::collection::vec(prop::sample::select(LETTERS), 0..6).prop_map(|letters| letters.concat())
}

/// The compared form, written otherwise than in the program.
fn compared(text: &str) -> String {
    let plain: String = text.nfkc().collect::<String>().to_lowercase().replace(['\u{E0100}', '\0', '\n', ' '], "");
    plain.replace('や', "ヤ").replace('だ', "ダ")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_search_finds_exactly_the_cases_with_the_text_in_one_of_their_fields(
        people in prop::collection::vec((text(), text(), text()), 1..12),
        sought in prop::collection::vec(text(), 8),
        limit in 1..12_u32,
    ) {
        let (_folder, mut store) = new_store();
        let people: Vec<(CaseId, Application)> = people
            .into_iter()
            .map(|(name, kana, number)| person(&name, &kana, &number))
            .map(|person| (new_case(&mut store, &person), person))
            .collect();
        for text in sought {
            let plain = compared(&text);
            let mut expected: Vec<CaseId> = people
                .iter()
                .filter(|(id, person)| {
                    [&person.name, &person.kana, &person.insured_number, &id.to_string()]
                        .iter()
                        .any(|field| compared(field).contains(&plain))
                })
                .map(|(id, _)| *id)
                .rev()
                .collect();
            let query = CaseQuery { text: text.clone(), limit, ..CaseQuery::default() };
            let page = store.search(&query).unwrap();
            prop_assert_eq!(page.total as usize, expected.len(), "「{}」", text);
            expected.truncate(limit as usize);
            let ids: Vec<CaseId> = page.rows.iter().map(|row| row.id).collect();
            prop_assert_eq!(ids, expected, "「{}」", text);
        }
    }
}
