//! The files that the fuzz targets of this crate begin from and have found go through the same readers here.

#[path = "../../../../tests/fuzz/readers/corpus.rs"]
mod corpus;
#[path = "../../../../tests/fuzz/readers/recovery_code.rs"]
mod recovery_code;
#[path = "../../../../tests/fuzz/readers/store_files.rs"]
mod store_files;

#[test]
fn every_kept_file_of_store_files_is_read_or_refused() {
    corpus::each("store_files", store_files::read);
}

#[test]
fn every_kept_file_of_recovery_code_is_read_or_refused() {
    corpus::each("recovery_code", recovery_code::read);
}
