#![no_main]

#[path = "../readers/case_lines.rs"]
mod case_lines;

libfuzzer_sys::fuzz_target!(|data: &[u8]| case_lines::read(data));
