//! Official results beside the 試算: what agrees, how one wrong entry of the tables shows, and what evidence gives.

mod surveys;

use nintei_judgment::{
    CauseKind, Collector, ComparedPart, Findings, JudgmentInput, OfficialCase, OfficialResult, ProposalGap,
    RuleEdition, Tenths, TotalReading, Traced, TreeId, Verdict, compare, outcome,
};
use nintei_survey::{Answers, CareLevel, ItemId};
use proptest::prelude::*;
use surveys::{Sequence, Texts, input, numbers, official, survey, surveys};

struct Official {
    rules: RuleEdition,
    cases: Vec<OfficialCase>,
}

/// What a complete edition makes of many surveys.
fn records() -> &'static Official {
    static RECORDS: std::sync::OnceLock<Official> = std::sync::OnceLock::new();
    RECORDS.get_or_init(|| {
        let rules = Texts::completed().edition().unwrap();
        let answers = surveys(2000, 7).into_iter().chain(at_the_unknown_leaves());
        let cases = answers.map(|answers| official(&rules, &answers)).collect();
        Official { rules, cases }
    })
}

/// Surveys that come to the leaves of 間接生活介助 that the built-in edition does not establish.
fn at_the_unknown_leaves() -> impl Iterator<Item = Answers> {
    let item = |number| ItemId::new(2, number).unwrap();
    (1..=4).flat_map(move |moving| (1..=4).map(move |dressing| (moving, dressing))).map(move |(moving, dressing)| {
        let mut answers = Answers::default();
        for question in surveys::form().questions() {
            let best: &[u8] = if question.may_be_none { &[] } else { &[1] };
            answers.set(surveys::form(), question.id, best).unwrap();
        }
        for (number, no) in [(1, 3), (2, moving), (10, dressing)] {
            answers.set(surveys::form(), item(number), &[no]).unwrap();
        }
        answers
    })
}

fn findings(rules: &RuleEdition, cases: &[OfficialCase]) -> Findings {
    let mut collector = Collector::new(rules);
    for (id, case) in (1i64..).zip(cases) {
        collector.add(id, case);
    }
    collector.findings()
}

/// The complete edition with the number at `index` of a file changed by `by` tenths, where that is sound.
fn with_number_changed(file: &str, unit: &str, index: usize, by: i32) -> Option<(RuleEdition, Tenths, Tenths)> {
    let mut texts = Texts::completed();
    let text = texts.text(file);
    let places = numbers(text, unit);
    let place = places[index % places.len()].clone();
    let before = Tenths::read(&text[place.clone()]).unwrap();
    let after = before + Tenths::new(by);
    text.replace_range(place, &after.to_string());
    texts.edition().ok().map(|rules| (rules, before, after))
}

#[test]
fn the_edition_that_made_the_results_agrees_with_all_of_them() {
    let records = records();
    let found = findings(&records.rules, &records.cases);
    let all = records.cases.len() as u64;
    assert_eq!((found.compared, found.agreeing), (all, all));
    assert_eq!((found.causes, found.proposals, found.unsorted), (vec![], vec![], 0));
}

#[test]
fn the_built_in_edition_holds_every_result_of_a_completed_one_possible() {
    let built_in = Texts::built_in().edition().unwrap();
    let found = findings(&built_in, &records().cases);
    assert_eq!(found.agreeing, found.compared);
    assert_eq!(found.causes, []);
}

#[test]
fn evidence_gives_the_leaves_and_points_that_the_built_in_edition_lacks() {
    let built_in = Texts::built_in().edition().unwrap();
    let found = findings(&built_in, &records().cases);
    let mut values: Vec<(String, &str)> = found
        .proposals
        .iter()
        .map(|proposal| {
            assert!(proposal.sound && proposal.contradictions.is_empty(), "{proposal:?}");
            (proposal.place.split(" › ").next().unwrap().to_owned(), proposal.value.as_str())
        })
        .collect();
    values.sort();
    let expected = [
        ("2-10 上衣の着脱「見守り等」", "6.4点"),
        ("2-11 ズボン等の着脱「見守り等」", "5.7点"),
        ("間接生活介助", "3.1分"),
        ("間接生活介助", "8.8分"),
    ];
    assert_eq!(values, expected.map(|(place, value)| (place.to_owned(), value)));
}

