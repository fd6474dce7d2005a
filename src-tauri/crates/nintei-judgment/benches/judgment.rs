//! How long a judgment takes: without steps (aim: under 5 µs), with steps (aim: under 20 µs); what decides the level of
//! one case (aim: under 5 ms); one official result compared.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use nintei_judgment::{
    Collector, JudgmentInput, OfficialCase, OfficialResult, RuleEdition, TreeId, deciding, judge, outcome,
};
use nintei_survey::{Answers, FormEdition};

/// Complete surveys whose answers come from a fixed sequence, so that every run measures the same cases.
fn cases(form: &FormEdition, count: usize) -> Vec<JudgmentInput> {
    let mut state = 0x2009_0401_u64;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    (0..count)
        .map(|_| {
            let mut answers = Answers::default();
            for question in form.questions() {
                let no = question.options[next(question.options.len())].no;
                answers.put(question.id, nintei_survey::OptionSet::NONE_CHOSEN.with(no));
            }
            JudgmentInput { answers, ..JudgmentInput::default() }
        })
        .collect()
}

fn benches(c: &mut Criterion) {
    let forms = nintei_survey::built_in().expect("the built-in form is sound");
    let rules: RuleEdition = nintei_judgment::built_in(&forms).expect("the built-in rules are sound").remove(0);
    let complete = cases(&forms[0], 1000);
    let mut round = complete.iter().cycle();
    c.bench_function("complete, without steps", |b| {
        b.iter(|| black_box(outcome(&rules, round.next().expect("endless"))));
    });
    let mut round = complete.iter().cycle();
    c.bench_function("complete, with steps", |b| {
        b.iter(|| black_box(judge(&rules, round.next().expect("endless"))));
    });
    let empty = JudgmentInput::default();
    c.bench_function("nothing answered, without steps", |b| b.iter(|| black_box(outcome(&rules, black_box(&empty)))));
    c.bench_function("nothing answered, with steps", |b| b.iter(|| black_box(judge(&rules, black_box(&empty)))));
}

fn what_decides(c: &mut Criterion) {
    let forms = nintei_survey::built_in().expect("the built-in form is sound");
    let form = &forms[0];
    let rules: RuleEdition = nintei_judgment::built_in(&forms).expect("the built-in rules are sound").remove(0);
    let complete = cases(form, 1000);
    let half_open: Vec<JudgmentInput> = complete
        .iter()
        .map(|input| {
            let mut input = input.clone();
            form.questions().step_by(2).for_each(|question| input.answers.clear(question.id));
            input
        })
        .collect();
    let mut round = half_open.iter().cycle();
    c.bench_function("half answered, without steps", |b| {
        b.iter(|| black_box(outcome(&rules, round.next().expect("endless"))));
    });
    let empty = vec![JudgmentInput::default()];
    for (name, inputs) in [("complete", &complete), ("half answered", &half_open), ("nothing answered", &empty)] {
        let mut round = inputs.iter().cycle();
        c.bench_function(&format!("{name}, what decides"), |b| {
            b.iter(|| black_box(deciding(&rules, form, round.next().expect("endless"))));
        });
    }
}

fn official(c: &mut Criterion) {
    let forms = nintei_survey::built_in().expect("the built-in form is sound");
    let rules: RuleEdition = nintei_judgment::built_in(&forms).expect("the built-in rules are sound").remove(0);
    let rows: Vec<OfficialCase> = cases(&forms[0], 1000)
        .into_iter()
        .map(|input| {
            let numbers = outcome(&rules, &input);
            let mut result = OfficialResult::default();
            result.scores.extend((1u8..).zip(numbers.scores.map(|score| score.low)));
            result.minutes.extend(TreeId::ALL.into_iter().zip(numbers.minutes.map(|minutes| minutes.low)));
            OfficialCase { answers: input.answers, result, ..OfficialCase::default() }
        })
        .collect();
    let mut collector = Collector::new(&rules);
    let mut round = (1i64..).zip(rows.iter().cycle());
    c.bench_function("official result compared", |b| {
        b.iter(|| {
            let (id, row) = round.next().expect("endless");
            collector.add(id, black_box(row));
        });
    });
}

criterion_group!(group, benches, what_decides, official);
criterion_main!(group);
