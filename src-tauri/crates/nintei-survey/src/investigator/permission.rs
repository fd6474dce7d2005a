use serde::Serialize;
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

use super::{Employer, Investigator, Qualification};
use crate::ApplicationKind;

/// Whether an investigator may survey a case, and what stands against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SurveyPermission {
    /// The gravest of the findings.
    pub verdict: Verdict,
    /// What was found, refusals first. Empty where the survey is allowed.
    pub findings: Vec<PermissionFinding>,
}

/// Whether a survey may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub enum Verdict {
    /// Nothing stands against it.
    Allowed,
    /// Something has to be made sure.
    Warned,
    /// A rule forbids it.
    Refused,
}

/// One rule that forbids a survey or asks for a second look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PermissionFinding {
    /// Warned or refused.
    pub verdict: Verdict,
    /// The rule.
    pub rule: SurveyRule,
    /// The rule's name, for people.
    pub rule_name: &'static str,
    /// What is wrong and what to do.
    pub sentence: String,
}

/// A rule on who may survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub enum SurveyRule {
    /// All must have finished the training.
    Training,
    /// 新規 is surveyed by the municipality or a 指定市町村事務受託法人 only.
    NewApplication,
    /// Who may survey at a 指定市町村事務受託法人.
    Qualification,
    /// A doctor may not survey the person of whom they wrote the opinion.
    OwnPatient,
}

impl SurveyRule {
    /// The rule's name, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Training => "認定調査員研修の修了",
            Self::NewApplication => "新規申請の調査は市町村又は指定市町村事務受託法人",
            Self::Qualification => "認定調査員の資格要件",
            Self::OwnPatient => "主治医意見書を記載した医師による調査の禁止",
        }
    }
}

/// Whether `investigator` may survey a case of `kind` whose 主治医意見書 was written by `opinion_physician` (empty
/// where not known yet).
///
/// What is not known is never taken for granted: it warns. 職権 by an entrusted office warns too, since only 更新
/// and 区分変更 are known to be entrustable. For an entrusted office the qualification other than 介護支援専門員
/// warns. At a 指定市町村事務受託法人 a year of 認定調査 is enough for a professional without a qualification of 規則
/// 113条の2: whether 該当なし is such a professional has to be made sure. Two names are the same where they differ in blanks and width only; the same name of somebody who is not
/// a doctor warns.
#[must_use]
pub fn survey_permission(
    investigator: &Investigator,
    kind: Option<ApplicationKind>,
    opinion_physician: &str,
) -> SurveyPermission {
    let found = [
        training(investigator),
        entrusting(investigator, kind),
        qualification(investigator, kind),
        own_patient(investigator, opinion_physician),
    ];
    let mut findings: Vec<PermissionFinding> = found.into_iter().flatten().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.verdict));
    let verdict = findings.first().map_or(Verdict::Allowed, |finding| finding.verdict);
    SurveyPermission { verdict, findings }
}

fn finding(verdict: Verdict, rule: SurveyRule, sentence: &str) -> Option<PermissionFinding> {
    Some(PermissionFinding { verdict, rule, rule_name: rule.name(), sentence: sentence.to_owned() })
}

fn training(investigator: &Investigator) -> Option<PermissionFinding> {
    match investigator.trained {
        Some(true) => None,
        Some(false) => finding(
            Verdict::Refused,
            SurveyRule::Training,
            "この調査員は認定調査員研修を修了していないため、調査できません。研修を修了した調査員に替えてください。",
        ),
        None => finding(
            Verdict::Warned,
            SurveyRule::Training,
            "この調査員の認定調査員研修の修了が登録されていません。修了を確かめて登録してください。",
        ),
    }
}

