//! Reading an official result that a person types from the official sheet.

use nintei_judgment::{Interval, JudgmentInput, OfficialResult, RuleEdition, Tenths, TreeId, outcome};
use nintei_survey::wareki;

use crate::refusal::Refusal;
use crate::views::OfficialResultEntry;

/// Largest total that can be meant, tenths of a minute.
const MOST: Tenths = Tenths::new(9999);

/// Reads `entry`. Fields left empty are not on file.
///
/// # Errors
/// One sentence, on a line of its own, for every field that cannot be meant.
pub fn read(entry: &OfficialResultEntry, rules: &RuleEdition) -> Result<OfficialResult, Refusal> {
    let mut reading = Reading { faults: Vec::new() };
    let mut result = OfficialResult {
        judged_on: reading.day("判定日", &entry.judged_on),
        level: entry.level,
        level_with_addition: entry.level_with_addition,
        total: reading.minutes("要介護認定等基準時間", &entry.total, Interval::new(Tenths::ZERO, MOST)),
        dementia_addition: reading.minutes("認知症加算", &entry.dementia_addition, Interval::new(Tenths::ZERO, MOST)),
        stability: entry.stability,
        likelihood_percent: reading.percent("認知症自立度Ⅱ以上の蓋然性", &entry.likelihood_percent),
        ..OfficialResult::default()
    };
    for (tree, text) in &entry.minutes {
        if let Some(minutes) = reading.minutes(rules.tree_name(*tree), text, shown(rules, *tree)) {
            result.minutes.insert(*tree, minutes);
        }
    }
    for (group, text) in &entry.scores {
        if let Some(points) = reading.points(*group, text) {
            result.scores.insert(*group, points);
        }
    }
    if !reading.faults.is_empty() {
        return Err(Refusal::new("official-entry", reading.faults.join("\n")));
    }
    if result == OfficialResult::default() {
        let sentence = "公式の結果が何も入力されていません。結果票の値を入力してください。取り消すときは「消去」を使ってください。";
        return Err(Refusal::new("official-entry-empty", sentence));
    }
    Ok(result)
}

/// What the official sheet can show for `tree`: 医療関連行為 is printed with 特別な医療.
fn shown(rules: &RuleEdition, tree: TreeId) -> Interval {
    let range = rules.displayed_range(tree);
    if tree == TreeId::Medical { range + outcome(rules, &JudgmentInput::default()).special_care } else { range }
}

struct Reading {
    faults: Vec<String>,
}

impl Reading {
    fn day(&mut self, field: &str, text: &str) -> Option<chrono::NaiveDate> {
        if text.trim().is_empty() {
            return None;
        }
        wareki::read(text).map_err(|error| self.faults.push(format!("{field}: {error}"))).ok()
    }

    fn minutes(&mut self, field: &str, text: &str, range: Interval) -> Option<Tenths> {
        self.number(field, text, '分', "12.3", range)
    }

    fn points(&mut self, group: u8, text: &str) -> Option<Tenths> {
        if !(1..=5).contains(&group) {
            self.faults.push(format!("第{group}群という群はありません。第1群から第5群までを入力してください。"));
            return None;
        }
        let range = Interval::new(Tenths::ZERO, Tenths::new(1000));
        self.number(&format!("第{group}群の得点"), text, '点', "68.4", range)
    }

