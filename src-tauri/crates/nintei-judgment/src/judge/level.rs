//! From the total to the care levels still possible.

use nintei_survey::{CareLevel, CareLevels, ItemId, Stability};

use crate::judgment::{CategoryLine, LikelihoodSource, SplitSteps};
use crate::rules::RuleEdition;
use crate::{Interval, JudgmentInput};

// The flow of 審査会委員テキスト2009改訂版 図表6.

/// Option of 7-2 from which on the degree counts as Ⅱ or worse (1 自立, 2 Ⅰ, 3 Ⅱa …).
const DEGREE_II: u8 = 3;
/// 蓋然性 in percent from which on 要介護1 is left.
pub(crate) const LIKELY: u8 = 50;

pub(super) fn lines(rules: &RuleEdition, total: Interval) -> Vec<CategoryLine<'_>> {
    rules
        .categories
        .iter()
        .map(|category| CategoryLine {
            level: category.level,
            code: &category.code,
            from: category.from,
            below: category.below,
            reached: category.meets(total),
        })
        .collect()
}

pub(crate) fn care_levels(rules: &RuleEdition, input: &JudgmentInput, total: Interval) -> CareLevels {
    let met: CareLevels =
        rules.categories.iter().filter(|category| category.meets(total)).map(|category| category.level).collect();
    match split(rules, input, total) {
        Some(split) => [CareLevel::Support2, CareLevel::Care1]
            .into_iter()
            .filter(|level| !split.left.contains(*level))
            .fold(met, CareLevels::without),
        None => met,
    }
}

/// 要支援2 or 要介護1, where the total reaches their range.
pub(crate) fn split(rules: &RuleEdition, input: &JudgmentInput, total: Interval) -> Option<SplitSteps> {
    let reached = rules.categories.iter().any(|category| category.level == CareLevel::Care1 && category.meets(total));
    if !reached {
        return None;
    }
    let survey = input.answers.get(ItemId::DEMENTIA_INDEPENDENCE).single();
    let opinion = input.opinion.dementia;
    let agreement = survey.zip(opinion).and_then(|(survey, opinion)| {
        let degrees = [survey >= DEGREE_II, opinion >= DEGREE_II];
        (degrees[0] == degrees[1]).then_some(if degrees[0] { 100 } else { 0 })
    });
    let likelihood_percent = agreement.or(input.opinion.dementia_likelihood_percent);
    let likelihood_source = match (agreement, likelihood_percent) {
        (Some(_), _) => LikelihoodSource::Agreement,
        (None, Some(_)) => LikelihoodSource::Entered,
        (None, None) => LikelihoodSource::Unknown,
    };
    let stability = input.opinion.stability;
    let support2 = CareLevels::NONE.with(CareLevel::Support2);
    let care1 = CareLevels::NONE.with(CareLevel::Care1);
    let both = support2.with(CareLevel::Care1);
    let (left, reason) = match (likelihood_percent.map(|percent| percent >= LIKELY), stability) {
        (Some(true), _) => (care1, "認知症自立度Ⅱ以上の蓋然性が50%以上のため、要介護1です。"),
        (_, Some(Stability::Unstable)) => (care1, "状態が不安定のため、蓋然性にかかわらず要介護1です。"),
        (Some(false), Some(Stability::Stable)) => {
            (support2, "蓋然性が50%未満で、状態が安定しているため、要支援2です。")
        }
        (Some(false), None) => {
            (both, "蓋然性は50%未満です。状態の安定性が分かるまで、要支援2と要介護1の両方を残します。")
        }
        (None, Some(Stability::Stable)) => {
            (both, "状態は安定しています。蓋然性が分かるまで、要支援2と要介護1の両方を残します。")
        }
        (None, None) => (both, "蓋然性と状態の安定性が分かるまで、要支援2と要介護1の両方を残します。"),
    };
    Some(SplitSteps { survey, opinion, likelihood_percent, likelihood_source, stability, left, reason })
}
