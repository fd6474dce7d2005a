//! Whatever the answers hold, also what no form allows, everything is judged.

mod surveys;

use nintei_judgment::{
    JudgmentInput, OfficialResult, RuleEdition, Tenths, Traced, TreeId, compare, deciding, judge, outcome,
    side_by_side, split_flow,
};
use nintei_survey::{Answers, CareLevel, ItemId, Opinion, OptionSet, Stability};
use proptest::prelude::*;
use surveys::{Texts, form};

fn editions() -> &'static [RuleEdition; 2] {
    static EDITIONS: std::sync::OnceLock<[RuleEdition; 2]> = std::sync::OnceLock::new();
    EDITIONS.get_or_init(|| [Texts::built_in(), Texts::completed()].map(|texts| texts.edition().unwrap()))
}

fn any_input() -> impl Strategy<Value = JudgmentInput> {
    let masks = proptest::collection::vec(proptest::option::of(any::<u16>()), 7 * 16);
    let traced = proptest::collection::vec(proptest::option::of(any::<i32>()), 8);
    let stability = prop_oneof![Just(None), Just(Some(Stability::Stable)), Just(Some(Stability::Unstable))];
    let opinion = (proptest::option::of(any::<u8>()), stability, proptest::option::of(any::<u8>()));
    (masks, traced, opinion).prop_map(|(masks, traced, (dementia, stability, percent))| {
        let mut answers = Answers::default();
        for (at, mask) in (0u8..).zip(masks) {
            if let (Some(item), Some(mask)) = (ItemId::new(at / 16 + 1, at % 16), mask) {
                answers.put(item, OptionSet::answered(mask));
            }
        }
        let minutes =
            |at: usize| traced[at].map(|minutes| Traced { minutes: Tenths::new(minutes), ..Traced::default() });
        JudgmentInput {
            answers,
            opinion: Opinion { dementia, stability, dementia_likelihood_percent: percent },
            traced: TreeId::ALL.map(|tree| minutes(tree.index())),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_way_of_judging_ends_with_levels_and_never_with_a_panic(a in any_input(), b in any_input()) {
        for rules in editions() {
            let numbers = outcome(rules, &a);
            prop_assert!(numbers.total.low <= numbers.total.high);
            prop_assert_eq!(judge(rules, &a).outcome, numbers);
            let decided = deciding(rules, form(), &a);
            prop_assert_eq!(decided.total, numbers.total);
            let pair = side_by_side(form(), rules, &a, rules, &b);
            prop_assert_eq!(pair.total.a, numbers.total);
            prop_assert_eq!(split_flow(rules, &a).boxes.len(), 7);
            let official = OfficialResult { level: Some(CareLevel::Care3), ..OfficialResult::default() };
            prop_assert_eq!(compare(rules, &a, &official).lines.len(), 1);
        }
    }
}
