//! Two judgments side by side, and the flow of 図表6 with the way of one case.

mod half_done;
mod opinions;
mod surveys;

use half_done::half_done;
use nintei_judgment::{FlowBoxId, Reach, RuleEdition, judge, side_by_side, split_flow};
use nintei_survey::{CareLevel, ItemId};
use proptest::prelude::*;
use surveys::{Sequence, Texts, form, input, survey};

fn rules() -> &'static RuleEdition {
    static RULES: std::sync::OnceLock<RuleEdition> = std::sync::OnceLock::new();
    RULES.get_or_init(|| Texts::built_in().edition().unwrap())
}

#[test]
fn a_degree_that_the_form_does_not_know_is_shown_as_missing() {
    for unknown in [0, 200] {
        let mut case = input(survey(&mut Sequence::new(1)));
        case.opinion.dementia = Some(unknown);
        let flow = split_flow(rules(), &case);
        let agreement = flow.boxes.iter().find(|one| one.id == FlowBoxId::Agreement).unwrap();
        assert!(agreement.value.as_deref().unwrap().ends_with("主治医意見書 未入力"), "{agreement:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_judgment_beside_itself_parts_nowhere(case in half_done(12)) {
        let pair = side_by_side(form(), rules(), &case, rules(), &case);
        prop_assert_eq!(&pair.items, &[]);
        prop_assert!(pair.trees.iter().all(|tree| tree.parting.is_none() && tree.a == tree.b));
        prop_assert!(pair.groups.iter().all(|group| group.a == group.b));
        prop_assert_eq!(pair.total.a, pair.total.b);
    }

    #[test]
    fn trees_of_different_minutes_part_at_a_question_whose_branches_differ(a in half_done(12), b in half_done(12)) {
        let pair = side_by_side(form(), rules(), &a, rules(), &b);
        let (judged_a, judged_b) = (judge(rules(), &a), judge(rules(), &b));
        prop_assert_eq!((pair.total.a, pair.total.b), (judged_a.outcome.total, judged_b.outcome.total));
        for (tree, steps) in pair.trees.iter().zip(&judged_a.steps.trees) {
            let Some(parting) = &tree.parting else {
                prop_assert!(tree.a == tree.b || steps.path.is_none());
                continue;
            };
            prop_assert_eq!(&parting.a.asks, &parting.b.asks);
            prop_assert!(parting.a.asks.is_some());
            prop_assert_ne!(&parting.a.branches, &parting.b.branches);
            prop_assert_eq!(parting.path.len() % 2, 0);
            prop_assert!(tree.a.contains(parting.a.minutes) && tree.b.contains(parting.b.minutes));
        }
    }

    #[test]
    fn the_ends_that_the_flow_reaches_are_the_levels_that_are_left(case in half_done(12)) {
        let flow = split_flow(rules(), &case);
        let judged = judge(rules(), &case);
        let reach = |id| flow.boxes.iter().find(|one| one.id == id).unwrap().reach;
        for (id, level) in [(FlowBoxId::Support2, CareLevel::Support2), (FlowBoxId::Care1, CareLevel::Care1)] {
            prop_assert_eq!(reach(id) != Reach::NotTaken, judged.outcome.care_levels.contains(level));
        }
        let elsewhere = judged.outcome.care_levels.without(CareLevel::Support2).without(CareLevel::Care1);
        prop_assert_eq!(reach(FlowBoxId::ByTotal) != Reach::NotTaken, !elsewhere.is_empty());
        let settled = judged.outcome.care_levels.len() == 1;
        let ends = [FlowBoxId::Support2, FlowBoxId::Care1, FlowBoxId::ByTotal];
        prop_assert!(!settled || ends.iter().filter(|end| reach(**end) == Reach::Taken).count() == 1);
        prop_assert_eq!(reach(FlowBoxId::Total), Reach::Taken);
        for arrow in &flow.arrows {
            prop_assert!(arrow.reach != Reach::Taken || reach(arrow.to) == Reach::Taken);
        }
    }
}

#[test]
fn one_answer_changed_is_one_item_and_parts_where_it_is_asked() {
    let mut sequence = Sequence::new(5);
    let mut a = input(survey(&mut sequence));
    let item = ItemId::new(2, 3).unwrap();
    a.answers.set(form(), item, &[1]).unwrap();
    let mut b = a.clone();
    b.answers.set(form(), item, &[3]).unwrap();
    let pair = side_by_side(form(), rules(), &a, rules(), &b);
    assert_eq!(pair.items.len(), 1);
    assert_eq!((pair.items[0].name.as_str(), pair.items[0].a.as_deref()), ("えん下", Some(&["できる".to_owned()][..])));
    let medical = pair.trees.last().unwrap().parting.as_ref().unwrap();
    assert_eq!(medical.path, Vec::<String>::new());
    assert_eq!(medical.a.asks.as_deref(), Some("2-3 えん下"));
    assert_eq!((medical.a.value.as_str(), medical.b.value.as_str()), ("できる", "できない"));
    assert_eq!(
        (medical.a.branches.as_slice(), medical.b.branches.as_slice()),
        (&["できる・見守り等".to_owned()][..], &["できない".to_owned()][..])
    );
}
