use serde::Serialize;
use ts_rs::TS;

use crate::investigator::{SurveyPermission, SurveyRule};
use crate::notes::{Circumstances, Dismissal, ExpectedReason, NoteOverrun, NoteState, blanks, expected_notes};
use crate::overview::{OverviewField, Situation, SurveyPlace};
use crate::{
    Answers, Application, ApplicationKind, FormEdition, ItemId, KnownNames, Overview, PastCertification, SpecialNotes,
    TextSpan, VagueWords,
};

/// A survey with everything that is looked at before it is handed over.
#[derive(Debug, Clone, Copy)]
pub struct SurveyState<'a> {
    /// The edition it was made with.
    pub form: &'a FormEdition,
    /// 申請.
    pub application: &'a Application,
    /// 概況調査.
    pub overview: &'a Overview,
    /// 基本調査.
    pub answers: &'a Answers,
    /// 特記事項.
    pub notes: &'a SpecialNotes,
    /// What was flagged about the items.
    pub circumstances: &'a Circumstances,
    /// Expected notes that are not to be written.
    pub dismissals: &'a [Dismissal],
    /// Whether the investigator may survey this case. `None` where nobody is assigned.
    pub permission: Option<&'a SurveyPermission>,
    /// The insurer's limits of 特記事項 that are exceeded.
    pub overruns: &'a [NoteOverrun],
    /// Words that stand where a number belongs.
    pub vague_words: &'a VagueWords,
    /// The names of the case.
    pub names: &'a KnownNames,
}

/// Something to do before the survey is handed over. It never hinders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpenPoint {
    /// What kind of thing.
    pub kind: OpenPointKind,
    /// Where to jump.
    pub place: PointPlace,
    /// What is missing, a sentence.
    pub sentence: String,
}

/// What kind of thing is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub enum OpenPointKind {
    /// A rule on who may survey stands against it.
    Permission,
    /// A field of 申請 is empty.
    MissingApplication,
    /// A field of the 概況調査 is empty.
    MissingOverview,
    /// A field of the 概況調査 cannot be so.
    DoubtfulOverview,
    /// An item is not answered.
    UnansweredItem,
    /// An expected note is open.
    ExpectedNote,
    /// A blank of a phrase is not filled.
    UnfilledBlank,
    /// The notes are longer than the insurer allows.
    NoteTooLong,
    /// A note says vaguely what belongs in numbers.
    VagueWord,
    /// A note names somebody.
    Name,
}

/// A field of 申請 that every survey form shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ApplicationField {
    /// 保険者番号.
    InsurerNumber,
    /// 被保険者番号.
    InsuredNumber,
    /// 氏名.
    Name,
    /// 性別.
    Sex,
    /// 生年月日.
    BirthDate,
    /// 申請区分.
    Kind,
    /// 前回の認定.
    Previous,
}

/// A place of the survey to jump to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "at")]
pub enum PointPlace {
    /// The investigator of the case.
    Investigator {
        /// The rule.
        rule: SurveyRule,
    },
    /// A field of 申請.
    Application {
        /// The field.
        field: ApplicationField,
    },
    /// A field of the 概況調査.
    Overview {
        /// The field.
        #[serde(flatten)]
        field: OverviewField,
    },
    /// An item's answer.
    Item {
        /// The item.
        item: ItemId,
    },
    /// An item's note that is expected.
    ExpectedNote {
        /// The item.
        item: ItemId,
        /// Which of its expectations, to be dismissed there.
        reason: ExpectedReason,
    },
    /// An item's note.
    Note {
        /// The item.
        item: ItemId,
    },
    /// All notes together.
    Notes,
    /// A part of an item's note.
    NoteText {
        /// The item.
        item: ItemId,
        /// The part.
        span: TextSpan,
    },
}

