//! The parts of a packet put together: in order, each on a new sheet, counted, with bookmarks.

use super::person::{PersonPart, bookmark};
use super::{Packet, Paper, lists, votes};
use crate::page::{self, A4_HEIGHT, Area, Bookmark, Canvas, Description, Grey, Layout, Style};
use crate::result_sheet;
use crate::sheet::frame::{self, Footer};
use crate::sheet::{Audience, PAPER, Sheet};
use crate::{Fonts, PacketError};

/// What begins on a new sheet.
struct Part<'f> {
    canvas: Canvas<'f>,
    title: String,
    /// What begins where in it, from 1.
    within: Vec<(&'static str, usize)>,
    /// What stands at the left and at the right of its footers.
    footer: (String, String),
}

/// Puts the persons' pages behind the lists, and counts them.
pub(super) fn bind<'f>(
    packet: &Packet<'_>,
    fonts: &'f Fonts,
    persons: Vec<PersonPart<'f>>,
) -> Result<Sheet, PacketError> {
    // The lists name pages that follow from how many pages the lists themselves take.
    let unknown = vec![0; persons.len()];
    let taken = lists(packet, fonts, &unknown);
    let mut first: usize = taken.iter().map(|part| padded(packet, part.canvas.page_count())).sum();
    let pages: Vec<usize> = persons
        .iter()
        .map(|person| {
            let page = first + 1;
            first += padded(packet, person.canvas.page_count());
            page
        })
        .collect();
    let mut parts = lists(packet, fonts, &pages);
    parts.extend(persons.into_iter().zip(packet.persons).map(|(part, person)| Part {
        title: bookmark(packet, person),
        footer: result_sheet::footer(&person.sheet),
        canvas: part.canvas,
        within: part.documents,
    }));
    if packet.audience == Audience::Members {
        let mut canvas = Canvas::new(fonts);
        votes::draw(&mut canvas, packet);
        parts.push(Part::about_meeting(packet, canvas, votes::NAME));
    }
    let mut whole = Canvas::without_pages(fonts);
    let mut bookmarks = Vec::with_capacity(parts.len());
    let last = parts.len().saturating_sub(1);
    for (index, mut part) in parts.into_iter().enumerate() {
        let first = whole.page_count();
        count(packet, &mut part, first);
        let within = part.within.iter().map(|(name, page)| Bookmark::new(*name, first + page - 1));
        bookmarks.push(Bookmark { within: within.collect(), ..Bookmark::new(part.title, first) });
        let pages = part.canvas.page_count();
        whole.append(part.canvas);
        let blank = if index == last { 0 } else { padded(packet, pages) - pages };
        for _ in 0..blank {
            whole.next_page();
            nothing_here(&mut whole);
        }
    }
    let layout = match packet.paper {
        Paper::A4 => Layout::Single,
        Paper::A3 => Layout::TwoUp,
    };
    let title = format!("介護認定審査会資料　{}（{}）", packet.meeting.words(), packet.audience.name());
    let description = Description { title: &title, program: packet.program, printed_on: packet.printed_on };
    let pages = layout.sheets(whole.page_count());
    let pdf = page::write(&mut whole, &description, layout, &bookmarks)?;
    Ok(Sheet { pdf, warnings: whole.warnings, pages, texts: whole.texts })
}

impl<'f> Part<'f> {
    /// A part that is about no single person.
    fn about_meeting(packet: &Packet<'_>, canvas: Canvas<'f>, name: &str) -> Self {
        let example = packet.persons.iter().any(|person| person.sheet.example);
        let words = if example { "架空の事例を含みます" } else { "" };
        let printed_on = nintei_survey::wareki::long(packet.printed_on);
        let origin = format!("{}　／　作成日 {printed_on}", packet.program);
        Self { canvas, title: name.to_owned(), within: Vec::new(), footer: (origin, words.to_owned()) }
    }
}

fn lists<'f>(packet: &Packet<'_>, fonts: &'f Fonts, pages: &[usize]) -> Vec<Part<'f>> {
    let mut canvas = Canvas::new(fonts);
    lists::all(&mut canvas, packet, pages);
    let mut all = Part::about_meeting(packet, canvas, lists::ALL);
    if !packet.persons.iter().any(|person| person.simplified) {
        return vec![all];
    }
    let mut canvas = Canvas::new(fonts);
    lists::simplified(&mut canvas, packet, pages);
    if packet.paper == Paper::A4 {
        return vec![all, Part::about_meeting(packet, canvas, lists::SIMPLIFIED)];
    }
    // Side by side on A3, where each would leave most of a sheet empty.
    all.within.push((lists::SIMPLIFIED, all.canvas.page_count() + 1));
    all.canvas.append(canvas);
    vec![all]
}

/// Pages that a part of so many pages takes where the next one begins on a new sheet, printed on both sides.
fn padded(packet: &Packet<'_>, pages: usize) -> usize {
    let sheet = match packet.paper {
        Paper::A4 => 2,
        Paper::A3 => 4,
    };
    pages.next_multiple_of(sheet)
}

/// Puts the footers on a part that begins after `before` pages.
fn count(packet: &Packet<'_>, part: &mut Part<'_>, before: usize) {
    let (origin, words) = &part.footer;
    let words = match (words.as_str(), packet.audience) {
        ("", audience) => audience.name().to_owned(),
        (words, audience) => format!("{words}・{}", audience.name()),
    };
    let footer = Footer { origin, words: &words };
    let pages = part.canvas.page_count();
    for number in 1..=pages {
        let page = format!("{number} / {pages}　通し {}", before + number);
        frame::footer(&mut part.canvas, number, &footer, &page);
    }
}

/// A page left empty on purpose says so.
fn nothing_here(canvas: &mut Canvas<'_>) {
    let row = Area::new(PAPER.x, A4_HEIGHT / 2.0, PAPER.width, 5.0);
    let style = Style::plain(8.0).align(page::Align::Centre).ink(Grey(0.5));
    canvas.text(row, style, "空白のページ", "（このページには記載がありません）");
}
