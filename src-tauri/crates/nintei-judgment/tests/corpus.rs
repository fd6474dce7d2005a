//! The files that the fuzz targets of this crate begin from and have found go through the same readers here.

#[path = "../../../../tests/fuzz/readers/corpus.rs"]
mod corpus;
#[path = "../../../../tests/fuzz/readers/supplement.rs"]
mod supplement;

#[test]
fn every_kept_file_of_supplement_is_read_or_refused() {
    corpus::each("supplement", supplement::read);
}
