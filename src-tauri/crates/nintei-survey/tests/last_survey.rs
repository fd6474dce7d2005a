//! An answer beside that of the last survey.

use nintei_survey::{AnswerChange, Answers, FormEdition, ItemId, NotComparable, built_in, compare_with_last};
use proptest::prelude::*;

fn form() -> FormEdition {
    built_in().unwrap().pop().unwrap()
}

fn item(text: &str) -> ItemId {
    text.parse().unwrap()
}

fn answered(form: &FormEdition, id: &str, numbers: &[u8]) -> Answers {
    let mut answers = Answers::default();
    answers.set(form, item(id), numbers).unwrap();
    answers
}

fn change(id: &str, then: &[u8], now: &[u8]) -> AnswerChange {
    let form = form();
    compare_with_last(item(id), &form, &answered(&form, id, now), &form, &answered(&form, id, then))
}

#[test]
fn an_option_further_down_is_worse_by_as_many_steps() {
    assert_eq!(change("2-4", &[1], &[4]), AnswerChange::Worse { steps: 3 });
    assert_eq!(change("2-4", &[1], &[4]).mark(), "▲3");
    assert_eq!(change("7-2", &[4], &[3]), AnswerChange::Better { steps: 1 });
    assert_eq!(change("7-2", &[4], &[3]).mark(), "▽1");
    assert_eq!(change("1-10", &[3], &[4]), AnswerChange::Worse { steps: 1 });
    assert_eq!(change("2-4", &[2], &[2]), AnswerChange::Unchanged);
    assert_eq!(change("2-4", &[2], &[2]).mark(), "");
}

#[test]
fn of_several_answers_it_is_told_what_was_added_and_lost() {
    let altered = |added: &[&str], lost: &[&str]| AnswerChange::Altered {
        added: added.iter().map(ToString::to_string).collect(),
        lost: lost.iter().map(ToString::to_string).collect(),
    };
    assert_eq!(change("1-1", &[2], &[2, 4]), altered(&["左下肢"], &[]));
    assert_eq!(change("1-1", &[2], &[2, 4]).mark(), "▲");
    assert_eq!(change("1-1", &[2], &[3]), altered(&["右上肢"], &["左上肢"]));
    assert_eq!(change("1-1", &[2], &[3]).mark(), "▲▽");
    assert_eq!(change("6", &[1, 3], &[]), altered(&[], &["点滴の管理", "透析"]));
    assert_eq!(change("6", &[1, 3], &[]).mark(), "▽");
    assert_eq!(change("6", &[], &[]), AnswerChange::Unchanged);
}

#[test]
fn the_excluding_option_is_neither_added_nor_lost() {
    let to_left_arm = AnswerChange::Altered { added: vec!["左上肢".to_owned()], lost: Vec::new() };
    assert_eq!(change("1-1", &[1], &[2]), to_left_arm);
    assert_eq!(change("1-1", &[2], &[1]).mark(), "▽");
}

#[test]
fn nothing_is_said_where_one_side_is_unanswered() {
    let form = form();
    let (some, none) = (answered(&form, "2-4", &[2]), Answers::default());
    let because = |now: &Answers, then: &Answers| compare_with_last(item("2-4"), &form, now, &form, then);
    assert_eq!(because(&none, &some), AnswerChange::NotComparable { because: NotComparable::UnansweredNow });
    assert_eq!(because(&some, &none), AnswerChange::NotComparable { because: NotComparable::UnansweredThen });
}

#[test]
fn answers_of_another_edition_are_compared_by_their_wording() {
    let now = form();
    let mut then = form();
    let question = then
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.questions)
        .find(|question| question.id == item("2-4"))
        .unwrap();
    question.options[0].label = "全介助".to_owned();
    question.options[3].label = "介助されていない".to_owned();
    question.options[1].label = "声かけ".to_owned();
    let compare = |no: u8, before: u8| {
        compare_with_last(item("2-4"), &now, &answered(&now, "2-4", &[no]), &then, &answered(&then, "2-4", &[before]))
    };
    assert_eq!(compare(4, 1), AnswerChange::Unchanged);
    assert_eq!(compare(4, 4), AnswerChange::Worse { steps: 3 });
    assert_eq!(compare(4, 2), AnswerChange::NotComparable { because: NotComparable::OptionGone });
    then.sections[1].questions.retain(|question| question.id != item("2-4"));
    let (new, old) = (answered(&now, "2-4", &[1]), Answers::default());
    assert_eq!(
        compare_with_last(item("2-4"), &now, &new, &then, &old),
        AnswerChange::NotComparable { because: NotComparable::NotAsked }
    );
}

proptest! {
    #[test]
    fn what_is_worse_one_way_is_better_the_other(then in 1u8..=4, now in 1u8..=4) {
        let mirrored = match change("2-4", &[then], &[now]) {
            AnswerChange::Worse { steps } => AnswerChange::Better { steps },
            AnswerChange::Better { steps } => AnswerChange::Worse { steps },
            other => other,
        };
        prop_assert_eq!(change("2-4", &[now], &[then]), mirrored);
    }
}
