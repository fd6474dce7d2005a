//! The made-up cases (架空) that come with the program are sound and say what they are there to show.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{Days, NaiveDate};
use nintei_survey::{
    AnswerChange, Answers, Application, ApplicationKind, Circumstance, Circumstances, Dismissal, ExpectedReason,
    FormEdition, InsuredCategory, ItemId, KnownName, KnownNames, NoteState, OpenPoint, OpenPointKind, OpinionForm,
    OpinionItem, Overview, PhysicianOpinion, PointPlace, Situation, SpecialNotes, SurveyState, VagueWords, built_in,
    compare_with_last, expected_notes,
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    caution: String,
    cases: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    title: String,
    application: Application,
    #[serde(default)]
    overview: Overview,
    answers: BTreeMap<ItemId, Vec<u8>>,
    #[serde(default)]
    notes: SpecialNotes,
    #[serde(default)]
    memos: BTreeMap<ItemId, String>,
    #[serde(default)]
    circumstances: Circumstances,
    #[serde(default)]
    dismissals: Vec<Dismissal>,
    opinion: PhysicianOpinion,
    traced: BTreeMap<String, String>,
}

fn examples() -> Vec<Example> {
    file().cases
}

fn file() -> Examples {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/examples/cases.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn item(text: &str) -> ItemId {
    text.parse().unwrap()
}

impl Example {
    fn form(&self) -> FormEdition {
        let day = self.application.surveyed_on.unwrap();
        built_in().unwrap().into_iter().rfind(|form| form.applies_from <= day).unwrap()
    }

    fn answered(&self) -> Answers {
        let form = self.form();
        let mut answers = Answers::default();
        for (item, numbers) in &self.answers {
            answers.set(&form, *item, numbers).unwrap_or_else(|error| panic!("{}: {error}", self.title));
        }
        answers
    }

    fn open_points(&self) -> Vec<OpenPoint> {
        let names = KnownNames::new(&KnownName::of_case(&self.application, &self.overview, &self.opinion)).unwrap();
        SurveyState {
            form: &self.form(),
            application: &self.application,
            overview: &self.overview,
            answers: &self.answered(),
            notes: &self.notes,
            circumstances: &self.circumstances,
            dismissals: &self.dismissals,
            permission: None,
            overruns: &[],
            vague_words: &VagueWords::built_in(&self.form()).unwrap(),
            names: &names,
        }
        .open_points()
    }

    /// Whether the survey is still under way, as told by its title.
    fn half_done(&self) -> bool {
        self.title.contains("途中")
    }
}

#[test]
fn the_file_and_every_person_are_openly_made_up() {
    let file = file();
    assert_eq!(file.cases.len(), 9);
    assert!(file.caution.contains("架空"));
    for case in &file.cases {
        let made_up = |name: &str| ["架空 ", "見本 ", "例題 ", "試験 "].iter().any(|word| name.starts_with(word));
        assert!(made_up(&case.application.name), "{}", case.title);
        assert!(made_up(&case.application.investigator), "{}", case.title);
        assert!(made_up(&case.overview.family_name), "{}", case.title);
        assert!(case.opinion.physician.is_empty() || made_up(&case.opinion.physician), "{}", case.title);
        assert!(case.application.insured_number.starts_with("99000000"), "{}", case.title);
        assert!(case.overview.contact.address.starts_with("架空市"), "{}", case.title);
    }
}

#[test]
fn the_days_of_every_example_are_in_order() {
    for Example { title, application, overview, opinion, .. } in examples() {
        let [applied, surveyed] = [application.applied_on, application.surveyed_on].map(Option::unwrap);
        let mut days = vec![application.birth_date.unwrap()];
        for past in [&application.before_previous, &application.previous].into_iter().flatten() {
            days.extend([past.from.unwrap(), past.to.unwrap()]);
            let months = chrono::Months::new(past.months.unwrap().into());
            assert_eq!(past.from.unwrap() + months - Days::new(1), past.to.unwrap(), "{title}");
        }
        assert!(days.is_sorted(), "{title}");
        assert!(applied <= surveyed, "{title}");
        if let Some(written) = opinion.written_on {
            assert!(applied <= written && written <= surveyed + Days::new(30), "{title}");
        }
        if let Some(previous) = &application.previous {
            let last = overview.last_certified_on.unwrap();
            assert!(last < previous.from.unwrap() && previous.from.unwrap() < applied, "{title}");
            // 更新 is applied for within the last 60 days of the period, 区分変更 before its end.
            let earliest = match application.kind {
                Some(ApplicationKind::Renewal) => previous.to.unwrap() - Days::new(60),
                _ => previous.from.unwrap(),
            };
            assert!(earliest <= applied && applied <= previous.to.unwrap(), "{title}");
        }
        if let (Some(start), Some(end)) = (overview.started_at, overview.ended_at) {
            assert!(start < end, "{title}");
        }
        let category =
            if application.age().unwrap() >= 65 { InsuredCategory::Category1 } else { InsuredCategory::Category2 };
        assert_eq!(application.insured_category, Some(category), "{title}");
    }
}

#[test]
fn the_form_allows_every_answer_and_knows_every_item_that_is_named() {
    for case in examples() {
        let (form, answers) = (case.form(), case.answered());
        let known = |item: &ItemId| form.question(*item).is_some();
        assert!(case.notes.iter().all(|(item, _)| known(&item)), "{}", case.title);
        assert!(case.memos.iter().all(|(item, text)| known(item) && !text.trim().is_empty()), "{}", case.title);
        for (item, flagged) in &case.circumstances {
            let question = form.question(*item).unwrap();
            assert!(!flagged.is_empty() && flagged.iter().all(|one| one.applies_to(question)), "{} {item}", case.title);
        }
        let asked = form.questions().filter(|question| answers.get(question.id).is_answered()).count();
        assert_eq!(asked < 58, case.half_done(), "{}", case.title);
        assert!(case.traced.keys().all(|tree| tree == "hygiene"), "{}", case.title);
    }
}

#[test]
fn the_opinion_form_allows_every_mark() {
    let opinion_form = OpinionForm::built_in().unwrap();
    for case in examples() {
        let mut sheet = case.opinion.items.clone();
        for question in &opinion_form.items {
            let marked: Vec<u8> = sheet.get(question.item).numbers().collect();
            if sheet.get(question.item).is_answered() {
                sheet.set(&opinion_form, question.item, &marked).unwrap();
            }
        }
        assert_eq!(sheet, case.opinion.items, "{}", case.title);
        let transcribed = sheet.get(OpinionItem::DementiaIndependence).is_answered();
        assert_eq!(transcribed, !case.half_done(), "{}", case.title);
    }
}

#[test]
fn nothing_is_open_in_a_finished_example() {
    for case in examples().iter().filter(|case| !case.half_done()) {
        assert_eq!(case.open_points(), [], "{}", case.title);
    }
}

#[test]
fn the_half_done_example_shows_every_kind_of_open_point_that_a_case_alone_can_have() {
    let cases = examples();
    let half_done: Vec<&Example> = cases.iter().filter(|case| case.half_done()).collect();
    assert_eq!(half_done.len(), 1);
    let points = half_done[0].open_points();
    let kinds: BTreeSet<OpenPointKind> = points.iter().map(|point| point.kind).collect();
    // Who may survey and the insurer's limits are not part of a case.
    let wanted = [
        OpenPointKind::MissingOverview,
        OpenPointKind::DoubtfulOverview,
        OpenPointKind::UnansweredItem,
        OpenPointKind::ExpectedNote,
        OpenPointKind::UnfilledBlank,
        OpenPointKind::VagueWord,
        OpenPointKind::Name,
    ];
    assert_eq!(kinds, BTreeSet::from(wanted));
    let expected: Vec<&PointPlace> =
        points.iter().filter(|point| point.kind == OpenPointKind::ExpectedNote).map(|point| &point.place).collect();
    let place = |id: &str, reason| PointPlace::ExpectedNote { item: item(id), reason };
    assert_eq!(
        expected,
        [&place("1-4", ExpectedReason::DiffersFromUsual), &place("1-9", ExpectedReason::NotTried)],
        "one without a number, one without a note"
    );
}

#[test]
fn every_circumstance_and_a_dismissal_occur() {
    let cases = examples();
    let flagged: BTreeSet<Circumstance> =
        cases.iter().flat_map(|case| case.circumstances.values()).flatten().copied().collect();
    assert_eq!(flagged, Circumstance::ALL.into());
    let dismissing: Vec<&Example> = cases.iter().filter(|case| !case.dismissals.is_empty()).collect();
    assert_eq!(dismissing.len(), 1);
    let case = dismissing[0];
    let expected = expected_notes(&case.form(), &case.answered(), &case.circumstances, &case.notes, &case.dismissals);
    let dismissed =
        expected.iter().filter(|note| matches!(note.state, NoteState::Dismissed { .. })).map(|note| note.item);
    assert_eq!(dismissed.collect::<Vec<_>>(), [item("4-5")]);
}

#[test]
fn three_examples_have_notes_in_all_seven_blocks() {
    let whole = |case: &Example| case.notes.blocks(&case.form()).iter().all(|block| !block.lines.is_empty());
    assert_eq!(examples().iter().filter(|case| whole(case)).count(), 3);
}

#[test]
fn facility_terminal_cancer_and_both_insured_categories_occur() {
    let cases = examples();
    let in_facility = |no: u8| cases.iter().any(|case| case.overview.situation == Some(Situation::Facility { no }));
    assert!(in_facility(1) && in_facility(2) && in_facility(7));
    let terminal: Vec<&Example> = cases.iter().filter(|case| case.title.contains("末期がん")).collect();
    assert_eq!(terminal.len(), 1);
    assert_eq!(terminal[0].answered().get(ItemId::SPECIAL_CARE).numbers().collect::<Vec<_>>(), [9, 11]);
    assert_eq!(terminal[0].opinion.items.get(OpinionItem::Stability).single(), Some(2));
}

#[test]
fn a_wording_that_a_note_quotes_as_chosen_is_the_answer() {
    let mut quoted = 0;
    for case in examples() {
        let (form, answers) = (case.form(), case.answered());
        for (item, text) in case.notes.iter() {
            let question = form.question(item).unwrap();
            let chosen: Vec<&str> = question.chosen_labels(answers.get(item)).collect();
            for ending in ["」を選択した", "」と判断した"] {
                for (end, _) in text.match_indices(ending) {
                    let start = text[..end].rfind('「').unwrap() + '「'.len_utf8();
                    assert!(chosen.contains(&&text[start..end]), "{} ({item}) {text}", case.title);
                    quoted += 1;
                }
            }
        }
    }
    assert!(quoted >= 20, "{quoted}");
}

#[test]
fn the_frequency_of_a_behaviour_fits_its_answer() {
    for case in examples() {
        let (form, answers) = (case.form(), case.answered());
        for question in form.questions().filter(|question| question.axis_subtype.as_deref() == Some("BPSD関連")) {
            let text = case.notes.get(question.id);
            let weekly = ["毎日", "週に", "1日に"].iter().any(|words| text.contains(words));
            let monthly = ["月に", "1か月に"].iter().any(|words| text.contains(words));
            let dismissed = case.dismissals.iter().any(|dismissal| dismissal.item == question.id);
            match answers.get(question.id).single() {
                Some(2) => assert!(monthly && !weekly, "{} ({}) {text}", case.title, question.id),
                Some(3) => assert!(weekly || dismissed, "{} ({}) {text}", case.title, question.id),
                _ => assert!(text.is_empty() || text.contains("「ない」"), "{} ({}) {text}", case.title, question.id),
            }
        }
    }
}

#[test]
fn one_person_was_surveyed_two_years_earlier_and_got_worse_in_some_and_better_in_other_items() {
    let cases = examples();
    let person = |case: &Example| {
        let application = &case.application;
        (application.insurer_number.clone(), application.insured_number.clone(), application.birth_date)
    };
    let mut pairs = Vec::new();
    for (at, then) in cases.iter().enumerate() {
        pairs.extend(cases[at + 1..].iter().filter(|now| person(now) == person(then)).map(|now| (then, now)));
    }
    assert_eq!(pairs.len(), 1);
    let (then, now) = pairs[0];
    let day = |case: &Example| case.application.surveyed_on.unwrap();
    assert!(day(then) + chrono::Months::new(23) < day(now), "the earlier one stands first");
    assert_eq!(then.application.name, now.application.name);
    let previous = now.application.previous.as_ref().unwrap();
    assert!(day(then) < previous.from.unwrap() && previous.from.unwrap() < day(then) + Days::new(60));
    assert_eq!(previous.from, NaiveDate::from_ymd_opt(2024, 12, 1));

    let (form, last_form) = (now.form(), then.form());
    let (answers, last_answers) = (now.answered(), then.answered());
    let changes: Vec<AnswerChange> = form
        .questions()
        .map(|question| compare_with_last(question.id, &form, &answers, &last_form, &last_answers))
        .collect();
    let count = |wanted: fn(&AnswerChange) -> bool| changes.iter().filter(|change| wanted(change)).count();
    assert!(count(|change| matches!(change, AnswerChange::Worse { .. })) >= 10);
    assert!(count(|change| matches!(change, AnswerChange::Better { .. })) >= 2);
    assert!(count(|change| matches!(change, AnswerChange::Unchanged)) >= 10);
    assert!(then.notes.iter().count() >= 10);
}
