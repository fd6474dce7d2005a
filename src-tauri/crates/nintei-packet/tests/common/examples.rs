//! An ordinary case, one half done, and one where everything is too long.

use std::sync::Arc;

use chrono::NaiveTime;
use nintei_judgment::{
    AdoptedSupplement, Interval, OfficialResult, Supplement, SupplementPoints, Tenths, TreeId, judge, outcome,
    rule_bases,
};
use nintei_survey::{
    Answers, Application, ApplicationKind, CareLevel, Certification, Circumstance, Contact, InsuredCategory,
    OpinionItem, Overview, PastCertification, Sex, Situation, SpecialNotes, SurveyPlace,
};

use super::{Case, FORM, RULES, day};

fn application() -> Application {
    Application {
        insurer_number: "999999".into(),
        insured_number: "0000000012".into(),
        name: "架空　花子".into(),
        kana: "かくう　はなこ".into(),
        sex: Some(Sex::Female),
        birth_date: Some(day(1941, 2, 3)),
        insured_category: Some(InsuredCategory::Category1),
        kind: Some(ApplicationKind::Renewal),
        applied_on: Some(day(2026, 10, 28)),
        surveyed_on: Some(day(2026, 11, 12)),
        investigator: "架空　調査子".into(),
        terminal_cancer: false,
        previous: Some(Certification {
            level: Some(CareLevel::Care1),
            months: Some(24),
            from: Some(day(2025, 1, 1)),
            to: Some(day(2026, 12, 31)),
        }),
        before_previous: Some(Certification {
            level: Some(CareLevel::Support2),
            months: Some(12),
            from: Some(day(2024, 1, 1)),
            to: Some(day(2024, 12, 31)),
        }),
    }
}

fn overview() -> Overview {
    let contact = |address: &str| Contact {
        postal_code: "999-0000".into(),
        address: address.into(),
        phone: "0999-00-0000".into(),
    };
    Overview {
        started_at: NaiveTime::from_hms_opt(13, 30, 0),
        ended_at: NaiveTime::from_hms_opt(14, 40, 0),
        place: Some(SurveyPlace::Home),
        investigator_kana: "かくう　ちょうさこ".into(),
        organization: "架空市 介護保険課".into(),
        past: Some(PastCertification::Repeated),
        last_certified_on: Some(day(2024, 12, 20)),
        contact: contact("架空県架空市架空町1丁目2番3号"),
        family_name: "架空　太郎".into(),
        family_relation: "長男".into(),
        family_contact: contact("架空県架空市架空町4丁目5番6号"),
        situation: Some(Situation::Home),
        services: [(1, 8), (6, 12), (12, 3), (14, 1)].into(),
        household: Some(3),
        remarks: "長男夫婦と同居。長男夫婦は日中就労のため、平日9時から18時まで本人が一人になる。\n\
            木造2階建て。居室は1階。玄関に20cmの段差があり、手すりがないため一人での外出は困難。\n\
            日常的に使用する機器: 歩行器、ポータブルトイレ（夜間のみ）。"
            .into(),
        ..Overview::default()
    }
}

fn notes() -> SpecialNotes {
    let mut notes = SpecialNotes::default();
    for (item, text) in [
        (
            "1-1",
            "両下肢とも、座位で膝を伸ばして水平に保つ動作を試行したが、10秒保持できず下がる。日常生活では歩行器を使い、1日に4、5回、居室とトイレの間を移動している。",
        ),
        ("1-2", "膝関節: 両側に可動域の制限がある。正座はできない。"),
        ("1-9", "危険なため試行していない。家族によると、靴を履くときも必ず腰掛けて行う。"),
        (
            "2-5",
            "日中はトイレまで歩行器で移動し、家族が毎回後ろから見守る（1日5、6回）。夜間はポータブルトイレを使い、後始末は毎朝1回、長男の妻が行う。",
        ),
        ("2-6", "排便は2日に1回。拭き取りが不十分なため、毎回長男の妻が拭き直す。\nズボンの引き上げは本人が行う。"),
        ("3-4", "調査の直前に何をしていたかを尋ねると「テレビを見ていた」と正しく答えた。"),
        ("5-2", "年金は長男が全額管理している。月に1回、小遣い5千円を渡すが、本人が使うことはない。"),
        ("6", "(8)疼痛の看護: 訪問看護師が週1回、医師の指示により膝の疼痛に対する湿布の貼付と観察を行う。"),
        ("7-1", "寝たり起きたりの生活で、外出時は必ず介助を要する。"),
    ] {
        notes.set(item.parse().expect("an item"), text);
    }
    notes
}

