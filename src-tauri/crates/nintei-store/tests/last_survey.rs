//! Which case is shown as the last survey.

mod common;

use common::{form, new_store, stamp};
use nintei_store::{CaseId, LastSurveyChoice, Store};
use nintei_survey::Application;

fn insured(applied_on: Option<&str>, surveyed_on: Option<&str>) -> Application {
    let day = |text: Option<&str>| text.map(|text| text.parse().unwrap());
    Application {
        insurer_number: "131234".to_owned(),
        insured_number: "0000012345".to_owned(),
        applied_on: day(applied_on),
        surveyed_on: day(surveyed_on),
        ..Application::default()
    }
}

fn store_with(applications: impl IntoIterator<Item = Application>) -> (tempfile::TempDir, Store) {
    let (folder, mut store) = new_store();
    for application in applications {
        store.create_case(&application, &form().id, false, &stamp()).unwrap();
    }
    (folder, store)
}

fn last(store: &Store, case: CaseId) -> Option<CaseId> {
    store.last_survey(&store.case(case).unwrap()).unwrap().map(|last| last.id)
}

#[test]
fn by_itself_it_is_the_newest_earlier_case_of_the_same_insured_person() {
    let (_folder, store) = store_with([
        insured(Some("2024-03-01"), Some("2024-03-20")),
        insured(None, Some("2026-03-20")),
        insured(Some("2022-01-10"), None),
        insured(Some("2024-03-10"), Some("2024-03-15")),
    ]);
    assert_eq!([2, 1, 4, 3].map(|case| last(&store, case)), [Some(1), Some(4), Some(3), None]);
}

#[test]
fn cases_without_a_day_are_in_the_order_of_their_numbers() {
    let (_folder, store) = store_with([insured(None, None), insured(None, None), insured(Some("2020-01-01"), None)]);
    assert_eq!([1, 2].map(|case| last(&store, case)), [None, Some(1)]);
    assert_eq!(last(&store, 3), Some(2), "one without a day is earlier by its number");
}

#[test]
fn of_two_cases_on_one_day_the_one_begun_first_is_earlier() {
    let (_folder, store) = store_with([insured(Some("2026-03-20"), None), insured(None, Some("2026-03-20"))]);
    assert_eq!([1, 2].map(|case| last(&store, case)), [None, Some(1)]);
}

#[test]
fn another_or_an_unnamed_person_is_never_taken() {
    let base = insured(Some("2026-03-20"), None);
    let born = |day: &str| Application { birth_date: day.parse().ok(), ..insured(Some("2024-03-20"), None) };
    let now = Application { birth_date: "1940-05-01".parse().ok(), ..base.clone() };
    for (earlier, now, expected) in [
        (Application { insurer_number: "131235".to_owned(), ..born("1940-05-01") }, now.clone(), None),
        (Application { insured_number: "0000012346".to_owned(), ..born("1940-05-01") }, now.clone(), None),
        (born("1940-05-02"), now.clone(), None),
        (born("1940-05-01"), now.clone(), Some(1)),
        (insured(Some("2024-03-20"), None), now.clone(), Some(1)),
        (born("1940-05-01"), base.clone(), Some(1)),
        (
            Application { insured_number: "００００012345".to_owned(), ..born("1940-05-01") },
            Application { insurer_number: " 131234".to_owned(), ..now.clone() },
            Some(1),
        ),
    ] {
        let (_folder, store) = store_with([earlier, now]);
        assert_eq!(last(&store, 2), expected);
    }
    for blank in [
        Application { insurer_number: "　".to_owned(), ..base.clone() },
        Application { insured_number: String::new(), ..base },
    ] {
        let (_folder, store) = store_with([blank.clone(), blank]);
        assert_eq!(last(&store, 2), None);
    }
}

#[test]
fn a_number_entered_later_is_found_at_once() {
    let (_folder, mut store) = store_with([Application::default(), insured(Some("2026-03-20"), None)]);
    assert_eq!(last(&store, 2), None);
    store.save_application(1, &insured(Some("2024-03-20"), None), &stamp()).unwrap();
    assert_eq!(last(&store, 2), Some(1));
    store.save_application(1, &Application::default(), &stamp()).unwrap();
    assert_eq!(last(&store, 2), None);
}

#[test]
fn a_choice_is_kept_followed_and_recorded() {
    let (folder, mut store) = store_with([
        insured(Some("2022-03-20"), None),
        insured(Some("2024-03-20"), None),
        insured(Some("2026-03-20"), None),
        Application::default(),
    ]);
    for (choice, expected) in [
        (LastSurveyChoice::Case { number: 1 }, Some(1)),
        (LastSurveyChoice::Case { number: 4 }, Some(4)),
        (LastSurveyChoice::None, None),
        (LastSurveyChoice::None, None),
        (LastSurveyChoice::Automatic, Some(2)),
    ] {
        store.set_last_survey(3, choice, &stamp()).unwrap();
        assert_eq!(store.case(3).unwrap().last_survey, choice);
        assert_eq!(last(&store, 3), expected);
    }
    store.set_last_survey(3, LastSurveyChoice::Case { number: 1 }, &stamp()).unwrap();
    assert_eq!(store.history(3).unwrap().len(), 1 + 5);
    assert!(store.verify_journal().unwrap().is_sound());
    drop(store);
    assert_eq!(last(&Store::unlock(folder.path(), common::LONGER).unwrap(), 3), Some(1));
}

#[test]
fn a_case_that_is_not_there_or_is_itself_is_refused() {
    let (_folder, mut store) = store_with([insured(None, None), insured(None, None)]);
    for (number, code, sentence) in [
        (9, "no-such-number", "整理番号9の事例がありません。番号を確かめてください。"),
        (2, "last-survey-is-itself", "整理番号2はこの事例自身です。前回調査には別の事例を選んでください。"),
    ] {
        let refusal = store.set_last_survey(2, LastSurveyChoice::Case { number }, &stamp()).unwrap_err();
        assert_eq!((refusal.code(), refusal.to_string().as_str()), (code, sentence));
    }
    assert_eq!(store.case(2).unwrap().last_survey, LastSurveyChoice::Automatic);
    assert_eq!(store.history(2).unwrap().len(), 1);
}
