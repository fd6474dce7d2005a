#![no_main]

#[path = "../readers/official_results.rs"]
mod official_results;

libfuzzer_sys::fuzz_target!(|data: &[u8]| official_results::read(data));