#[test]
fn a_value_that_one_case_contradicts_is_shown_as_contradicted() {
    let built_in = Texts::built_in().edition().unwrap();
    let mut cases = records().cases.clone();
    let before = findings(&built_in, &cases);
    let leaf = before.proposals.iter().find(|proposal| matches!(proposal.gap, ProposalGap::Leaf { .. })).unwrap();
    let wrong = usize::try_from(leaf.examples[0]).unwrap() - 1;
    let result = &mut cases[wrong].result;
    *result.minutes.get_mut(&TreeId::Indirect).unwrap() = leaf.tenths + Tenths::STEP;
    let after = findings(&built_in, &cases);
    let again = after.proposals.iter().find(|proposal| proposal.gap == leaf.gap).unwrap();
    assert_eq!((again.tenths, again.count, again.sound), (leaf.tenths, leaf.count - 1, false));
    assert_eq!(again.contradictions.len(), 1);
    assert_eq!(again.contradictions[0].examples, [leaf.examples[0]]);
}

#[test]
fn two_unknown_points_in_every_case_are_told_as_a_sum_only() {
    let built_in = Texts::built_in().edition().unwrap();
    let both = [ItemId::new(2, 10).unwrap(), ItemId::new(2, 11).unwrap()];
    let cases: Vec<OfficialCase> = surveys(50, 3)
        .iter()
        .map(|answers| {
            let mut answers = *answers;
            both.iter().for_each(|item| answers.set(surveys::form(), *item, &[2]).unwrap());
            official(&records().rules, &answers)
        })
        .collect();
    let found = findings(&built_in, &cases);
    let points: Vec<_> = found.proposals.iter().filter(|one| !matches!(one.gap, ProposalGap::Leaf { .. })).collect();
    assert_eq!(points.len(), 1);
    assert!(matches!(&points[0].gap, ProposalGap::PointsSum { places } if places.len() == 2));
    assert_eq!((points[0].value.as_str(), points[0].count), ("12.1点", 50));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn one_changed_leaf_is_one_cause(tree in 0..8usize, leaf in 0..60usize, by in prop_oneof![-20..=-1, 1..=20]) {
        let tree = TreeId::ALL[tree];
        let file = format!("trees/{}.yaml", tree.key());
        let changed = with_number_changed(&file, "分", leaf, by);
        prop_assume!(changed.is_some());
        let (rules, ours, theirs) = changed.map(|(rules, before, after)| (rules, after, before)).unwrap();
        let found = findings(&rules, &records().cases);
        prop_assert!(found.causes.len() <= 1, "{:#?}", found.causes);
        prop_assert_eq!(found.causes.iter().map(|cause| cause.count).sum::<u64>(), found.compared - found.agreeing);
        if let Some(cause) = found.causes.first() {
            prop_assert_eq!(cause.part, ComparedPart::Tree { tree });
            prop_assert!(!cause.examples.is_empty() && cause.examples.len() <= 5);
            if cause.kind == CauseKind::Leaf {
                prop_assert_eq!((&cause.ours, &cause.official), (&format!("{ours}分"), &format!("{theirs}分")));
                prop_assert_eq!(cause.agreeing, 0);
            }
        }
    }

    #[test]
    fn one_changed_score_is_one_cause_that_names_it(index in 0..250usize, by in prop_oneof![-9..=-1, 1..=9]) {
        let changed = with_number_changed("scores.yaml", "点", index, by);
        prop_assume!(changed.is_some());
        let (rules, ..) = changed.unwrap();
        let found = findings(&rules, &records().cases);
        prop_assert!(found.causes.len() <= 1, "{:#?}", found.causes);
        prop_assert_eq!(found.causes.iter().map(|cause| cause.count).sum::<u64>(), found.compared - found.agreeing);
        if let Some(cause) = found.causes.first() {
            prop_assert_eq!(cause.kind, CauseKind::Points);
            if cause.count > 100 {
                prop_assert_eq!(cause.place.len(), 3, "{:#?}", cause);
            }
        }
    }

    #[test]
    fn one_hidden_leaf_is_found_from_evidence(tree in 0..8usize, leaf in 0..60usize) {
        let tree = TreeId::ALL[tree];
        let file = format!("trees/{}.yaml", tree.key());
        let mut texts = Texts::completed();
        let text = texts.text(&file);
        let places = numbers(text, "分");
        let place = places[leaf % places.len()].clone();
        let hidden = text[place.clone()].to_owned();
        text.replace_range(place.start..place.end + "分".len(), "未確定");
        let rules = texts.edition();
        prop_assume!(rules.is_ok());
        let found = findings(&rules.unwrap(), &records().cases);
        prop_assert_eq!(&found.causes, &[]);
        prop_assert!(found.proposals.len() <= 1);
        if let Some(proposal) = found.proposals.first() {
            let of_tree = matches!(&proposal.gap, ProposalGap::Leaf { tree: found, .. } if *found == tree);
            prop_assert!(of_tree && proposal.sound);
            prop_assert_eq!(&proposal.value, &format!("{hidden}分"));
        }
    }

    #[test]
    fn one_hidden_score_is_found_from_evidence(index in 0..250usize) {
        let mut texts = Texts::completed();
        let text = texts.text("scores.yaml");
        let places = numbers(text, "点");
        let place = places[index % places.len()].clone();
        let hidden = text[place.clone()].to_owned();
        text.replace_range(place.start..place.end + "点".len(), "未確定");
        let rules = texts.edition();
        prop_assume!(rules.is_ok());
        let found = findings(&rules.unwrap(), &records().cases);
        prop_assert_eq!(&found.causes, &[]);
        prop_assert!(found.proposals.len() <= 1);
        if let Some(proposal) = found.proposals.first() {
            prop_assert!(proposal.sound);
            prop_assert_eq!(&proposal.value, &format!("{hidden}点"));
        }
    }

    #[test]
    fn any_official_result_is_compared_without_a_panic(
        seed in any::<u64>(),
        open in proptest::collection::vec(any::<bool>(), 58),
        scores in proptest::collection::btree_map(any::<u8>(), any::<i32>(), 0..8),
        minutes in proptest::collection::btree_map(0..8usize, any::<i32>(), 0..8),
        total in proptest::option::of(any::<i32>()),
        addition in proptest::option::of(any::<i32>()),
        level in 0..8usize,
    ) {
        let mut answers = survey(&mut Sequence::new(seed));
        for (question, _) in surveys::form().questions().zip(open).filter(|(_, open)| *open) {
            answers.clear(question.id);
        }
        let result = OfficialResult {
            scores: scores.into_iter().map(|(group, score)| (group, Tenths::new(score))).collect(),
            minutes: minutes.into_iter().map(|(tree, minutes)| (TreeId::ALL[tree], Tenths::new(minutes))).collect(),
            total: total.map(Tenths::new),
            dementia_addition: addition.map(Tenths::new),
            level: Some(CareLevel::ALL[level]),
            ..OfficialResult::default()
        };
        let told = result.scores.keys().filter(|group| (1..=5).contains(*group)).count()
            + result.minutes.len()
            + usize::from(total.is_some())
            + usize::from(addition.is_some())
            + 1;
        let rules = &records().rules;
        prop_assert_eq!(compare(rules, &input(answers), &result).lines.len(), told);
        let case = OfficialCase { answers, result, ..OfficialCase::default() };
        prop_assert_eq!(findings(rules, &[case]).compared, 1);
    }
}