/// A survey with a few other answers than `now`, lighter and heavier.
fn last_survey(now: &Case) -> (Answers, Vec<Interval>) {
    let mut last = now.clone();
    for (item, numbers) in [
        ("1-1", &[4u8][..]),
        ("1-2", &[3, 4]),
        ("1-3", &[1]),
        ("1-9", &[2]),
        ("2-6", &[1]),
        ("5-5", &[3]),
        ("5-6", &[2]),
    ] {
        last.answer(item, numbers);
    }
    last.answer("2-1", &[4]);
    last.input.answers.clear("3-4".parse().expect("an item"));
    let input = last.input();
    let judgment = judge(&RULES, &input);
    let scores = judgment.steps.groups.iter().map(|group| group.sum).collect();
    (last.input.answers, scores)
}

/// Every question answered, the unknown tree traced by hand: one level.
pub fn settled() -> Case {
    let mut case = Case { application: application(), age: Some(85), ..Case::default() };
    case.answer_all(|_, _| 0);
    for (item, numbers) in [
        ("1-1", &[4u8, 5][..]),
        ("1-2", &[4]),
        ("1-3", &[2]),
        ("1-4", &[2]),
        ("1-6", &[2]),
        ("1-7", &[2]),
        ("1-8", &[2]),
        ("1-9", &[3]),
        ("1-10", &[2]),
        ("1-11", &[3]),
        ("1-13", &[2]),
        ("2-1", &[2]),
        ("2-2", &[2]),
        ("2-5", &[2]),
        ("2-6", &[3]),
        ("2-9", &[2]),
        ("2-12", &[2]),
        ("5-1", &[2]),
        ("5-2", &[3]),
        ("5-5", &[4]),
        ("5-6", &[4]),
        ("6", &[8]),
        ("7-1", &[4]),
        ("7-2", &[1]),
    ] {
        case.answer(item, numbers);
    }
    case.overview = overview();
    case.notes = notes();
    let flags = [Circumstance::NotTried, Circumstance::NobodyPresent];
    case.circumstances.insert("1-9".parse().expect("an item"), flags.into());
    case.opinion.physician = "架空　医師男".into();
    case.opinion.institution = "架空診療所".into();
    case.opinion.written_on = Some(day(2026, 11, 4));
    for (item, numbers) in [
        (OpinionItem::ShortTermMemory, &[2][..]),
        (OpinionItem::DecisionMaking, &[2]),
        (OpinionItem::Communication, &[1]),
        (OpinionItem::Eating, &[1]),
        (OpinionItem::DementiaIndependence, &[2]),
        (OpinionItem::PhysicalIndependence, &[4]),
        (OpinionItem::SpecialCare, &[8, 11]),
        (OpinionItem::Stability, &[1]),
    ] {
        case.mark(item, numbers);
    }
    case.last = Some(last_survey(&case));
    case.trace(TreeId::Hygiene, 74);
    case
}

/// Half the questions answered, nothing traced: wide intervals and many marks.
pub fn half_done() -> Case {
    let mut case = settled();
    case.input.traced = Default::default();
    let unanswered: Vec<_> = FORM.questions().map(|question| question.id).skip(30).collect();
    for item in unanswered {
        case.input.answers.clear(item);
    }
    case.answer("2-10", &[2]);
    case.answer("2-11", &[2]);
    case.application.previous = None;
    case.application.before_previous = None;
    case
}

