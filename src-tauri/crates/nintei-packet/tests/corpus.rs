//! The files that the fuzz targets of this crate begin from and have found go through the same readers here.

#[path = "../../../../tests/fuzz/readers/attachment.rs"]
mod attachment;
#[path = "../../../../tests/fuzz/readers/corpus.rs"]
mod corpus;

#[test]
fn every_kept_file_of_attachment_is_read_or_refused() {
    corpus::each("attachment", attachment::read);
}