fn entrusting(investigator: &Investigator, kind: Option<ApplicationKind>) -> Option<PermissionFinding> {
    let rule = SurveyRule::NewApplication;
    match (investigator.employer, kind) {
        (Some(Employer::EntrustedOffice), Some(ApplicationKind::New)) => finding(
            Verdict::Refused,
            rule,
            "新規申請の調査は居宅介護支援事業者等に委託できません。市町村又は指定市町村事務受託法人の調査員に替えてください。",
        ),
        (Some(Employer::EntrustedOffice), Some(ApplicationKind::ExOfficio)) => finding(
            Verdict::Warned,
            rule,
            "職権による調査の委託です。委託できるのは更新と区分変更です。委託してよいかを確かめてください。",
        ),
        (Some(Employer::EntrustedOffice), None) => finding(
            Verdict::Warned,
            rule,
            "申請区分が入力されていません。新規申請であれば居宅介護支援事業者等に委託できません。申請区分を確かめてください。",
        ),
        (None, Some(ApplicationKind::New | ApplicationKind::ExOfficio) | None) => finding(
            Verdict::Warned,
            rule,
            "調査員の所属機関の種類が登録されていません。市町村又は指定市町村事務受託法人かを確かめて登録してください。",
        ),
        _ => None,
    }
}

fn qualification(investigator: &Investigator, kind: Option<ApplicationKind>) -> Option<PermissionFinding> {
    let rule = SurveyRule::Qualification;
    let warned = |sentence| finding(Verdict::Warned, rule, sentence);
    let Some(employer) = investigator.employer else {
        // For every other kind of application the kind of office is asked for already.
        let asked_here = matches!(kind, Some(ApplicationKind::Renewal | ApplicationKind::Change));
        let open = asked_here && investigator.qualification != Some(Qualification::CareManager);
        let sentence = "調査員の所属機関の種類が登録されていないため、資格要件を確かめられません。所属機関の種類を登録してください。";
        return open.then_some(sentence).and_then(warned);
    };
    match (employer, investigator.qualification) {
        (Employer::Municipality, _) | (_, Some(Qualification::CareManager)) => None,
        (Employer::EntrustedOffice, _) => {
            warned("委託先の調査員が介護支援専門員として登録されていません。資格を確かめて登録してください。")
        }
        (Employer::DesignatedCorporation, None) => {
            warned("調査員の資格が登録されていません。資格を確かめて登録してください。")
        }
        (Employer::DesignatedCorporation, Some(Qualification::Other)) => match investigator.survey_practice_years {
            Some(0) => finding(
                Verdict::Refused,
                rule,
                "指定市町村事務受託法人の調査員は、介護支援専門員又は保健・医療・福祉の専門職でなければなりません。資格のある調査員に替えてください。",
            ),
            Some(_) => warned(
                "調査員の資格が「該当なし」です。認定調査1年以上の調査員は保健・医療・福祉の専門職であれば調査できます。確かめてください。",
            ),
            None => warned(
                "調査員の資格が「該当なし」で、経験年数が登録されていません。保健・医療・福祉の専門職で認定調査1年以上であることを確かめて登録してください。",
            ),
        },
        (Employer::DesignatedCorporation, Some(Qualification::Physician | Qualification::Professional)) => {
            let reached = |years: Option<u8>, wanted: u8| years.map(|years| years >= wanted);
            let practice =
                [reached(investigator.care_practice_years, 5), reached(investigator.survey_practice_years, 1)];
            if practice.contains(&Some(true)) {
                None
            } else if practice.contains(&None) {
                warned(
                    "調査員の経験年数が登録されていません。介護の実務5年以上又は認定調査1年以上であることを確かめて登録してください。",
                )
            } else {
                finding(
                    Verdict::Refused,
                    rule,
                    "指定市町村事務受託法人の介護支援専門員以外の調査員には、介護の実務5年以上又は認定調査1年以上が必要です。要件を満たす調査員に替えてください。",
                )
            }
        }
    }
}

fn own_patient(investigator: &Investigator, opinion_physician: &str) -> Option<PermissionFinding> {
    let plain = |name: &str| -> String { name.nfkc().filter(|letter| !letter.is_whitespace()).collect() };
    let name = plain(&investigator.name);
    if name.is_empty() || name != plain(opinion_physician) {
        return None;
    }
    let rule = SurveyRule::OwnPatient;
    if investigator.qualification == Some(Qualification::Physician) {
        finding(
            Verdict::Refused,
            rule,
            "主治医意見書を記載した医師は、同じ人の調査をできません。別の調査員に替えてください。",
        )
    } else {
        finding(
            Verdict::Warned,
            rule,
            "調査員が主治医意見書の医師と同じ氏名です。同じ人であれば調査できません。確かめてください。",
        )
    }
}
