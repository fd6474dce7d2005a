//! One person's sheets: 一次判定結果票, 特記事項, 主治医意見書, 審査事項.

use super::{Packet, PacketPerson, PacketStep, Report, attached, matters, notes, opinion};
use crate::page::Canvas;
use crate::result_sheet;
use crate::sheet::{Audience, BoardHead};
use crate::{Fonts, PacketError, ResultSheet};

/// A person's pages as drawn, still without their footers.
pub(super) struct PersonPart<'f> {
    pub(super) canvas: Canvas<'f>,
    /// What begins where: name of the document, and its first page from 1.
    pub(super) documents: Vec<(&'static str, usize)>,
}

/// Every person's pages; `None` where `report` stops the work.
pub(super) fn all<'f>(
    packet: &Packet<'_>,
    fonts: &'f Fonts,
    report: &mut Report<'_>,
) -> Result<Option<Vec<PersonPart<'f>>>, PacketError> {
    let of = packet.persons.len();
    let mut parts = Vec::with_capacity(of);
    for person in packet.persons {
        if report(PacketStep::Drawn { done: parts.len(), of }).is_break() {
            return Ok(None);
        }
        parts.push(draw(packet, person, fonts)?);
    }
    Ok(report(PacketStep::Drawn { done: of, of }).is_continue().then_some(parts))
}

fn draw<'f>(packet: &Packet<'_>, person: &PacketPerson<'_>, fonts: &'f Fonts) -> Result<PersonPart<'f>, PacketError> {
    let mut canvas = Canvas::new(fonts);
    canvas.about = Some(person.about());
    let mut documents = vec![("一次判定結果票", 1)];
    let board = BoardHead { audience: packet.audience, meeting: packet.meeting, place: person.place };
    result_sheet::draw(&mut canvas, &ResultSheet { board: Some(board), ..person.sheet.clone() });
    documents.push(("特記事項", canvas.page_count() + 1));
    notes::draw(&mut canvas, packet, person);
    documents.push(("主治医意見書", canvas.page_count() + 1));
    opinion::draw(&mut canvas, packet, person);
    attached::draw(&mut canvas, packet, person)?;
    documents.push(("審査事項", canvas.page_count() + 1));
    matters::draw(&mut canvas, packet, person);
    Ok(PersonPart { canvas, documents })
}

/// What the bookmark of a person says.
pub(super) fn bookmark(packet: &Packet<'_>, person: &PacketPerson<'_>) -> String {
    let (place, number) = (person.place, person.sheet.case_number);
    match packet.audience {
        Audience::Members => format!("{place}　整理番号{number}"),
        Audience::Secretariat => format!("{place}　整理番号{number}　{}", person.sheet.application.name.trim()),
    }
}
