//! Files of 主治医意見書, a page each of theirs on a page of the packet.

use super::frame::PersonPages;
use super::{Packet, PacketPerson};
use crate::page::{Canvas, Stroke};
use crate::sheet::Audience;
use crate::{PacketError, attachment};

pub(super) fn draw(canvas: &mut Canvas<'_>, packet: &Packet<'_>, person: &PacketPerson<'_>) -> Result<(), PacketError> {
    let case_number = person.sheet.case_number;
    for (file, attached) in (1..).zip(person.attachments) {
        if packet.audience == Audience::Members && !attached.masked {
            return Err(PacketError::UnmaskedFile { case_number, file });
        }
        let place = super::frame::room_for_file();
        let insets = attachment::insets(attached.content, place).map_err(|cause| PacketError::UnusableFile {
            case_number,
            file,
            cause,
        })?;
        for inset in insets {
            let mut pages = PersonPages::begin(canvas, packet, person, "主治医意見書（添付）");
            let (canvas, _) = pages.split();
            canvas.outline(Stroke::Hair, place);
            canvas.inset(inset);
        }
    }
    Ok(())
}
