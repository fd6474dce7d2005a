//! The operations that draw a page of a PDF, without what is not seen: comments, marked content, hidden descriptions.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object};

use super::{AttachmentError, MOST_BYTES};

/// Ends a path where there is none.
const NOTHING: &[u8] = b"n";

/// What is read from the drawings of a file.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) words: String,
    /// Whether there is text whose characters cannot be told.
    pub(super) unreadable: bool,
}

/// `content` with only the operations that draw, its texts added to `text`. `resources` name its fonts.
pub(super) fn cleaned(
    pdf: &Document,
    content: &[u8],
    resources: &Dictionary,
    page: usize,
    text: &mut Text,
) -> Result<Vec<u8>, AttachmentError> {
    // Stopping at the first operation that cannot be read would leave out what is painted over the ones before.
    let unreadable = |_| AttachmentError::Unsupported { page, what: "読めない命令".to_owned() };
    // The reader expects an operation after a comment. This one does nothing, and is taken away again.
    let whole = [content.trim_ascii(), b"\n", NOTHING].concat();
    let mut content = Content::decode_strict(whole.trim_ascii()).map_err(unreadable)?;
    content.operations.pop();
    if content.operations.iter().any(|operation| operation.operator == "BI") {
        return Err(AttachmentError::Unsupported { page, what: "本文に埋め込まれた画像".to_owned() });
    }
    content.operations.retain(|operation| !is_unseen(operation));
    read(pdf, &content.operations, resources, text);
    content.encode().map_err(|_| AttachmentError::Broken)
}

/// Marks of content, and compatibility sections.
fn is_unseen(operation: &Operation) -> bool {
    matches!(operation.operator.as_str(), "BMC" | "BDC" | "EMC" | "MP" | "DP" | "BX" | "EX")
}

fn read(pdf: &Document, operations: &[Operation], resources: &Dictionary, text: &mut Text) {
    let fonts = resources.get_deref(b"Font", pdf).and_then(Object::as_dict).ok();
    let mut encoding: Option<Encoding<'_>> = None;
    for operation in operations {
        match (operation.operator.as_str(), operation.operands.as_slice()) {
            ("Tf", [Object::Name(name), ..]) => {
                let font = fonts.and_then(|fonts| fonts.get_deref(name, pdf).and_then(Object::as_dict).ok());
                encoding = font.and_then(|font| font.get_font_encoding_with_limit(pdf, MOST_BYTES).ok());
            }
            ("Tj" | "'", [shown]) | ("\"", [_, _, shown]) => show(shown, encoding.as_ref(), text),
            ("TJ", [Object::Array(items)]) => items.iter().for_each(|item| show(item, encoding.as_ref(), text)),
            _ => {}
        }
    }
    text.words.push('\n');
}

fn show(shown: &Object, encoding: Option<&Encoding<'_>>, text: &mut Text) {
    let Object::String(bytes, _) = shown else { return };
    match encoding.map(|encoding| Document::decode_text(encoding, bytes)) {
        Some(Ok(words)) => {
            text.unreadable |= words.contains('\u{FFFD}');
            text.words.extend(words.chars().filter(|letter| !letter.is_whitespace()));
        }
        _ => text.unreadable |= !bytes.is_empty(),
    }
}
