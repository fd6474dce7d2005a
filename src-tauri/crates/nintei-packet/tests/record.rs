//! What holds of the record of a meeting.

mod common;

use chrono::NaiveTime;
use common::{FONTS, PROGRAM, assert_as_approved, assert_well_laid_out, day, extracted};
use nintei_board::{
    BenefitKind, Care1State, ConditionVerdict, Decision, DecisionEntry, DecisionOutcome, Meeting, Member,
    OpenedBenefits, PrimaryResult, PrimarySource, Profession,
};
use nintei_judgment::{Interval, Tenths};
use nintei_packet::{MeetingRecord, RecordedCase, RecordedMember, Sheet, meeting_record, record_csv};
use nintei_survey::{ApplicationKind, CareLevel, CareLevels, Certification};
use proptest::prelude::*;

/// A meeting's record with everything that it borrows.
struct Recorded {
    meeting: Meeting,
    members: Vec<(Member, bool, bool)>,
    cases: Vec<(PrimaryResult, Option<Decision>, Option<OpenedBenefits>)>,
}

fn member(name: &str, profession: Profession, occupation: &str) -> Member {
    Member {
        name: name.into(),
        profession: Some(profession),
        occupation: occupation.into(),
        affiliation: "架空市".into(),
        ..Member::default()
    }
}

fn primary(level: CareLevel, source: PrimarySource) -> PrimaryResult {
    PrimaryResult {
        source,
        levels: CareLevels::default().with(level),
        total: Some(Interval::exactly(Tenths::new(481))),
        stability: None,
    }
}

fn decided(level: CareLevel, from: CareLevel) -> Decision {
    let certified = level != CareLevel::NotCertified;
    Decision {
        entry: DecisionEntry {
            level: Some(level),
            months: certified.then_some(12),
            opinion: "訪問リハビリテーションにより歩行の維持を図ること。".into(),
            ..DecisionEntry::default()
        },
        decided_on: day(2026, 11, 25),
        effective_on: certified.then(|| day(2026, 12, 1)),
        ends_on: certified.then(|| day(2027, 11, 30)),
        primary_level: Some(from),
        primary_source: PrimarySource::Official,
        eligible: ConditionVerdict::NotMet,
        simplified: false,
    }
}

fn recorded() -> Recorded {
    let opened = |level: CareLevel| OpenedBenefits {
        level,
        benefit: Some(BenefitKind::Care),
        also: vec!["住宅改修".into()],
        line: "介護給付（居宅サービス、施設サービス、地域密着型サービス）、住宅改修".into(),
    };
    let unchanged = decided(CareLevel::Care2, CareLevel::Care2);
    let simplified = Decision { simplified: true, ..decided(CareLevel::Care3, CareLevel::Care3) };
    let mut changed = decided(CareLevel::Care1, CareLevel::Support2);
    changed.entry.care1_state = Some(Care1State::Unstable);
    changed.entry.change_reason =
        "特記事項（2-5）と主治医意見書によれば、夜間の排尿に毎回介助を要し、状態が安定していないため。".into();
    let none = decided(CareLevel::NotCertified, CareLevel::NotCertified);
    let mut deferred = decided(CareLevel::Care2, CareLevel::Care2);
    deferred.entry = DecisionEntry {
        outcome: DecisionOutcome::Deferred,
        deferred_because: "調査から入院があり、状態が変わったため、再調査のうえ審査する。".into(),
        ..DecisionEntry::default()
    };
    let provisional = PrimaryResult {
        levels: CareLevels::default().with(CareLevel::Support2).with(CareLevel::Care1),
        ..primary(CareLevel::Care1, PrimarySource::Provisional)
    };
    Recorded {
        meeting: Meeting {
            number: 12,
            held_on: Some(day(2026, 11, 25)),
            starts_at: NaiveTime::from_hms_opt(13, 30, 0),
            place: "架空市役所 3階 第2会議室".into(),
            remarks: "委員1人が途中で退席した。".into(),
            ..Meeting::default()
        },
        members: vec![
            (member("架空　一郎", Profession::Medicine, "医師"), true, true),
            (member("架空　二子", Profession::Health, "保健師"), false, true),
            (member("架空　三郎", Profession::Welfare, "介護福祉士"), false, false),
        ],
        cases: vec![
            (primary(CareLevel::Care2, PrimarySource::Official), Some(unchanged), Some(opened(CareLevel::Care2))),
            (primary(CareLevel::Care3, PrimarySource::Official), Some(simplified), Some(opened(CareLevel::Care3))),
            (primary(CareLevel::Support2, PrimarySource::Official), Some(changed), Some(opened(CareLevel::Care1))),
            (primary(CareLevel::NotCertified, PrimarySource::Official), Some(none), None),
            (primary(CareLevel::Care2, PrimarySource::Official), Some(deferred), None),
            (provisional, None, None),
        ],
    }
}

