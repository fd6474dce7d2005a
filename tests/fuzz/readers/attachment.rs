//! A file of 主治医意見書, PDF, PNG or JPEG from anywhere: it can be printed, or it is refused.

use nintei_packet::{AttachmentFormat, attachment_facts};

pub fn read(data: &[u8]) {
    match attachment_facts(data) {
        Ok(facts) => {
            assert!((1..=50).contains(&facts.pages), "{} pages", facts.pages);
            assert_eq!(facts.text.is_some(), facts.format == AttachmentFormat::Pdf);
        }
        Err(refusal) => assert!(refusal.to_string().ends_with('。'), "{refusal}"),
    }
}
