use nintei_judgment::Tenths;
use nintei_survey::{ApplicationKind, CareLevel, InsuredCategory, Stability};
use serde::Serialize;
use ts_rs::TS;

use super::ConditionVerdict::{self, Met, NotMet, Undecidable};
use super::possible::Possible;
use super::requirements::{self, InsurerRequirements, RequirementError};
use super::{ConditionLine, RequirementLine, SimplificationInput, SimplificationRules};

/// Whether a case may be reviewed in simplified form, condition by condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Simplification {
    /// The six conditions, in their order.
    pub conditions: Vec<ConditionLine>,
    /// The first day of the rules, and what the insurer requires of its own.
    pub requirements: Vec<RequirementLine>,
    /// All of them together: 満たさない wins over 判定できない.
    pub eligible: ConditionVerdict,
}

/// Verdict, value and reason of a condition.
type Found = (ConditionVerdict, String, String);

/// Looks at the six conditions and at what the insurer requires.
///
/// # Errors
/// [`RequirementError`] where the insurer's requirements are not allowed by the rules.
pub fn simplify(
    rules: &SimplificationRules,
    requirements: &InsurerRequirements,
    input: &SimplificationInput,
) -> Result<Simplification, RequirementError> {
    requirements.check(rules)?;
    let possible = Possible::of(rules, input);
    let found = [
        insured(input),
        application(input),
        same_level(input, &possible),
        previous_months(rules, input),
        stability(input, &possible),
        margin(rules, requirements.margin, input, &possible),
    ];
    let line = |((no, label), (verdict, value, reason)): ((u8, &String), Found)| ConditionLine {
        no,
        label: label.clone(),
        value,
        verdict,
        reason,
    };
    let conditions: Vec<ConditionLine> = (1u8..).zip(&rules.labels).zip(found).map(line).collect();
    let requirements = requirements::lines(rules, requirements, input, &possible);
    let verdicts = conditions.iter().map(|line| line.verdict).chain(requirements.iter().map(|line| line.verdict));
    let eligible = ConditionVerdict::all(verdicts);
    Ok(Simplification { conditions, requirements, eligible })
}

fn missing(what: &str) -> Found {
    (Undecidable, "未入力".to_owned(), format!("{what}を入力すると判定できます。"))
}

fn insured(input: &SimplificationInput) -> Found {
    let Some(insured) = input.insured else { return missing("被保険者区分") };
    let name = insured.name();
    let verdict = ConditionVerdict::of(insured == InsuredCategory::Category1);
    (verdict, name.to_owned(), format!("{name}被保険者です。"))
}

fn application(input: &SimplificationInput) -> Found {
    let Some(kind) = input.kind else { return missing("申請区分") };
    let verdict = ConditionVerdict::of(kind == ApplicationKind::Renewal);
    (verdict, kind.name().to_owned(), format!("申請時の申請区分は{}です。", kind.name()))
}

fn same_level(input: &SimplificationInput, possible: &Possible) -> Found {
    let now = possible.names(input.computed_levels);
    let Some(previous) = input.previous_level else {
        return (Undecidable, format!("今回 {now}、前回 未入力"), "前回認定結果を入力すると判定できます。".to_owned());
    };
    let value = format!("今回 {now}、前回 {previous}");
    let verdicts = possible.levels.iter().map(|level| ConditionVerdict::of(level == previous));
    let verdict = ConditionVerdict::agreed(verdicts);
    let reason = match verdict {
        Met => format!("今回も前回も{previous}です。"),
        NotMet => format!("前回の{previous}と一致しません。"),
        Undecidable => "一次判定の要介護度が一つに決まると判定できます。".to_owned(),
    };
    (verdict, value, reason)
}

fn previous_months(rules: &SimplificationRules, input: &SimplificationInput) -> Found {
    let Some(months) = input.previous_months else { return missing("前回の有効期間の月数") };
    let least = rules.previous_months;
    let holds = months >= least;
    let reason = if holds {
        format!("{months}か月（端数の日を除く）は{least}か月以上です。")
    } else {
        format!("{months}か月（端数の日を除く）は{least}か月に足りません。")
    };
    (ConditionVerdict::of(holds), format!("{months}か月"), reason)
}

fn stability(input: &SimplificationInput, possible: &Possible) -> Found {
    let asked = |level: CareLevel| matches!(level, CareLevel::Support2 | CareLevel::Care1);
    let any = possible.levels.iter().any(asked);
    let all = possible.levels.iter().all(asked);
    let value = match input.stability {
        Some(Stability::Stable) => "安定",
        Some(Stability::Unstable) => "不安定",
        None => "未入力",
    };
    let (verdict, reason) = match input.stability {
        _ if !any => (Met, "要支援2でも要介護1でもないため、安定性は問いません。"),
        Some(Stability::Stable) => (Met, "状態の安定性は安定です。"),
        Some(Stability::Unstable) if all => (NotMet, "状態の安定性が不安定です。"),
        Some(Stability::Unstable) => (Undecidable, "一次判定の要介護度が一つに決まると判定できます。"),
        None => (Undecidable, "状態の安定性を入力すると判定できます。"),
    };
    (verdict, value.to_owned(), reason.to_owned())
}

/// 重度化キワ: a total that reaches the next boundary with exactly `margin` more counts as within.
fn margin(rules: &SimplificationRules, margin: Tenths, input: &SimplificationInput, possible: &Possible) -> Found {
    let total = input.total.map(|total| format!("{total}分"));
    let value = total.clone().unwrap_or_else(|| "不明".to_owned());
    if possible.minutes.is_empty() {
        let reason = "一次判定の要介護度と要介護認定等基準時間が合いません。入力を確かめてください。";
        return (Undecidable, value, reason.to_owned());
    }
    let each = possible.minutes.iter().map(|(level, minutes)| match rules.next_boundary(*level) {
        None => Met,
        Some(next) if minutes.high < next - margin => Met,
        Some(next) if minutes.low >= next - margin => NotMet,
        Some(_) => Undecidable,
    });
    let verdict = ConditionVerdict::agreed(each);
    let mut boundaries: Vec<Tenths> =
        possible.minutes.iter().filter_map(|(level, _)| rules.next_boundary(*level)).collect();
    boundaries.dedup();
    let boundaries: Vec<String> = boundaries.iter().map(|boundary| format!("{boundary}分")).collect();
    let boundaries = boundaries.join("・");
    let set = if margin > rules.margin { "（保険者の要件）" } else { "" };
    let reason = match (verdict, &total) {
        (Met, _) if boundaries.is_empty() => "要介護5より重い要介護度はありません。".to_owned(),
        (Met, _) => format!("次の境目（{boundaries}）まで{margin}分を超えています{set}。"),
        (NotMet, _) => format!("次の境目（{boundaries}）まで{margin}分以内です{set}。"),
        (Undecidable, None) => "認知症加算を含む要介護認定等基準時間が分かると判定できます。".to_owned(),
        (Undecidable, Some(total)) => format!(
            "要介護認定等基準時間が{total}のままでは、次の境目（{boundaries}）まで{margin}分以内{set}かどうか分かりません。\
             時間の幅が狭まると判定できます。"
        ),
    };
    (verdict, value, reason)
}
