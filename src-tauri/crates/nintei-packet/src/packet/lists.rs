//! 対象者一覧, and 簡素化対象者一覧 of those whose reviews are confirmed together.

use nintei_board::Validity;
use nintei_survey::{ApplicationKind, CareLevel, InsuredCategory, Sex, wareki};

use super::{Packet, PacketPerson, frame};
use crate::page::{Area, Canvas, Stroke, Style};
use crate::sheet::Audience;
use crate::sheet::cells::{NOTHING, PADDING, label};
use crate::sheet::levels::{levels_of, primary_words};
use crate::sheet::listing::{self, Column, Entry, Listing, Setting};

/// Names of the lists.
pub(super) const ALL: &str = "対象者一覧";
pub(super) const SIMPLIFIED: &str = "簡素化対象者一覧";

/// Height of a line of words, and of the boxes to sign in; millimetres.
const WORDS: f32 = 4.4;
const SIGNED: f32 = 11.0;

const FOR_MEMBERS: [Column; 10] = [
    Column { label: true, ..Column::centred("審査順", 12.0) },
    Column::centred("整理番号", 16.0),
    Column::centred("年齢", 11.0),
    Column::centred("性別", 9.0),
    Column::centred("申請区分", 16.0),
    Column::new("申請日", 27.0),
    Column::new("前回（有効期間）", 30.0),
    Column::new("一次判定", 28.0),
    Column::new("備考", 25.0),
    Column::centred("ページ", 0.0),
];
const FOR_SECRETARIAT: [Column; 11] = [
    Column { label: true, ..Column::centred("審査順", 11.0) },
    Column::centred("整理番号", 15.0),
    Column::new("氏名", 34.0),
    Column::centred("被保険者番号", 23.0),
    Column::centred("年齢", 10.0),
    Column::centred("性別", 8.0),
    Column::centred("申請区分", 15.0),
    Column::new("前回", 15.0),
    Column::new("一次判定", 26.0),
    Column::new("備考", 18.0),
    Column::centred("ページ", 0.0),
];
const CONFIRMED: [Column; 9] = [
    Column { label: true, ..Column::centred("審査順", 12.0) },
    Column::centred("整理番号", 16.0),
    Column::new("年齢・氏名", 38.0),
    Column::new("前回（有効期間）", 30.0),
    Column::new("一次判定", 28.0),
    Column::centred("基準時間", 18.0),
    Column::new("有効期間（原則）", 22.0),
    Column::centred("確認", 11.0),
    Column::centred("ページ", 0.0),
];