#[test]
fn results_that_belong_to_other_people_leave_a_list_that_stays_short() {
    let mut sequence = Sequence::new(2);
    let mut number = |bound| Tenths::new(i32::try_from(sequence.below(bound)).unwrap());
    let mut cases = Vec::new();
    for case in records().cases.iter().cycle().take(5000) {
        let mut case = case.clone();
        case.result.scores.values_mut().for_each(|score| *score = number(1001));
        case.result.minutes.values_mut().for_each(|minutes| *minutes = number(715));
        case.result.total = Some(number(3000));
        cases.push(case);
    }
    let found = findings(&records().rules, &cases);
    assert_eq!((found.compared, found.agreeing), (5000, 0));
    assert!(found.causes.len() <= 500 && found.unsorted > 0);
    assert!(found.causes.iter().all(|cause| cause.examples.len() <= 5));
}

#[test]
fn one_changed_threshold_is_one_question_with_both_branches() {
    let mut texts = Texts::completed();
    let excretion = texts.text("trees/excretion.yaml");
    *excretion = excretion.replace("65.8以下", "60.8以下").replace("65.9以上", "60.9以上");
    let found = findings(&texts.edition().unwrap(), &records().cases);
    assert_eq!(found.causes.len(), 1, "{:#?}", found.causes);
    let cause = &found.causes[0];
    assert_eq!(cause.kind, CauseKind::Question);
    assert_eq!(cause.place.last().unwrap(), "第2群 生活機能");
    assert_eq!((cause.ours.as_str(), cause.official.as_str()), ("60.9以上", "60.8以下"));
    assert!(cause.agreeing > 0);
}