impl SurveyState<'_> {
    /// What is missing before the survey is handed over: who may survey, 申請, 概況調査, items with both 自立度, expected
    /// notes, blanks, length, vague words, names; within each in the order of the form.
    #[must_use]
    pub fn open_points(&self) -> Vec<OpenPoint> {
        let mut points = Vec::new();
        self.permission_points(&mut points);
        self.application_points(&mut points);
        self.overview_points(&mut points);
        self.item_points(&mut points);
        self.expected_points(&mut points);
        self.text_points(&mut points);
        self.length_points(&mut points);
        points.sort_by_key(|point| point.kind);
        points
    }

    fn permission_points(&self, points: &mut Vec<OpenPoint>) {
        for finding in self.permission.into_iter().flat_map(|permission| &permission.findings) {
            points.push(OpenPoint {
                kind: OpenPointKind::Permission,
                place: PointPlace::Investigator { rule: finding.rule },
                sentence: format!("【{}】{}", finding.rule_name, finding.sentence),
            });
        }
    }

    fn length_points(&self, points: &mut Vec<OpenPoint>) {
        for overrun in self.overruns {
            let place = match overrun {
                NoteOverrun::NoteCharacters { item, .. } => PointPlace::Note { item: *item },
                NoteOverrun::AllCharacters { .. } | NoteOverrun::AllLines { .. } => PointPlace::Notes,
            };
            points.push(OpenPoint { kind: OpenPointKind::NoteTooLong, place, sentence: overrun.sentence() });
        }
    }

    /// What the survey form prints from 申請. 前回の認定 is wanted where there must have been one.
    fn application_points(&self, points: &mut Vec<OpenPoint>) {
        let application = self.application;
        let blank = |text: &str| text.trim().is_empty();
        let level_unknown = application.previous.as_ref().is_none_or(|previous| previous.level.is_none());
        let wanted = [
            (blank(&application.insurer_number), ApplicationField::InsurerNumber, "保険者番号"),
            (blank(&application.insured_number), ApplicationField::InsuredNumber, "被保険者番号"),
            (blank(&application.name), ApplicationField::Name, "氏名"),
            (application.sex.is_none(), ApplicationField::Sex, "性別"),
            (application.birth_date.is_none(), ApplicationField::BirthDate, "生年月日"),
            (application.kind.is_none(), ApplicationField::Kind, "申請区分"),
            (self.certified_before() && level_unknown, ApplicationField::Previous, "前回の要介護度"),
        ];
        for (_, field, name) in wanted.into_iter().filter(|(empty, ..)| *empty) {
            points.push(OpenPoint {
                kind: OpenPointKind::MissingApplication,
                place: PointPlace::Application { field },
                sentence: format!("申請の{name}が記入されていません。"),
            });
        }
    }

    /// 更新 and 区分変更 follow an earlier certification; so does what 概況調査 calls 2回め以降.
    fn certified_before(&self) -> bool {
        matches!(self.application.kind, Some(ApplicationKind::Renewal | ApplicationKind::Change))
            || self.overview.past == Some(PastCertification::Repeated)
    }

    fn overview_points(&self, points: &mut Vec<OpenPoint>) {
        let mut add = |kind, field, sentence| {
            points.push(OpenPoint { kind, place: PointPlace::Overview { field }, sentence });
        };
        for (field, name) in self.empty_fields() {
            add(OpenPointKind::MissingOverview, field, format!("概況調査の{name}が記入されていません。"));
        }
        for finding in self.overview.findings(&self.form.overview, self.application.surveyed_on) {
            add(OpenPointKind::DoubtfulOverview, finding.field, finding.sentence);
        }
        if let Some(kind @ (ApplicationKind::Renewal | ApplicationKind::Change)) = self.application.kind
            && self.overview.past == Some(PastCertification::First)
        {
            let kind = kind.name();
            let sentence = format!("申請区分が{kind}ですが、過去の認定が「初回」です。どちらかを確かめてください。");
            add(OpenPointKind::DoubtfulOverview, OverviewField::Past, sentence);
        }
        for found in self.names.find(&self.overview.remarks) {
            let quoted = found.span.quoted;
            let sentence = format!("概況調査の特記すべき事項に「{quoted}」があります。{}", found.instead);
            add(OpenPointKind::Name, OverviewField::Remarks, sentence);
        }
    }

    /// The fields of the 概況調査 that every survey has to fill. Family, services and remarks may be empty.
    fn empty_fields(&self) -> Vec<(OverviewField, &'static str)> {
        let (overview, application) = (self.overview, self.application);
        let blank = |text: &str| text.trim().is_empty();
        let repeated = overview.past == Some(PastCertification::Repeated);
        let in_facility = matches!(overview.situation, Some(Situation::Facility { .. }));
        let unnamed_place = overview.place == Some(SurveyPlace::Elsewhere) && blank(&overview.place_name);
        let wanted = [
            (application.surveyed_on.is_none(), OverviewField::SurveyedOn, "実施日"),
            (overview.started_at.is_none() || overview.ended_at.is_none(), OverviewField::Time, "実施時間"),
            (overview.place.is_none(), OverviewField::Place, "実施場所"),
            (unnamed_place, OverviewField::Place, "実施場所（自宅外の場所名）"),
            (blank(&application.investigator), OverviewField::Investigator, "記入者氏名"),
            (blank(&overview.organization), OverviewField::Organization, "所属機関"),
            (overview.past.is_none(), OverviewField::Past, "過去の認定"),
            (repeated && overview.last_certified_on.is_none(), OverviewField::LastCertifiedOn, "前回認定年月日"),
            (blank(&overview.contact.address), OverviewField::Address, "現住所"),
            (overview.situation.is_none(), OverviewField::Situation, "現在の状況"),
            (in_facility && blank(&overview.facility_name), OverviewField::FacilityName, "施設等名"),
            (!in_facility && overview.household.is_none(), OverviewField::Household, "家族状況"),
        ];
        wanted.into_iter().filter(|(empty, ..)| *empty).map(|(_, field, name)| (field, name)).collect()
    }

    fn item_points(&self, points: &mut Vec<OpenPoint>) {
        for question in self.form.questions() {
            if !self.answers.get(question.id).is_answered() {
                points.push(OpenPoint {
                    kind: OpenPointKind::UnansweredItem,
                    place: PointPlace::Item { item: question.id },
                    sentence: format!("({}) {}に回答がありません。", question.id, question.short_name),
                });
            }
        }
    }

    fn expected_points(&self, points: &mut Vec<OpenPoint>) {
        let expected = expected_notes(self.form, self.answers, self.circumstances, self.notes, self.dismissals);
        for note in expected.into_iter().filter(crate::ExpectedNote::is_open) {
            let sentence = if note.state == NoteState::WithoutFrequency {
                format!("{}特記事項に頻度が数で書かれていません。", note.sentence)
            } else {
                note.sentence
            };
            points.push(OpenPoint {
                kind: OpenPointKind::ExpectedNote,
                place: PointPlace::ExpectedNote { item: note.item, reason: note.reason },
                sentence,
            });
        }
    }

    fn text_points(&self, points: &mut Vec<OpenPoint>) {
        for (item, text) in self.notes.iter() {
            for span in blanks(text) {
                points.push(OpenPoint {
                    kind: OpenPointKind::UnfilledBlank,
                    sentence: format!("({item})の特記事項の空欄「{}」が埋まっていません。", span.quoted),
                    place: PointPlace::NoteText { item, span },
                });
            }
            for found in self.vague_words.find(text) {
                points.push(OpenPoint {
                    kind: OpenPointKind::VagueWord,
                    sentence: format!("({item})の特記事項に「{}」があります。{}", found.span.quoted, found.instead),
                    place: PointPlace::NoteText { item, span: found.span },
                });
            }
            for found in self.names.find(text) {
                points.push(OpenPoint {
                    kind: OpenPointKind::Name,
                    sentence: format!("({item})の特記事項に「{}」があります。{}", found.span.quoted, found.instead),
                    place: PointPlace::NoteText { item, span: found.span },
                });
            }
        }
    }
}
