//! Files of 主治医意見書 that are printed with a packet: PDF, PNG, JPEG.
//!
//! Nothing of a file goes into a packet but what is seen on its pages. A picture is decoded and encoded anew, which
//! leaves behind what a camera or scanner noted in it; of a PDF only the drawing and what the drawing needs is taken.
//! A file whose pages would look different without the rest (annotations, layers) is refused.

mod copied;
mod drawing;
mod error;
mod jpeg;
mod pdf;
mod picture;

pub use error::AttachmentError;

use crate::page::{Area, Inset};

/// A file that is printed with a person's sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attachment<'a> {
    /// Whether it is the masked version, the only one that the members' version prints.
    pub masked: bool,
    /// PDF, PNG or JPEG.
    pub content: &'a [u8],
}

/// What a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AttachmentFormat {
    /// PDF
    Pdf,
    /// PNG
    Png,
    /// JPEG
    Jpeg,
}

impl AttachmentFormat {
    /// The word as shown.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
        }
    }

    /// What `content` begins as.
    fn of(content: &[u8]) -> Option<Self> {
        // Readers accept some bytes before the mark of a PDF.
        let start = content.get(..1024).unwrap_or(content);
        if content.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if content.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if start.windows(5).any(|bytes| bytes == b"%PDF-") {
            Some(Self::Pdf)
        } else {
            None
        }
    }
}

/// What can be told of a file before it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentFacts {
    /// What it is written in.
    pub format: AttachmentFormat,
    /// Pages that it prints on.
    pub pages: u32,
    /// Every text inside a PDF without blanks between its pieces, also what is painted over or lies outside the page.
    /// A name in it is in the printed file, too, whether or not it is seen. None for a picture.
    pub text: Option<String>,
    /// Whether there is text whose characters cannot be told, so that names in it would not be found.
    pub unreadable_text: bool,
}

/// Pages of a file at most.
pub(crate) const MOST_PAGES: usize = 50;
/// Pixels of a picture at most.
pub(crate) const MOST_PIXELS: u64 = 100_000_000;
/// Bytes that one part of a file may unfold to.
pub(crate) const MOST_BYTES: usize = 64 << 20;

/// Looks at a file, as thoroughly as printing it would: what this accepts can be printed.
///
/// # Errors
/// [`AttachmentError`] where the file cannot be printed.
pub fn attachment_facts(content: &[u8]) -> Result<AttachmentFacts, AttachmentError> {
    let format = AttachmentFormat::of(content).ok_or(AttachmentError::UnknownFormat)?;
    if format == AttachmentFormat::Pdf {
        let file = pdf::read(content)?;
        let pages = u32::try_from(file.pages.len()).unwrap_or(u32::MAX);
        return Ok(AttachmentFacts { format, pages, text: Some(file.text), unreadable_text: file.unreadable_text });
    }
    picture::read(content, format)?;
    Ok(AttachmentFacts { format, pages: 1, text: None, unreadable_text: false })
}

/// The pages of a file, each as large as `area` allows.
pub(crate) fn insets(content: &[u8], area: Area) -> Result<Vec<Inset>, AttachmentError> {
    match AttachmentFormat::of(content).ok_or(AttachmentError::UnknownFormat)? {
        AttachmentFormat::Pdf => Ok(pdf::read(content)?.pages.into_iter().map(|page| page.into_inset(area)).collect()),
        format => Ok(vec![picture::read(content, format)?.into_inset(area)]),
    }
}
