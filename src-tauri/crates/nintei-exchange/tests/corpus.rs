//! The files that the fuzz targets of this crate begin from and have found go through the same readers here.

#[path = "../../../../tests/fuzz/readers/applications.rs"]
mod applications;
#[path = "../../../../tests/fuzz/readers/corpus.rs"]
mod corpus;
#[path = "../../../../tests/fuzz/readers/official_results.rs"]
mod official_results;

#[test]
fn every_kept_file_of_official_results_is_read_or_refused() {
    corpus::each("official_results", official_results::read);
}

#[test]
fn every_kept_file_of_applications_is_read_or_refused() {
    corpus::each("applications", applications::read);
}
