#![no_main]

#[path = "../readers/board_lines.rs"]
mod board_lines;

libfuzzer_sys::fuzz_target!(|data: &[u8]| board_lines::read(data));
