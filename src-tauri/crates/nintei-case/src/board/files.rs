use nintei_packet::attachment_facts;
use nintei_store::{AttachmentKind, KeptAttachment, Store};

use super::BoardTexts;
use crate::CaseError;

/// As the store keeps the format of a PDF.
const PDF: &str = "PDF";

/// Whether the text inside a file holds anything that the case knows and that tells who.
///
/// # Errors
/// [`CaseError::Attachment`] where the file cannot be read.
pub fn names_somebody(texts: &BoardTexts, content: &[u8]) -> Result<bool, CaseError> {
    Ok(attachment_facts(content)?.text.is_some_and(|text| texts.still_named(&text)))
}

/// What should be known of a file before it is given to members, in sentences. Nothing of one that is not masked.
///
/// # Errors
/// [`CaseError`] of the store.
pub fn file_notices(store: &Store, texts: &BoardTexts, kept: &KeptAttachment) -> Result<Vec<String>, CaseError> {
    let sentences: &[&str] = match (kept.kind, kept.format.as_str()) {
        (AttachmentKind::Original, _) => &[],
        (AttachmentKind::Masked, PDF) => match attachment_facts(&store.attachment(kept.id)?.1) {
            Err(error) => return Ok(vec![error.to_string()]),
            Ok(facts) if facts.text.as_deref().is_some_and(|text| texts.still_named(text)) => &[
                "氏名など本人や関係者が分かる文字が、ファイルの中に残っています（上から塗りつぶしただけでは消えません）。文字を消した版に差し替えてください。",
            ],
            Ok(facts) if facts.unreadable_text => {
                &["プログラムでは読み取れない文字が入っています。名前などが残っていないか、作成元で確かめてください。"]
            }
            Ok(_) => &[],
        },
        (AttachmentKind::Masked, _) => {
            &["画像の文字は、プログラムでは読み取れません。名前などが残っていないか、目で確かめてください。"]
        }
    };
    Ok(sentences.iter().map(|sentence| (*sentence).to_owned()).collect())
}
