//! A million random complete cases streamed through `nintei judge --json`: time, and memory on the way.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::{Child, Command, Stdio};

use criterion::{Criterion, criterion_group, criterion_main};
use nintei_survey::{FormEdition, ItemId};

const CASES: usize = 1_000_000;
/// Different cases, sent again and again.
const DIFFERENT: usize = 10_000;

/// Lines from a fixed sequence, so that every run measures the same cases.
fn lines(form: &FormEdition) -> Vec<u8> {
    let mut state = 0x2009_0401_u64;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut lines = String::new();
    for case in 0..DIFFERENT {
        let _ = write!(lines, "{{\"id\":\"{case}\",\"answers\":{{");
        let asked = form.questions().filter(|question| question.id.section() <= 6);
        for (index, question) in asked.enumerate() {
            let comma = if index == 0 { "" } else { "," };
            let no = next(question.options.len()) + 1;
            let _ = if question.multiple {
                write!(lines, "{comma}\"{}\":[{no}]", question.id)
            } else {
                write!(lines, "{comma}\"{}\":{no}", question.id)
            };
        }
        let degree = |item: ItemId, no: usize| &form.question(item).expect("on the form").options[no].label;
        let physical = degree(ItemId::PHYSICAL_INDEPENDENCE, next(9));
        let dementia = degree(ItemId::DEMENTIA_INDEPENDENCE, next(8));
        let _ = writeln!(lines, "}},\"independence\":{{\"7-1\":\"{physical}\",\"7-2\":\"{dementia}\"}}}}");
    }
    lines.into_bytes()
}

/// Largest memory so far, in kilobytes.
fn peak(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}

fn benches(c: &mut Criterion) {
    let form = nintei_survey::built_in().expect("the built-in form is sound").remove(0);
    let lines = lines(&form);
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
