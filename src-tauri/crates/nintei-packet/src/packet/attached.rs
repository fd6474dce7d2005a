//! Files of 主治医意見書, a page each of theirs on a page of the packet.

use super::{Packet, PacketPerson};
use crate::PacketError;
use crate::page::Canvas;
use crate::sheet::Audience;

pub(super) fn draw(
    _canvas: &mut Canvas<'_>,
    packet: &Packet<'_>,
    person: &PacketPerson<'_>,
) -> Result<(), PacketError> {
    for (index, attachment) in person.attachments.iter().enumerate() {
        if packet.audience == Audience::Members && !attachment.masked {
            return Err(PacketError::UnmaskedFile { case_number: person.sheet.case_number, file: index + 1 });
        }
    }
    Ok(())
}