/// 対象者一覧. `pages` are the overall numbers of the persons' first pages.
pub(super) fn all(canvas: &mut Canvas<'_>, packet: &Packet<'_>, pages: &[usize]) {
    let members = packet.audience == Audience::Members;
    let rows = packet.persons.iter().zip(pages).map(|(person, page)| {
        let cells = if members { for_members(person, *page) } else { for_secretariat(person, *page) };
        Entry::new(cells, ALL).about(person.about())
    });
    let count = |of: &dyn Fn(&PacketPerson<'_>) -> bool| packet.persons.iter().filter(|person| of(person)).count();
    let remark = format!(
        "{}件（うち簡素化 {}件、末期がん {}件）",
        packet.persons.len(),
        count(&|person| person.simplified),
        count(&|person| person.sheet.application.terminal_cancer),
    );
    let list = Listing {
        title: "審査の順".to_owned(),
        remark,
        introduction: 0.0,
        columns: if members { &FOR_MEMBERS } else { &FOR_SECRETARIAT },
        setting: Setting::LARGE,
        rows: rows.collect(),
    };
    let area = frame::head_of_list(canvas, packet, ALL);
    listing::draw(canvas, area, &next(packet, ALL), &list, |_, _| {});
}

/// 簡素化対象者一覧. `pages` as for the other list.
pub(super) fn simplified(canvas: &mut Canvas<'_>, packet: &Packet<'_>, pages: &[usize]) {
    let of: Vec<(&PacketPerson<'_>, usize)> =
        packet.persons.iter().zip(pages.iter().copied()).filter(|(person, _)| person.simplified).collect();
    let rows = of.iter().map(|(person, page)| {
        let cells = to_confirm(packet, person, *page);
        Entry::new(cells, SIMPLIFIED).about(person.about())
    });
    let said = requirements(&of);
    let introduction = f32::from(u16::try_from(said.len()).unwrap_or(u16::MAX)) * WORDS + 1.0;
    let list = Listing {
        title: "一括して確認する者".to_owned(),
        remark: format!("{}件", of.len()),
        introduction,
        columns: &CONFIRMED,
        setting: Setting::LARGE,
        rows: rows.collect(),
    };
    let area = frame::head_of_list(canvas, packet, SIMPLIFIED);
    let next = next(packet, SIMPLIFIED);
    let rest = listing::draw(canvas, area, &next, &list, |canvas, area| {
        let mut rest = area.split_top(0.5).1;
        for sentence in &said {
            let (row, further) = rest.split_top(WORDS);
            canvas.text(row.inset(PADDING, 0.0), Style::plain(8.0), "簡素化の要件", sentence);
            rest = further;
        }
    });
    let rest = if rest.height < SIGNED + 4.0 { next(canvas) } else { rest.split_top(4.0).1 };
    sign(canvas, rest.split_top(SIGNED).0);
}

fn next(packet: &Packet<'_>, name: &'static str) -> impl Fn(&mut Canvas<'_>) -> Area {
    move |canvas| {
        canvas.next_page();
        frame::head_of_list(canvas, packet, name)
    }
}

/// What is said above the list: what is asked of the board, and what everyone on it meets.
fn requirements(of: &[(&PacketPerson<'_>, usize)]) -> Vec<String> {
    let mut said = vec![
        "次の者は、簡素化の要件をすべて満たしています。一次判定の結果を二次判定とすることを、一括して確認してください。".to_owned(),
        "確認できない者があるときは、確認の欄に×を付けてください。その者は本審査に戻します。".to_owned(),
    ];
    let mut named: Vec<&str> = Vec::new();
    for (person, _) in of {
        let Some(found) = person.simplification else { continue };
        let conditions = found.conditions.iter().map(|line| line.label.as_str());
        for label in conditions.chain(found.requirements.iter().map(|line| line.label.as_str())) {
            if !named.contains(&label) {
                named.push(label);
            }
        }
    }
    said.extend(named.into_iter().map(|label| format!("○ {label}")));
    said
}

fn sign(canvas: &mut Canvas<'_>, row: Area) {
    let (day, chair) = row.split_left(row.width / 2.0);
    for (place, name) in [(day, "確認した日"), (chair, "合議体の長")] {
        let (left, right) = place.split_left(24.0);
        label(canvas, left, name);
        canvas.outline(Stroke::Hair, right);
    }
    canvas.outline(Stroke::Thin, row);
}

fn age(person: &PacketPerson<'_>) -> String {
    person.sheet.age.map_or_else(|| NOTHING.to_owned(), |age| age.to_string())
}

fn sex(person: &PacketPerson<'_>) -> String {
    person.sheet.application.sex.map_or(NOTHING, Sex::name).to_owned()
}

fn kind(person: &PacketPerson<'_>) -> String {
    person.sheet.application.kind.map_or(NOTHING, ApplicationKind::name).to_owned()
}

fn previous(person: &PacketPerson<'_>) -> String {
    let previous = person.sheet.application.previous.as_ref();
    previous.and_then(|previous| previous.level).map_or(NOTHING, CareLevel::name).to_owned()
}

fn previous_with_months(person: &PacketPerson<'_>) -> String {
    let months = person.sheet.application.previous.as_ref().and_then(|previous| previous.months);
    let months = months.map_or_else(String::new, |months| format!("（{months}か月）"));
    format!("{}{months}", previous(person))
}

fn remarks(person: &PacketPerson<'_>) -> String {
    let application = person.sheet.application;
    let second = application.insured_category == Some(InsuredCategory::Category2);
    let said = [(application.terminal_cancer, "末期がん"), (person.simplified, "簡素化"), (second, "第2号")];
    said.into_iter().filter_map(|(holds, word)| holds.then_some(word)).collect::<Vec<_>>().join("・")
}

fn for_members(person: &PacketPerson<'_>, page: usize) -> Vec<String> {
    vec![
        person.place.to_string(),
        person.sheet.case_number.to_string(),
        age(person),
        sex(person),
        kind(person),
        person.sheet.application.applied_on.map_or_else(|| NOTHING.to_owned(), wareki::long),
        previous_with_months(person),
        primary_words(person.primary),
        remarks(person),
        page.to_string(),
    ]
}

fn for_secretariat(person: &PacketPerson<'_>, page: usize) -> Vec<String> {
    let application = person.sheet.application;
    vec![
        person.place.to_string(),
        person.sheet.case_number.to_string(),
        application.name.clone(),
        application.insured_number.clone(),
        age(person),
        sex(person),
        kind(person),
        previous(person),
        primary_words(person.primary),
        remarks(person),
        page.to_string(),
    ]
}

fn to_confirm(packet: &Packet<'_>, person: &PacketPerson<'_>, page: usize) -> Vec<String> {
    let who = match packet.audience {
        Audience::Members => format!("{}歳 {}", age(person), sex(person)),
        Audience::Secretariat => format!("{}歳 {}", age(person), person.sheet.application.name),
    };
    let level = if person.primary.levels.len() == 1 { person.primary.levels.iter().next() } else { None };
    let period = person.periods.iter().find(|possible| Some(possible.level) == level);
    let months = match period.map(|possible| &possible.validity) {
        Some(Ok(Validity::Period(period))) => format!("{}か月", period.default_months),
        _ => NOTHING.to_owned(),
    };
    vec![
        person.place.to_string(),
        person.sheet.case_number.to_string(),
        who,
        previous_with_months(person),
        format!("{}（{}）", levels_of(person.primary.levels), person.primary.source.name()),
        person.primary.total.map_or_else(|| NOTHING.to_owned(), |total| format!("{total}分")),
        months,
        "□".to_owned(),
        page.to_string(),
    ]
}