#[test]
fn one_changed_treatment_of_special_care_is_one_cause() {
    let mut texts = Texts::completed();
    let special = texts.text("special-care.yaml");
    *special = special.replace("酸素療法: 0.8分", "酸素療法: 0.6分");
    let found = findings(&texts.edition().unwrap(), &records().cases);
    let [cause] = found.causes.as_slice() else { panic!("{:#?}", found.causes) };
    assert_eq!(cause.kind, CauseKind::SpecialCare);
    assert_eq!(cause.place, ["特別な医療", "5 酸素療法"]);
    assert_eq!((cause.ours.as_str(), cause.official.as_str()), ("0.6分", "0.8分"));
}

#[test]
fn two_changed_scores_of_one_group_are_two_causes() {
    let mut texts = Texts::completed();
    let scores = texts.text("scores.yaml");
    *scores = scores
        .replace("何かにつかまればできる: 6.7点", "何かにつかまればできる: 6.4点")
        .replace("何か支えがあればできる: 6.2点", "何か支えがあればできる: 6.7点");
    let found = findings(&texts.edition().unwrap(), &records().cases);
    let places: Vec<&str> = found.causes.iter().map(|cause| cause.place[1].as_str()).collect();
    assert_eq!(places.len(), 2, "{:#?}", found.causes);
    assert!(places.contains(&"1-4 起き上がり") && places.contains(&"1-6 両足での立位"));
}

#[test]
fn an_addition_that_follows_from_a_wrong_leaf_is_no_cause_of_its_own() {
    let mut texts = Texts::completed();
    let bpsd = texts.text("trees/bpsd.yaml");
    let place = numbers(bpsd, "分").into_iter().find(|place| &bpsd[place.clone()] == "6.2").unwrap();
    bpsd.replace_range(place, "19.9");
    let rules = texts.edition().unwrap();
    let records = records();
    let found = findings(&rules, &records.cases);
    let moved = records.cases.iter().filter(|case| {
        let comparison = compare(&rules, &input(case.answers), &case.result);
        let addition = comparison.lines.iter().find(|line| line.part == ComparedPart::Addition).unwrap();
        addition.verdict == Verdict::Differs && addition.because.as_ref().unwrap().contains("加算前の合計が異なる")
    });
    assert!(moved.count() > 0);
    assert_eq!(found.causes.len(), 1, "{:#?}", found.causes);
    assert_eq!(found.causes[0].part, ComparedPart::Tree { tree: TreeId::Bpsd });
    assert!(found.addition.iter().any(|counts| counts.one_step > 0));
}

