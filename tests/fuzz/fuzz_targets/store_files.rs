#![no_main]

#[path = "../readers/store_files.rs"]
mod store_files;

libfuzzer_sys::fuzz_target!(|data: &[u8]| store_files::read(data));
