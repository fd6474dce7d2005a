use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::contact::{self, Written};
use super::{Overview, PastCertification, Situation};
use crate::form::ServiceCount;
use crate::{OverviewForm, ServiceLine};

/// A field of the 概況調査, to jump to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "field")]
pub enum OverviewField {
    /// Ⅰ 実施日.
    SurveyedOn,
    /// Ⅰ 実施時間.
    Time,
    /// Ⅰ 実施場所.
    Place,
    /// Ⅰ 記入者氏名.
    Investigator,
    /// Ⅰ 所属機関.
    Organization,
    /// Ⅱ 過去の認定.
    Past,
    /// Ⅱ 前回認定年月日.
    LastCertifiedOn,
    /// Ⅱ 郵便番号.
    PostalCode,
    /// Ⅱ 現住所.
    Address,
    /// Ⅱ 電話.
    Phone,
    /// Ⅱ 家族等連絡先の郵便番号.
    FamilyPostalCode,
    /// Ⅱ 家族等連絡先の電話.
    FamilyPhone,
    /// Ⅲ 現在の状況.
    Situation,
    /// Ⅲ 在宅利用.
    Service {
        /// Number of the service on the form.
        no: u8,
    },
    /// Ⅲ 施設等名.
    FacilityName,
    /// Ⅲ 施設等の郵便番号.
    FacilityPostalCode,
    /// Ⅲ 施設等の電話.
    FacilityPhone,
    /// Ⅳ 家族状況.
    Household,
    /// Ⅳ free text.
    Remarks,
}

/// Something in the 概況調査 that cannot be, or is written otherwise than usual.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OverviewFinding {
    /// Where.
    pub field: OverviewField,
    /// What is wrong and what to do.
    pub sentence: String,
    /// The same value well written, to be taken over by one press. `None` where it can only be corrected by hand.
    pub suggestion: Option<String>,
}

impl Overview {
    /// What cannot be or is written otherwise than usual, in the order of the form. `surveyed_on` is the day of
    /// the survey, where known. Nothing is refused and nothing is changed.
    #[must_use]
    pub fn findings(&self, form: &OverviewForm, surveyed_on: Option<NaiveDate>) -> Vec<OverviewFinding> {
        let mut findings = Vec::new();
        let mut found = |field, sentence: String, suggestion| {
            findings.push(OverviewFinding { field, sentence, suggestion });
        };
        if let (Some(start), Some(end)) = (self.started_at, self.ended_at)
            && end < start
        {
            let (start, end) = (start.format("%H:%M"), end.format("%H:%M"));
            let sentence = format!("調査の終了時刻（{end}）が開始時刻（{start}）より前です。時刻を確かめてください。");
            found(OverviewField::Time, sentence, None);
        }
        if let (Some(PastCertification::First), Some(_)) = (self.past, self.last_certified_on) {
            let sentence =
                "過去の認定が「初回」ですが、前回認定年月日が記入されています。どちらかを直してください。".to_owned();
            found(OverviewField::Past, sentence, None);
        }
        if let (Some(last), Some(day)) = (self.last_certified_on, surveyed_on)
            && last > day
        {
            let sentence = "前回認定年月日が調査日より後です。日付を確かめてください。".to_owned();
            found(OverviewField::LastCertifiedOn, sentence, None);
        }
        let own = (&self.contact, OverviewField::PostalCode, OverviewField::Phone, "");
        let family =
            (&self.family_contact, OverviewField::FamilyPostalCode, OverviewField::FamilyPhone, "家族等連絡先の");
        let facility =
            (&self.facility_contact, OverviewField::FacilityPostalCode, OverviewField::FacilityPhone, "施設等の");
        for (contact, postal_code, phone, whose) in [own, family, facility] {
            let written = [
                (postal_code, contact::postal_code(&contact.postal_code), &contact.postal_code, "郵便番号", "123-4567"),
                (phone, contact::phone(&contact.phone), &contact.phone, "電話番号", "03-1234-5678"),
            ];
            for (field, state, text, name, example) in written {
                match state {
                    Written::Well => {}
                    Written::Otherwise(well) => {
                        let sentence = format!("{whose}{name}「{}」は「{well}」と書けます。", text.trim());
                        found(field, sentence, Some(well));
                    }
                    Written::Malformed => {
                        let text = text.trim();
                        let sentence = format!(
                            "{whose}{name}「{text}」は{name}の形ではありません。「{example}」のように書いてください。"
                        );
                        found(field, sentence, None);
                    }
                }
            }
        }
        for (&no, &count) in &self.services {
            if let Some(sentence) = service_sentence(form.service(no), no, count) {
                found(OverviewField::Service { no }, sentence, None);
            }
        }
        if let Some(Situation::Facility { no }) = self.situation
            && form.facility(no).is_none()
        {
            let sentence = format!("施設等の番号{no}は調査票にありません。選び直してください。");
            found(OverviewField::Situation, sentence, None);
        }
        if let Some(no) = self.household.filter(|no| form.household(*no).is_none()) {
            let sentence = format!("家族状況の番号{no}は調査票にありません。選び直してください。");
            found(OverviewField::Household, sentence, None);
        }
        findings
    }
}

/// What is wrong with the count of a service. A month has at most 31 days; more than 310 visits in a month (ten a
/// day) or more than 30 pieces are taken for a slip.
fn service_sentence(service: Option<&ServiceLine>, no: u8, count: i32) -> Option<String> {
    let Some(service) = service else {
        return Some(format!("サービスの番号{no}は調査票にありません。消してください。"));
    };
    let name = &service.name;
    if count < 0 {
        return Some(format!("{name}の数が負の数（{count}）です。0以上の数を書いてください。"));
    }
    let (most, unit) = match service.count {
        ServiceCount::DaysPerMonth => (31, "日"),
        ServiceCount::TimesPerMonth => (310, "回"),
        ServiceCount::Pieces => (30, "品目"),
        ServiceCount::Presence => (1, ""),
    };
    (count > most).then(|| match service.count {
        ServiceCount::Presence => format!("{name}は「あり」（1）か「なし」（0）です。選び直してください。"),
        _ => format!("{name}が{count}{unit}になっています。{most}{unit}を超えることはまれです。数を確かめてください。"),
    })
}
