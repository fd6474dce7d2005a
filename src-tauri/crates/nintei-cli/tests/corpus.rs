//! The files that the fuzz targets of this crate begin from and have found go through the same readers here.

#[path = "../../../../tests/fuzz/readers/board_lines.rs"]
mod board_lines;
#[path = "../../../../tests/fuzz/readers/case_lines.rs"]
mod case_lines;
#[path = "../../../../tests/fuzz/readers/corpus.rs"]
mod corpus;
#[path = "../../../../tests/fuzz/readers/exercise.rs"]
mod exercise;

#[test]
fn every_kept_file_of_case_lines_is_read_or_refused() {
    corpus::each("case_lines", case_lines::read);
}

#[test]
fn every_kept_file_of_board_lines_is_read_or_refused() {
    corpus::each("board_lines", board_lines::read);
}

#[test]
fn every_kept_file_of_exercise_is_read_or_refused() {
    corpus::each("exercise", exercise::read);
}
