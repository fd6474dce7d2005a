//! Places of a case and what stands there, as people say them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use nintei_case::Tables;
use nintei_judgment::Tenths;
use nintei_store::{CaseId, CaseStatus, ChangeKind, Store};
use nintei_survey::wareki;
use nintei_survey::{
    Certification, Contact, FormEdition, ItemId, OpinionForm, OpinionQuestion, OverviewForm, ServiceCount, Situation,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, from_str};

use crate::history;
use crate::refusal::Refusal;

/// The words of one case's forms.
pub struct PlaceWords<'t> {
    form: &'t FormEdition,
    opinion: &'t OpinionForm,
}

impl<'t> PlaceWords<'t> {
    /// The words of the forms that `case` is on.
    pub fn of(store: &Store, tables: &'t Tables, case: CaseId) -> Result<Self, Refusal> {
        Ok(Self { form: tables.form(&store.case(case)?.form)?, opinion: tables.opinion() })
    }

    /// The place: 「特記事項（4-6 大声を出す）」.
    pub fn place(&self, kind: ChangeKind, item: Option<&str>) -> String {
        let name = match kind {
            ChangeKind::Opinion => item.map(|key| self.opinion_name(key).to_owned()),
            _ => self.question(kind, item).map(|(id, name)| format!("{id} {name}")),
        };
        name.map_or_else(|| kind.place_name(item), |name| format!("{}（{name}）", kind.name()))
    }

    /// The value `json` of the place, as it stands in the journal where it cannot be read. Empty where nothing is
    /// entered.
    pub fn value(&self, kind: ChangeKind, item: Option<&str>, json: &str) -> String {
        let said = match kind {
            ChangeKind::Application => application(item.unwrap_or_default(), json),
            ChangeKind::Overview => overview(&self.form.overview, item.unwrap_or_default(), json),
            ChangeKind::Opinion => self.opinion_value(item.unwrap_or_default(), json),
            ChangeKind::Status => read::<CaseStatus>(json).map(|status| status_name(status).to_owned()),
            ChangeKind::Traced => traced(json),
            _ => self.question(kind, item).map(|(id, _)| history::word(self.form, id, kind, json)),
        };
        said.or_else(|| read::<String>(json)).unwrap_or_else(|| json.to_owned())
    }

    /// The item of the form that a place is about, with its short name.
    fn question(&self, kind: ChangeKind, item: Option<&str>) -> Option<(ItemId, &str)> {
        if !matches!(
            kind,
            ChangeKind::Answer
                | ChangeKind::Note
                | ChangeKind::Memo
                | ChangeKind::Circumstances
                | ChangeKind::Dismissal
        ) {
            return None;
        }
        let id = item?.split('/').next()?.parse().ok()?;
        Some((id, self.form.question(id)?.short_name.as_str()))
    }

    fn opinion_question(&self, key: &str) -> Option<&OpinionQuestion> {
        self.opinion.question(serde_json::from_value(Value::String(key.to_owned())).ok()?)
    }

    fn opinion_name<'a>(&'a self, key: &'a str) -> &'a str {
        match key {
            "dementia_likelihood_percent" => "認知症自立度Ⅱ以上の蓋然性",
            "physician" => "医師氏名",
            "institution" => "医療機関名",
            "written_on" => "記入日",
            _ => self.opinion_question(key).map_or(key, |question| question.name.as_str()),
        }
    }

    fn opinion_value(&self, key: &str, json: &str) -> Option<String> {
        match key {
            "dementia_likelihood_percent" => read::<u8>(json).map(|percent| format!("{percent}%")),
            "written_on" => read::<NaiveDate>(json).map(wareki::with_western),
            "physician" | "institution" => read(json),
            _ => {
                let question = self.opinion_question(key)?;
                let numbers: Vec<u8> = read(json)?;
                let label = |no: &u8| question.options.iter().find(|option| option.no == *no);
                let labels: Option<Vec<String>> =
                    numbers.iter().map(|no| Some(format!("{no} {}", label(no)?.label))).collect();
                labels.map(|labels| if labels.is_empty() { "なし".to_owned() } else { labels.join("、") })
            }
        }
    }
}

