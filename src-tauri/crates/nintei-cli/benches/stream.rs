//! A million random complete cases streamed through `nintei judge --json`: time, and memory on the way.

#[path = "../tests/drawn/mod.rs"]
mod drawn;

use std::fs;
use std::io::Write as _;
use std::process::{Child, Command, Stdio};

use criterion::{Criterion, criterion_group, criterion_main};

const CASES: usize = 1_000_000;
/// Different cases, sent again and again.
const DIFFERENT: usize = 10_000;

/// Every second drawn case is complete.
fn lines() -> Vec<u8> {
    let forms = nintei_survey::built_in().expect("the built-in forms are sound");
    let rules = nintei_judgment::built_in(&forms).expect("the built-in rules are sound");
    let (form, rules) = forms.last().zip(rules.last()).expect("there is a form and an edition");
    let cases = drawn::cases(2 * DIFFERENT, form, rules);
    cases.iter().step_by(2).flat_map(|case| format!("{case}\n").into_bytes()).collect()
}

/// Largest memory so far, in kilobytes.
fn peak(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}

fn benches(c: &mut Criterion) {
    let lines = lines();
    let mut group = c.benchmark_group("stream");
    group.sample_size(10);
    group.bench_function("a million complete cases", |b| {
        b.iter(|| {
            let mut child = Command::new(env!("CARGO_BIN_EXE_nintei"))
                .args(["judge", "--json"])
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .spawn()
                .expect("the program starts");
            let mut input = child.stdin.take().expect("piped");
            let mut early = 0;
            for round in 0..CASES / DIFFERENT {
                input.write_all(&lines).expect("the program reads");
                if round == CASES / DIFFERENT / 10 {
                    early = peak(&child);
                }
            }
            let late = peak(&child);
            drop(input);
            assert!(child.wait().expect("the program ends").success());
            eprintln!("memory: {early} kB after a tenth, {late} kB at the end");
        });
    });
    group.finish();
}

criterion_group!(group, benches);
criterion_main!(group);
