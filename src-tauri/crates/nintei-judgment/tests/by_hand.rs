//! Single steps by hand agree with the judgment that they are steps of.

mod surveys;

use nintei_judgment::{AdditionStep, CaseFigure, Interval, JudgmentInput, TreeId, judge, outcome};
use nintei_survey::ItemId;
use surveys::{Texts, surveys};

fn reached(figure: &CaseFigure<'_>) -> Option<Interval> {
    match figure {
        CaseFigure::Leaf { minutes, .. } => Some(*minutes),
        CaseFigure::Question { arms, .. } => {
            arms.iter().filter(|arm| arm.open).filter_map(|arm| reached(&arm.next)).reduce(Interval::hull)
        }
    }
}

fn leaves(figure: &CaseFigure<'_>) -> usize {
    match figure {
        CaseFigure::Leaf { .. } => 1,
        CaseFigure::Question { arms, .. } => arms.iter().map(|arm| leaves(&arm.next)).sum(),
    }
}

#[test]
fn the_open_branches_of_a_figure_lead_to_the_minutes_of_the_judgment() {
    let rules = Texts::built_in().edition().unwrap();
    for answers in surveys(300, 5) {
        let mut half = answers;
        half.clear(ItemId::PARALYSIS);
        for answers in [answers, half] {
            let judged = outcome(&rules, &JudgmentInput { answers, ..JudgmentInput::default() });
            let mut all = 0;
            for tree in TreeId::ALL {
                let Some(figure) = rules.case_figure(tree, &answers, judged.scores) else {
                    assert_eq!(tree, TreeId::Hygiene);
                    continue;
                };
                assert_eq!(reached(&figure), Some(judged.minutes[tree.index()]), "{tree:?}");
                all += leaves(&figure);
            }
            assert_eq!(all, 206);
        }
    }
}

#[test]
fn a_total_by_hand_has_the_addition_and_the_levels_of_the_judgment() {
    for rules in [Texts::built_in(), Texts::completed()].map(|texts| texts.edition().unwrap()) {
        for answers in surveys(300, 6) {
            let input = JudgmentInput { answers, ..JudgmentInput::default() };
            let judged = judge(&rules, &input);
            let (subtotal, scores) = (judged.steps.subtotal, judged.outcome.scores);
            let (addition, total) = rules.addition_to(&answers, scores, subtotal, None);
            assert_eq!((addition, total), (judged.outcome.dementia_addition, judged.outcome.total));
            assert_eq!(rules.levels_at(&input, total), judged.outcome.care_levels);
            for step in AdditionStep::ALL {
                let (stated, with) = rules.addition_to(&answers, scores, subtotal, Some(step));
                assert!(subtotal.low <= with.low && stated.low >= Interval::ZERO.low);
                assert!(step != AdditionStep::None || (stated, with) == (Interval::ZERO, subtotal));
            }
        }
    }
}

#[test]
fn the_score_table_can_be_read_row_by_row() {
    let rules = Texts::built_in().edition().unwrap();
    let rows = rules.points_rows(ItemId::CONTRACTURE);
    assert_eq!(rows.iter().map(|row| row.title.as_str()).collect::<Vec<_>>()[..2], ["肩関節 ない", "肩関節 ある"]);
    assert_eq!(rules.points_rows(ItemId::SPECIAL_CARE), []);
    assert_eq!(rules.special_care_table().count(), 12);
}