fn read<T: DeserializeOwned>(json: &str) -> Option<T> {
    from_str(json).ok()
}

const fn status_name(status: CaseStatus) -> &'static str {
    match status {
        CaseStatus::Surveying => "調査中",
        CaseStatus::Surveyed => "調査済",
        CaseStatus::Closed => "終了",
        CaseStatus::Cancelled => "取消",
    }
}

fn application(field: &str, json: &str) -> Option<String> {
    match field {
        "birth_date" | "applied_on" | "surveyed_on" => read::<NaiveDate>(json).map(wareki::with_western),
        "terminal_cancer" => read(json).map(|yes: bool| if yes { "該当" } else { "非該当" }.to_owned()),
        "previous" | "before_previous" => read(json).map(|past| certification(&past)),
        _ => read(json),
    }
}

fn certification(past: &Certification) -> String {
    let parts = [
        past.level.map(|level| level.name().to_owned()),
        past.months.map(|months| format!("{months}か月")),
        past.from.map(|day| format!("{}から", wareki::with_western(day))),
        past.to.map(|day| format!("{}まで", wareki::with_western(day))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("、")
}

fn overview(form: &OverviewForm, field: &str, json: &str) -> Option<String> {
    match field {
        "started_at" | "ended_at" => read(json).map(|time: chrono::NaiveTime| time.format("%-H時%M分").to_string()),
        "last_certified_on" => read::<NaiveDate>(json).map(wareki::with_western),
        "contact" | "family_contact" | "facility_contact" => read(json).map(|place| contact(&place)),
        "situation" => read::<Situation>(json)?.name(form).map(str::to_owned),
        "household" => form.households.get(usize::from(read::<u8>(json)?.checked_sub(1)?)).cloned(),
        "services" => read(json).map(|used| services(form, &used)),
        "free_services" => read(json)
            .map(|lines: Vec<String>| lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("、")),
        _ => read(json),
    }
}

fn contact(place: &Contact) -> String {
    let phone = if place.phone.is_empty() { String::new() } else { format!("電話 {}", place.phone) };
    let postal = if place.postal_code.is_empty() { String::new() } else { format!("〒{}", place.postal_code) };
    [postal, place.address.clone(), phone].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// 「(介護予防)訪問介護 12回、住宅改修 あり」.
fn services(form: &OverviewForm, used: &BTreeMap<u8, i32>) -> String {
    let line = |(no, count): (&u8, &i32)| match form.services.iter().find(|line| line.no == *no) {
        Some(line) => {
            let count = match line.count {
                ServiceCount::TimesPerMonth => format!("{count}回"),
                ServiceCount::DaysPerMonth => format!("{count}日"),
                ServiceCount::Pieces => format!("{count}品目"),
                ServiceCount::Presence => if *count > 0 { "あり" } else { "なし" }.to_owned(),
            };
            format!("{} {count}", line.name)
        }
        None => format!("{no} {count}"),
    };
    used.iter().map(line).collect::<Vec<_>>().join("、")
}

/// 「12.3分（架空 花子、令和8年5月1日（2026年））」.
fn traced(json: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Worded {
        minutes: Tenths,
        by: String,
        on: Option<NaiveDate>,
    }
    let Worded { minutes, by, on } = read(json)?;
    let on = on.map(wareki::with_western).unwrap_or_default();
    let who = [by, on].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("、");
    Some(if who.is_empty() { format!("{minutes}分") } else { format!("{minutes}分（{who}）") })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_survey::{Application, OpinionItem, Overview, PhysicianOpinion};

    use super::*;

    fn words(tables: &Tables) -> PlaceWords<'_> {
        PlaceWords { form: &tables.forms()[0], opinion: tables.opinion() }
    }

    #[test]
    fn places_and_values_are_said_as_people_say_them() {
        let tables = Tables::load().unwrap();
        let words = words(&tables);
        for (kind, item, json, place, value) in [
            (ChangeKind::Answer, Some("1-3"), "[2]", "回答（1-3 寝返り）", "2 何かにつかまればできる"),
            (ChangeKind::Note, Some("4-6"), r#""架空の文""#, "特記事項（4-6 大声を出す）", "架空の文"),
            (ChangeKind::Application, Some("name"), r#""架空 花子""#, "申請（氏名）", "架空 花子"),
            (ChangeKind::Application, Some("sex"), r#""女""#, "申請（性別）", "女"),
            (ChangeKind::Application, Some("terminal_cancer"), "true", "申請（末期がん）", "該当"),
            (ChangeKind::Application, Some("kana"), r#""""#, "申請（ふりがな）", ""),
            (ChangeKind::Overview, Some("started_at"), r#""10:05:00""#, "概況調査（実施の開始時刻）", "10時05分"),
            (ChangeKind::Overview, Some("situation"), r#"{"at":"Home"}"#, "概況調査（現在の状況）", "居宅"),
            (ChangeKind::Opinion, Some("physician"), r#""架空 医師""#, "主治医意見書（医師氏名）", "架空 医師"),
            (ChangeKind::Status, None, r#""surveyed""#, "状況", "調査済"),
        ] {
            assert_eq!((words.place(kind, item).as_str(), words.value(kind, item, json).as_str()), (place, value));
        }
    }

    #[test]
    fn values_of_several_parts_name_each_part() {
        let tables = Tables::load().unwrap();
        let words = words(&tables);
        let said = |kind, item: &str, json: &str| words.value(kind, Some(item), json);
        let past = r#"{"level":"要介護2","months":24,"from":"2024-05-01","to":"2026-04-30"}"#;
        let past = said(ChangeKind::Application, "previous", past);
        assert!(past.starts_with("要介護2、24か月、") && past.ends_with("まで"), "{past}");
        let place = r#"{"postal_code":"100-0001","address":"架空市一丁目","phone":""}"#;
        assert_eq!(said(ChangeKind::Overview, "contact", place), "〒100-0001 架空市一丁目");
        let used = said(ChangeKind::Overview, "services", r#"{"1":12}"#);
        assert!(used.ends_with(" 12回"), "{used}");
        let traced = said(ChangeKind::Traced, "meal", r#"{"minutes":123,"by":"架空 確認","on":null}"#);
        assert_eq!(traced, "12.3分（架空 確認）");
    }

    #[test]
    fn every_field_of_a_case_has_a_name_and_its_empty_value_is_said() {
        let tables = Tables::load().unwrap();
        let words = words(&tables);
        let mut opinion = serde_json::to_value(PhysicianOpinion::default()).unwrap();
        opinion.as_object_mut().unwrap().remove("items");
        for (kind, whole) in [
            (ChangeKind::Application, serde_json::to_value(Application::default()).unwrap()),
            (ChangeKind::Overview, serde_json::to_value(Overview::default()).unwrap()),
            (ChangeKind::Opinion, opinion),
        ] {
            for (field, value) in whole.as_object().unwrap().iter().filter(|(_, value)| !value.is_null()) {
                assert_ne!(words.place(kind, Some(field)), format!("{}（{field}）", kind.name()));
                let said = words.value(kind, Some(field), &value.to_string());
                assert!(!said.contains(['{', '[', '"']), "{field}: {said}");
            }
        }
        for question in &tables.opinion().items {
            let key = serde_json::to_value(question.item).unwrap();
            let place = words.place(ChangeKind::Opinion, key.as_str());
            assert_eq!(place, format!("主治医意見書（{}）", question.name));
        }
        assert_eq!(serde_json::to_value(OpinionItem::Stability).unwrap(), "Stability");
    }

    #[test]
    fn what_cannot_be_read_is_shown_as_it_stands() {
        let tables = Tables::load().unwrap();
        let words = words(&tables);
        for (kind, item) in
            [(ChangeKind::Answer, "1-3"), (ChangeKind::Overview, "situation"), (ChangeKind::Traced, "meal")]
        {
            assert_eq!(words.value(kind, Some(item), "{\"x\":1}"), "{\"x\":1}");
        }
    }
}
