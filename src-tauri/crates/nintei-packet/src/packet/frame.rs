//! Head and foot of a packet's pages.

use nintei_survey::{ApplicationKind, Sex};

use super::{Packet, PacketPerson};
use crate::page::{Area, Canvas, Stroke, Style};
use crate::sheet::cells::{self, PADDING, VALUE};
use crate::sheet::frame::{self, FOOTER_TOP, TITLE_BOTTOM, Title};
use crate::sheet::levels::{levels_of, primary_words};
use crate::sheet::{Audience, Filling, PAPER};

/// Height of the row that says whom a page is about, millimetres.
const WHO: f32 = 5.8;
/// Space below it, millimetres.
const GAP: f32 = 2.2;

/// The pages of one document of one person.
pub(super) struct PersonPages<'c, 'f, 'p> {
    canvas: &'c mut Canvas<'f>,
    packet: &'p Packet<'p>,
    person: &'p PacketPerson<'p>,
    name: &'static str,
    rest: Area,
}

impl<'c, 'f, 'p> PersonPages<'c, 'f, 'p> {
    /// A new page, the first of the document called `name`.
    pub(super) fn begin(
        canvas: &'c mut Canvas<'f>,
        packet: &'p Packet<'p>,
        person: &'p PacketPerson<'p>,
        name: &'static str,
    ) -> Self {
        let mut pages = Self { canvas, packet, person, name, rest: PAPER };
        pages.next();
        pages
    }

    /// Everything that is left, and what to draw on.
    pub(super) fn split(&mut self) -> (&mut Canvas<'f>, Area) {
        (self.canvas, self.rest)
    }
}

impl<'f> Filling<'f> for PersonPages<'_, 'f, '_> {
    fn canvas(&mut self) -> &mut Canvas<'f> {
        self.canvas
    }

    fn rest(&mut self) -> &mut Area {
        &mut self.rest
    }

    fn next(&mut self) {
        self.canvas.next_page();
        self.rest = head(self.canvas, self.packet, self.person, self.name);
    }
}

/// The head of a person's page; what is left below it.
pub(super) fn head(canvas: &mut Canvas<'_>, packet: &Packet<'_>, person: &PacketPerson<'_>, name: &str) -> Area {
    let meeting = format!("{}　審査順 {}番", packet.meeting.words(), person.place);
    let title = Title {
        name,
        badge: None,
        words: [&meeting, kind(packet.audience)],
        example: person.sheet.example,
        case_number: Some(person.sheet.case_number),
    };
    frame::title(canvas, &title);
    let page = whole_page();
    let (row, rest) = page.split_top(WHO);
    who(canvas, row, packet, person);
    rest.split_top(GAP).1
}

/// What a page of an attached file has below the head of a person's page.
pub(super) fn room_for_file() -> Area {
    let page = whole_page();
    page.split_top(WHO + GAP).1
}

/// The head of a page about the whole meeting; what is left below it.
pub(super) fn head_of_list(canvas: &mut Canvas<'_>, packet: &Packet<'_>, name: &str) -> Area {
    let meeting = packet.meeting.words();
    let example = packet.persons.iter().any(|person| person.sheet.example);
    let title = Title { name, badge: None, words: [&meeting, kind(packet.audience)], example, case_number: None };
    frame::title(canvas, &title);
    whole_page()
}

/// Everything between title and footer of a page.
pub(super) const fn whole_page() -> Area {
    Area::new(PAPER.x, TITLE_BOTTOM, PAPER.width, FOOTER_TOP - 1.5 - TITLE_BOTTOM)
}

const fn kind(audience: Audience) -> &'static str {
    match audience {
        Audience::Members => "介護認定審査会資料（委員用）・氏名などは印字していません",
        Audience::Secretariat => "介護認定審査会資料（事務局用）・氏名などを含みます",
    }
}

/// Whom a page is about, so that a loose sheet finds its place again.
fn who(canvas: &mut Canvas<'_>, row: Area, packet: &Packet<'_>, person: &PacketPerson<'_>) {
    let application = person.sheet.application;
    let age = person.sheet.age.map_or_else(String::new, |age| format!("{age}歳"));
    let sex = application.sex.map_or("", Sex::name);
    let previous = application.previous.as_ref().and_then(|previous| previous.level);
    let mut cells = vec![
        ("年齢・性別", 15.5, 15.5, format!("{age} {sex}")),
        ("申請区分", 13.0, 16.0, application.kind.map_or("", ApplicationKind::name).to_owned()),
        ("前回", 8.5, 15.5, previous.map_or("", nintei_survey::CareLevel::name).to_owned()),
    ];
    match packet.audience {
        Audience::Members => {
            let total = person.primary.total.map_or_else(String::new, |total| format!("　{total}分"));
            cells.push(("一次判定", 14.0, 88.0, format!("{}{total}", primary_words(person.primary))));
        }
        Audience::Secretariat => {
            let levels = levels_of(person.primary.levels);
            cells.push(("一次判定", 14.0, 26.0, levels));
            cells.push(("氏名", 9.0, 53.0, application.name.clone()));
        }
    }
    let mut rest = row;
    for (name, label, value, text) in cells {
        let (place, further) = rest.split_left(label + value);
        let (left, right) = place.split_left(label);
        cells::label(canvas, left, name);
        canvas.outline(Stroke::Hair, right);
        canvas.text(right.inset(PADDING, 0.0), Style::plain(VALUE), name, &text);
        rest = further;
    }
}