    fn number(&mut self, field: &str, text: &str, unit: char, like: &str, range: Interval) -> Option<Tenths> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        match Tenths::read_typed(text, unit) {
            None => self.faults.push(format!(
                "{field}の「{text}」は数として読めません。「{like}」のように小数第1位まで入力してください。"
            )),
            Some(number) if !range.contains(Interval::exactly(number)) => self.faults.push(format!(
                "{field}の{number}{unit}は、公式の結果票が表す{range}{unit}の外です。結果票の値を確かめてください。"
            )),
            Some(number) => return Some(number),
        }
        None
    }

    fn percent(&mut self, field: &str, text: &str) -> Option<u8> {
        let plain = text.trim().trim_end_matches(['%', '％']);
        if plain.is_empty() {
            return None;
        }
        // Whole percent, read as every other number is, so that full-width digits are too.
        let whole = Tenths::read_typed(plain, '%').map(Tenths::count).filter(|count| count % 10 == 0);
        let percent = whole.and_then(|count| u8::try_from(count / 10).ok()).filter(|percent| *percent <= 100);
        if percent.is_none() {
            let text = text.trim();
            self.faults
                .push(format!("{field}の「{text}」は割合として読めません。0から100までの整数で入力してください。"));
        }
        percent
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_survey::CareLevel;

    use super::*;

    fn rules() -> RuleEdition {
        let forms = nintei_survey::built_in().unwrap();
        nintei_judgment::built_in(&forms).unwrap().pop().unwrap()
    }

    fn faults(entry: &OfficialResultEntry) -> Vec<String> {
        read(entry, &rules()).unwrap_err().message.lines().map(str::to_owned).collect()
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let entry = OfficialResultEntry {
            judged_on: "令和8年11月13日".into(),
            level: Some(CareLevel::Care1),
            total: " ４８．２分 ".into(),
            minutes: [(TreeId::Meal, "5.1".into()), (TreeId::Excretion, "７".into()), (TreeId::Bpsd, "  ".into())]
                .into(),
            dementia_addition: "０".into(),
            scores: [(1, "68.4点".into()), (2, "１００".into())].into(),
            likelihood_percent: "６０％".into(),
            ..OfficialResultEntry::default()
        };
        let result = read(&entry, &rules()).unwrap();
        assert_eq!(result.judged_on, chrono::NaiveDate::from_ymd_opt(2026, 11, 13));
        assert_eq!(result.level, Some(CareLevel::Care1));
        assert_eq!(result.total, Some(Tenths::new(482)));
        assert_eq!(result.minutes, [(TreeId::Meal, Tenths::new(51)), (TreeId::Excretion, Tenths::new(70))].into());
        assert_eq!(result.dementia_addition, Some(Tenths::ZERO));
        assert_eq!(result.scores, [(1, Tenths::new(684)), (2, Tenths::new(1000))].into());
        assert_eq!(result.likelihood_percent, Some(60));
    }

    #[test]
    fn every_field_that_cannot_be_meant_is_named_in_a_sentence_of_its_own() {
        let entry = OfficialResultEntry {
            judged_on: "きのう".into(),
            total: "48.25".into(),
            minutes: [(TreeId::Meal, "124".into())].into(),
            scores: [(3, "100.1".into()), (6, "50.0".into())].into(),
            likelihood_percent: "60.5".into(),
            ..OfficialResultEntry::default()
        };
        let faults = faults(&entry);
        let places = ["判定日", "要介護認定等基準時間", "蓋然性", "食事", "第3群の得点", "第6群"];
        assert_eq!(faults.len(), places.len(), "{faults:?}");
        for (fault, place) in faults.iter().zip(places) {
            assert!(fault.contains(place), "{fault} does not name {place}");
        }
    }

    #[test]
    fn minutes_that_the_official_sheet_never_shows_are_refused_and_its_largest_are_not() {
        let rules = rules();
        for tree in TreeId::ALL {
            let range = shown(&rules, tree);
            let typed = |minutes: Tenths| OfficialResultEntry {
                minutes: [(tree, minutes.to_string())].into(),
                ..OfficialResultEntry::default()
            };
            assert_eq!(read(&typed(range.high), &rules).unwrap().minutes[&tree], range.high);
            assert!(read(&typed(range.high + Tenths::STEP), &rules).is_err());
            assert!(read(&typed(range.low - Tenths::STEP), &rules).is_err());
        }
        assert!(shown(&rules, TreeId::Medical).high > rules.displayed_range(TreeId::Medical).high);
    }

    #[test]
    fn an_entry_without_any_value_is_refused() {
        assert_eq!(read(&OfficialResultEntry::default(), &rules()).unwrap_err().code, "official-entry-empty");
    }

    #[test]
    fn an_entry_is_read_from_what_the_window_sends() {
        let sent = serde_json::json!({
            "judged_on": "", "level": "要介護1", "level_with_addition": null, "total": "", "minutes": {"meal": "5.1"},
            "dementia_addition": "", "scores": {"1": "68.4"}, "stability": "安定", "likelihood_percent": ""
        });
        let entry: OfficialResultEntry = serde_json::from_value(sent).unwrap();
        assert_eq!(entry.scores, [(1, "68.4".to_owned())].into());
    }
}