/// Long names, a character outside the ordinary fonts, one that no font has, everything chosen.
pub fn extreme() -> Case {
    let mut case = half_done();
    case.answer_all(|_, count| count - 1);
    for (item, numbers) in [
        ("1-1", &[2u8, 3, 4, 5, 6][..]),
        ("1-2", &[2, 3, 4, 5]),
        ("6", &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
        ("2-10", &[2]),
        ("2-11", &[2]),
    ] {
        case.answer(item, numbers);
    }
    case.application.name = "𠮷田髙﨑寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処".into();
    case.application.kana =
        "よしだたかさきじゅげむじゅげむごこうのすりきれかいじゃりすいぎょのすいぎょうまつうんらいまつ".into();
    case.application.investigator = "渡邉\u{E0110}\u{10FFFD}介\u{E01EF}".into();
    let pasted = "貼り付けた文章。".repeat(1250);
    case.overview.situation = Some(Situation::Facility { no: 6 });
    case.overview.facility_name = pasted.clone();
    case.overview.services = (1..=21).map(|no| (no, i32::from(no) * 1_000_000)).collect();
    case.overview.free_services = vec![pasted.clone(), pasted.clone()];
    let overview = &mut case.overview;
    overview.place = Some(SurveyPlace::Elsewhere);
    for field in [
        &mut overview.place_name,
        &mut overview.investigator_kana,
        &mut overview.organization,
        &mut overview.family_name,
        &mut overview.family_relation,
        &mut overview.contact.address,
        &mut overview.contact.phone,
        &mut overview.contact.postal_code,
        &mut overview.family_contact.address,
        &mut overview.facility_contact.address,
        &mut overview.remarks,
    ] {
        field.clone_from(&pasted);
    }
    case.notes.set(
        "4-1".parse().expect("an item"),
        &"物盗られ妄想が週に2、3回ある。家族はその都度30分ほど話を聞く。".repeat(330),
    );
    case.notes.set("4-2".parse().expect("an item"), &format!("絵文字👨‍👩‍👧と外字\u{E000}と{}", "W".repeat(3000)));
    case.notes.set("4-3".parse().expect("an item"), &"、。」）".repeat(500));
    case.notes.set("4-4".parse().expect("an item"), &"一行\r\n".repeat(100));
    case.opinion.physician = pasted.clone();
    case.opinion.institution = pasted;
    case.mark(OpinionItem::SpecialCare, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    case.age = Some(108);
    case.trace(TreeId::Mobility, 100);
    if let Some(traced) = &mut case.input.traced[TreeId::Mobility.index()] {
        traced.by = "調査員の名前の欄に長い文章が貼り付けられた場合でも、帳票は崩れません。".repeat(20);
    }
    case
}

/// An official result that says what the 試算 of `case` says, where that is settled.
pub fn agreeing(case: &Case) -> OfficialResult {
    let input = case.input();
    let ours = outcome(&RULES, &input);
    let mut result = OfficialResult {
        judged_on: Some(day(2026, 11, 16)),
        level: (ours.care_levels.len() == 1).then(|| ours.care_levels.iter().next()).flatten(),
        total: ours.total.value(),
        dementia_addition: ours.dementia_addition.value(),
        ..OfficialResult::default()
    };
    for (tree, minutes) in TreeId::ALL.into_iter().zip(ours.minutes) {
        let minutes = if tree == TreeId::Medical { minutes + ours.special_care } else { minutes };
        result.minutes.extend(minutes.value().map(|minutes| (tree, minutes)));
    }
    result.scores = (1..).zip(ours.scores).filter_map(|(group, score)| Some((group, score.value()?))).collect();
    result
}

/// A settled case whose official result differs in a score, two trees, the total and the level.
pub fn differing() -> Case {
    let mut case = settled();
    let mut result = agreeing(&case);
    let other = |value: &mut Tenths, by: i32| *value = *value + Tenths::new(by);
    other(result.scores.get_mut(&2).expect("a score"), -36);
    other(result.minutes.get_mut(&TreeId::Meal).expect("minutes"), 84);
    other(result.minutes.get_mut(&TreeId::Hygiene).expect("minutes"), 21);
    result.total = result.total.map(|total| total + Tenths::new(84 + 21));
    result.level = Some(CareLevel::Care2);
    case.official = Some(result);
    case
}

/// A half done case judged with a supplement of the office's own.
pub fn supplemented() -> Case {
    let mut case = half_done();
    let points = |item: &str| SupplementPoints {
        item: item.parse().expect("an item"),
        option: "見守り等".into(),
        points: "6.0点".into(),
    };
    let supplement = Supplement {
        name: "架空の補完 清潔保持と着脱".into(),
        edition: "2009-04".into(),
        made_on: Some(day(2026, 10, 1)),
        source: "架空の出典「介護認定審査会委員テキスト（架空版）」123ページの図を書き写したもの".into(),
        made_by: "架空 事務太郎".into(),
        checked_by: "架空 確認子".into(),
        trees: [(TreeId::Hygiene, "第2群 生活機能:\n  85.0以下: 24.3分\n  85.1以上: 1.2分\n".into())].into(),
        points: vec![points("2-10"), points("2-11")],
        ..Supplement::default()
    };
    let adopted = AdoptedSupplement { id: 3, adopted_on: day(2026, 10, 5), supplement };
    let base = rule_bases().pop().expect("a base");
    let rules = nintei_judgment::supplemented(&base, &[adopted], &FORM).expect("a sound supplement");
    case.rules = Some(Arc::new(rules));
    case
}

/// A case that meets every condition of 簡素化.
pub fn simplified() -> Case {
    let mut case = settled();
    let mut result = agreeing(&case);
    result.level = Some(CareLevel::Care1);
    result.total = Some(Tenths::new(401));
    case.official = Some(result);
    case
}