impl Recorded {
    fn with<T>(&self, use_it: impl FnOnce(&MeetingRecord<'_>) -> T) -> T {
        let previous = Certification { level: Some(CareLevel::Care1), months: Some(24), ..Certification::default() };
        let members: Vec<RecordedMember<'_>> = self
            .members
            .iter()
            .map(|(member, chair, present)| RecordedMember { member, chair: *chair, present: *present })
            .collect();
        let cases: Vec<RecordedCase<'_>> = (1..)
            .zip(&self.cases)
            .map(|(place, (primary, decision, benefits))| RecordedCase {
                place,
                case_number: place + 11,
                example: true,
                kind: Some(ApplicationKind::Renewal),
                applied_on: Some(day(2026, 10, 28)),
                previous: Some(&previous),
                primary,
                decision: decision.as_ref(),
                benefits: benefits.as_ref(),
            })
            .collect();
        use_it(&MeetingRecord {
            meeting: &self.meeting,
            panel: "第1合議体",
            members: &members,
            cases: &cases,
            printed_on: day(2026, 11, 25),
            program: PROGRAM,
        })
    }

    fn print(&self) -> Sheet {
        self.with(|record| meeting_record(record, &FONTS).expect("a record"))
    }

    fn csv(&self) -> Vec<Vec<String>> {
        let text = self.with(record_csv);
        assert!(text.ends_with("\r\n"));
        // Every cell is quoted, so that a quotation mark alone within one stands twice.
        let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix("\"\r\n")).expect("quoted cells");
        inner.split("\"\r\n\"").map(|row| row.split("\",\"").map(|cell| cell.replace("\"\"", "\"")).collect()).collect()
    }
}

#[test]
fn the_record_is_laid_out_as_approved() {
    let sheet = recorded().print();
    assert_well_laid_out(&sheet);
    assert_eq!(sheet.warnings, Vec::new());
    assert_as_approved("record", &sheet);
}

#[test]
fn the_record_says_what_was_decided_about_each_case_and_why() {
    let solid = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let text = solid(&extracted(&recorded().print().pdf));
    for words in [
        "第12回　第1合議体　令和8年11月25日",
        "13時30分",
        "委員3人のうち2人が出席",
        "架空　一郎（合議体の長）",
        "12か月　令和8年12月1日〜令和9年11月30日",
        "夜間の排尿に毎回介助を要し",
        "状態像 不安定",
        "再調査のうえ審査する",
        "未判定",
        "介護給付（居宅サービス",
    ] {
        assert!(text.contains(&solid(words)), "{words} is missing in {text}");
    }
}

#[test]
fn the_table_has_a_row_for_each_case_under_its_heads() {
    let rows = recorded().csv();
    assert_eq!(rows.len(), 7);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{rows:?}");
    let cell = |row: usize, head: &str| {
        let at = rows[0].iter().position(|name| name == head).expect("a head");
        rows[row][at].as_str()
    };
    assert_eq!((cell(1, "二次判定"), cell(1, "有効期間の満了日")), ("要介護2", "2027-11-30"));
    assert_eq!((cell(2, "簡素化"), cell(1, "簡素化")), ("○", ""));
    assert_eq!((cell(3, "一次判定からの変更"), cell(3, "状態像")), ("○", "不安定"));
    assert_eq!((cell(4, "二次判定"), cell(4, "有効期間の月数")), ("非該当", ""));
    assert_eq!((cell(5, "二次判定"), cell(5, "有効期間の開始日")), ("再審査", ""));
    assert_eq!((cell(6, "二次判定"), cell(6, "一次判定")), ("未判定", "要支援2・要介護1"));
}

#[test]
fn quotation_marks_are_doubled_and_what_looks_like_a_formula_is_held_back() {
    let mut recorded = recorded();
    if let Some(decision) = &mut recorded.cases[0].1 {
        decision.entry.opinion = "=HYPERLINK(\"x\")".into();
    }
    assert!(recorded.with(record_csv).contains("\"'=HYPERLINK(\"\"x\"\")\""));
}

#[test]
fn a_record_of_a_meeting_still_empty_can_be_printed() {
    let empty = Recorded { meeting: Meeting::default(), members: Vec::new(), cases: Vec::new() };
    let sheet = empty.print();
    assert_well_laid_out(&sheet);
    assert_eq!(sheet.pages, 1);
    assert_eq!(empty.csv().len(), 1);
}

#[test]
fn the_same_data_and_date_give_the_same_bytes() {
    assert!(recorded().print().pdf == recorded().print().pdf);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn texts_of_any_length_are_printed_whole(
        opinion in "[ぁ-ん亜-熙、。（）\n ]{0,3000}", reason in "[ぁ-ん亜-瑶、。\n]{0,1500}", place in any::<String>()
    ) {
        let mut recorded = recorded();
        recorded.meeting.place = place.clone();
        recorded.meeting.remarks.clone_from(&opinion);
        for (member, ..) in &mut recorded.members {
            member.affiliation.clone_from(&place);
        }
        for decision in recorded.cases.iter_mut().filter_map(|(_, decision, _)| decision.as_mut()) {
            decision.entry.opinion.clone_from(&opinion);
            decision.entry.change_reason.clone_from(&reason);
        }
        let sheet = recorded.print();
        assert_well_laid_out(&sheet);
        let solid = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        let plain = sheet.texts.iter().filter(|text| text.size == 8.5 && !text.bold);
        let plain = plain.map(|text| solid(&text.text)).collect::<String>();
        if sheet.warnings.is_empty() {
            prop_assert!(plain.contains(&solid(&opinion)) && plain.contains(&solid(&reason)));
        }
    }
}
