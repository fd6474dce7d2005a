//! How long drawing and marking take.

use criterion::{Criterion, criterion_group, criterion_main};
use nintei_training::{Exercise, Preset, filled_by_key, mark};

fn drawing(criterion: &mut Criterion) {
    let Ok(forms) = nintei_survey::built_in() else { return };
    let Ok(rules) = nintei_judgment::built_in(&forms) else { return };
    let (Some(form), Some(rules)) = (forms.last(), rules.last()) else { return };
    for preset in Preset::ALL {
        let difficulty = preset.difficulty();
        let mut seed = 0;
        criterion.bench_function(&format!("draw {preset:?}"), |bencher| {
            bencher.iter(|| {
                seed += 1;
                Exercise::draw(seed, &difficulty, form, rules)
            });
        });
    }
    if let Ok(exercise) = Exercise::draw(1, &Preset::D5.difficulty(), form, rules) {
        let filled = filled_by_key(&exercise, rules);
        criterion.bench_function("mark a whole worksheet", |bencher| bencher.iter(|| mark(&exercise, rules, &filled)));
    }
}

criterion_group!(benches, drawing);
criterion_main!(benches);