fn sheet(total: i32, addition: Option<i32>) -> OfficialResult {
    OfficialResult {
        minutes: TreeId::ALL.into_iter().map(|tree| (tree, Tenths::new(50))).collect(),
        total: Some(Tenths::new(total)),
        dementia_addition: addition.map(Tenths::new),
        ..OfficialResult::default()
    }
}

#[test]
fn the_official_total_is_read_with_or_without_the_addition_as_its_parts_add_up() {
    let read =
        |total, addition| compare(&records().rules, &JudgmentInput::default(), &sheet(total, addition)).total_reading;
    assert_eq!(read(590, Some(190)), TotalReading::WithAddition);
    assert_eq!(read(400, Some(190)), TotalReading::WithoutAddition);
    assert_eq!(read(400, Some(0)), TotalReading::NoAddition);
    assert_eq!(read(401, Some(190)), TotalReading::Neither);
    assert_eq!(read(400, None), TotalReading::WithoutAddition);
    assert_eq!(read(401, None), TotalReading::Unknown);
}

#[test]
fn the_level_is_read_before_or_after_the_addition_as_it_fits() {
    let rules = &records().rules;
    let raised = records().cases.iter().find(|case| {
        let numbers = outcome(rules, &input(case.answers));
        numbers.dementia_addition.low > Tenths::ZERO && numbers.care_levels.len() == 1
    });
    let case = raised.unwrap();
    let after = case.result.level.unwrap();
    let parts = |level, level_with_addition| {
        let result = OfficialResult { level, level_with_addition, ..case.result.clone() };
        let found = findings(rules, &[OfficialCase { result: result.clone(), ..case.clone() }]);
        let lines = compare(rules, &input(case.answers), &result).lines;
        let levels: Vec<(ComparedPart, Verdict)> =
            lines.iter().filter(|line| line.unit.is_empty()).map(|line| (line.part, line.verdict)).collect();
        (levels, found.causes.len())
    };
    let (both, _) = parts(Some(after), Some(after));
    assert_eq!(
        both.iter().map(|(part, _)| *part).collect::<Vec<_>>(),
        [ComparedPart::LevelBeforeAddition, ComparedPart::Level]
    );
    assert_eq!(both[1].1, Verdict::Agrees);
    assert_eq!(parts(Some(after), None), (vec![(ComparedPart::Level, Verdict::Agrees)], 0));
    let before = CareLevel::ALL.into_iter().find(|level| parts(Some(*level), Some(after)).0[0].1 != Verdict::Differs);
    let (alone, causes) = parts(before, None);
    assert_eq!((alone[0].0, causes), (ComparedPart::LevelBeforeAddition, 0));
    let (wrong, causes) = parts(Some(CareLevel::NotCertified), None);
    assert_eq!((wrong.as_slice(), causes), (&[(ComparedPart::Level, Verdict::Differs)][..], 1));
}

#[test]
fn an_addition_that_is_no_step_of_any_level_differs() {
    let rules = Texts::built_in().edition().unwrap();
    let mut answers: Answers = surveys(1, 11)[0];
    answers.set(surveys::form(), ItemId::PHYSICAL_INDEPENDENCE, &[4]).unwrap();
    answers.set(surveys::form(), ItemId::DEMENTIA_INDEPENDENCE, &[5]).unwrap();
    answers.set(surveys::form(), ItemId::SPECIAL_CARE, &[]).unwrap();
    let mut judged = input(answers);
    let minutes = Traced { minutes: Tenths::new(60), ..Traced::default() };
    judged.traced = TreeId::ALL.map(|_| Some(minutes.clone()));
    let verdict = |addition| {
        let official = OfficialResult { dementia_addition: Some(Tenths::new(addition)), ..OfficialResult::default() };
        compare(&rules, &judged, &official).lines[0].verdict
    };
    assert_eq!([verdict(0), verdict(190), verdict(390)], [Verdict::Within; 3]);
    assert_eq!([verdict(10), verdict(191), verdict(2000)], [Verdict::Differs; 3]);
}
