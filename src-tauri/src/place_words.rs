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

    /// The place: 「特記事項（4-6 大声をだす）」.
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
