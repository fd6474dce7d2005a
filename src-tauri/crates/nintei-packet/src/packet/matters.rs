//! 審査事項: whether the case may be reviewed in simplified form, and the 有効期間 of each possible decision.

use nintei_board::{ConditionVerdict, Simplification, Validity, ValidityPeriod};
use nintei_survey::wareki;

use super::frame::{self, PersonPages};
use super::{Packet, PacketPerson};
use crate::page::{Area, Canvas, Stroke, Style};
use crate::sheet::Audience;
use crate::sheet::cells::{NOTHING, PADDING, section};
use crate::sheet::levels::primary_words;
use crate::sheet::listing::{self, Column, Entry, Listing, Setting};

const NAME: &str = "審査事項";
/// Space between the sections, and height of a line of words; millimetres.
const GAP: f32 = 3.0;
const WORDS: f32 = 5.0;

const CONDITIONS: [Column; 5] = [
    Column::centred("番号", 9.0),
    Column::label("要件", 62.0),
    Column::new("見た値", 34.0),
    Column::centred("判定", 20.0),
    Column::new("理由", 0.0),
];
const PERIODS: [Column; 6] = [
    Column::label("二次判定", 16.0),
    Column::new("開始日", 25.0),
    Column::lines("原則と満了日", 25.5),
    Column::lines("最短と満了日", 25.5),
    Column::lines("最長と満了日", 25.5),
    Column::new("理由", 0.0),
];

pub(super) fn draw(canvas: &mut Canvas<'_>, packet: &Packet<'_>, person: &PacketPerson<'_>) {
    let mut pages = PersonPages::begin(canvas, packet, person, NAME);
    let (canvas, area) = pages.split();
    let next = |canvas: &mut Canvas<'_>| {
        canvas.next_page();
        frame::head(canvas, packet, person, NAME)
    };
    let rest = match person.simplification {
        Some(found) => simplification(canvas, area, &next, (packet, person), found),
        None => unknown(canvas, area),
    };
    periods(canvas, rest.split_top(GAP).1, &next, person);
}

fn unknown(canvas: &mut Canvas<'_>, area: Area) -> Area {
    let rest = section(canvas, area, "1　審査会の簡素化", "");
    let (row, rest) = rest.split_top(WORDS);
    let words = "保険者の設定が決まりに合わないため、簡素化の要件を判定していません。";
    canvas.text(row.inset(PADDING, 0.0), Style::plain(8.0), "簡素化", words);
    rest
}

fn simplification(
    canvas: &mut Canvas<'_>,
    area: Area,
    next: &dyn Fn(&mut Canvas<'_>) -> Area,
    (packet, person): (&Packet<'_>, &PacketPerson<'_>),
    found: &Simplification,
) -> Area {
    let conditions = found.conditions.iter().map(|line| {
        let reason = line.reason.clone();
        let cells = vec![line.no.to_string(), line.label.clone(), line.value.clone(), verdict(line.verdict), reason];
        Entry::new(cells, format!("簡素化の要件{}", line.no))
    });
    let requirements = found.requirements.iter().map(|line| {
        let cells = vec![
            NOTHING.to_owned(),
            line.label.clone(),
            NOTHING.to_owned(),
            verdict(line.verdict),
            line.reason.clone(),
        ];
        Entry::new(cells, "簡素化の要件")
    });
    let list = Listing {
        title: "1　審査会の簡素化".to_owned(),
        remark: format!("一次判定は{}", primary_words(person.primary)),
        introduction: 0.0,
        columns: &CONDITIONS,
        setting: Setting::SMALL,
        rows: conditions.chain(requirements).collect(),
    };
    let rest = listing::draw(canvas, area, next, &list, |_, _| {});
    let (row, rest) = rest.split_top(2.0 * WORDS);
    canvas.outline(Stroke::Thin, row);
    let style = Style::bold(9.0).lines(2);
    canvas.text(row.inset(2.0 * PADDING, 0.5), style, "簡素化", &conclusion(packet, person, found.eligible));
    rest
}

/// The verdict with a sign, so that it is seen from afar and in black and white.
fn verdict(verdict: ConditionVerdict) -> String {
    let sign = match verdict {
        ConditionVerdict::Met => "○",
        ConditionVerdict::NotMet => "×",
        ConditionVerdict::Undecidable => "？",
    };
    format!("{sign} {}", verdict.name())
}

fn conclusion(packet: &Packet<'_>, person: &PacketPerson<'_>, eligible: ConditionVerdict) -> String {
    match (eligible, person.full_review) {
        (ConditionVerdict::Met, _) if person.simplified => {
            "すべての要件を満たすため、簡素化した審査の対象です。".to_owned()
        }
        (ConditionVerdict::Met, because) => {
            // What the office writes here has no masked copy.
            let told = packet.audience == Audience::Secretariat;
            let because = because.map(str::trim).filter(|because| told && !because.is_empty());
            let because = because.map_or_else(String::new, |because| format!("（理由: {because}）"));
            format!("要件を満たしますが、本審査に戻しています{because}。")
        }
        (ConditionVerdict::NotMet, _) => "要件を満たさないため、本審査の対象です。".to_owned(),
        (ConditionVerdict::Undecidable, _) => "判定できない要件があるため、本審査の対象です。".to_owned(),
    }
}

fn periods(canvas: &mut Canvas<'_>, area: Area, next: &dyn Fn(&mut Canvas<'_>) -> Area, person: &PacketPerson<'_>) {
    let rows = person.periods.iter().map(|possible| {
        let level = possible.level.name();
        let told = |reason: &str| {
            let nothing = || NOTHING.to_owned();
            vec![level.to_owned(), nothing(), nothing(), nothing(), nothing(), reason.to_owned()]
        };
        let cells = match &possible.validity {
            Ok(Validity::Period(period)) => period_cells(level, period),
            Ok(Validity::NoPeriod { reason }) => told(reason),
            Err(reason) => told(reason),
        };
        Entry::new(cells, format!("{level}の有効期間"))
    });
    let list = Listing {
        title: "2　二次判定ごとの有効期間".to_owned(),
        remark: "月数に端数の日を含みません".to_owned(),
        introduction: 0.0,
        columns: &PERIODS,
        setting: Setting::SMALL,
        rows: rows.collect(),
    };
    listing::draw(canvas, area, next, &list, |_, _| {});
}

fn period_cells(level: &str, period: &ValidityPeriod) -> Vec<String> {
    let end = |months: u16| {
        let end = period.ends.iter().find(|end| end.months == months);
        end.map_or_else(|| NOTHING.to_owned(), |end| wareki::long(end.last_day))
    };
    let [usual, shortest, longest] = [period.default_months, period.min_months, period.max_months]
        .map(|months| format!("{months}か月\n{}", end(months)));
    let reason = match &period.advice {
        Some(advice) => format!("{} {advice}", period.reason),
        None => period.reason.clone(),
    };
    vec![level.to_owned(), wareki::long(period.effective_on), usual, shortest, longest, reason]
}
