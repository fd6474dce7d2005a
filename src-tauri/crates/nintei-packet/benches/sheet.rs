//! Printing one document.

#[path = "../tests/common/mod.rs"]
mod common;

use criterion::{Criterion, criterion_group, criterion_main};

fn sheets(criterion: &mut Criterion) {
    criterion.bench_function("fonts read", |bench| {
        bench.iter(|| nintei_packet::Fonts::new(&common::fonts_folder()).expect("fonts"));
    });
    for (name, case) in
        [("settled", common::settled()), ("half done", common::half_done()), ("extreme", common::extreme())]
    {
        case.print();
        criterion.bench_function(&format!("sheet, {name}"), |bench| bench.iter(|| case.print()));
        criterion.bench_function(&format!("survey form, {name}"), |bench| bench.iter(|| case.print_form()));
        criterion.bench_function(&format!("memo sheet, {name}"), |bench| bench.iter(|| case.print_memo(None)));
    }
}

criterion_group!(benches, sheets);
criterion_main!(benches);
