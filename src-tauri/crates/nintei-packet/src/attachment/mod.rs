//! Files of 主治医意見書 that are printed with a packet.

/// A file that is printed with a person's sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attachment<'a> {
    /// Whether it is the masked version, the only one that the members' version prints.
    pub masked: bool,
    /// PDF, PNG or JPEG.
    pub content: &'a [u8],
}
