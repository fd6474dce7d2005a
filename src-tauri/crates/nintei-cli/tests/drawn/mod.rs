//! Made-up cases from a fixed sequence, so that everything that shows a judgment can be given the same ones.

use nintei_judgment::{RuleEdition, TreeId};
use nintei_survey::{FormEdition, ItemId, Question};
use serde_json::{Map, Value, json};

/// A sequence of numbers that is the same at every run.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % count
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}

/// `count` cases as `nintei judge` takes them: half of them complete, half with open questions; some with the
/// physician's opinion, some with minutes traced by hand.
pub fn cases(count: usize, form: &FormEdition, rules: &RuleEdition) -> Vec<Value> {
    let mut sequence = Sequence(0x2009_0401);
    (0..count).map(|number| case(number, form, rules, &mut sequence)).collect()
}

fn case(number: usize, form: &FormEdition, rules: &RuleEdition, sequence: &mut Sequence) -> Value {
    let open = if number % 2 == 0 { None } else { Some(2 + sequence.below(20)) };
    // Most people answer most questions well; every question answered at random would make everybody 要介護5.
    let worst = 1 + sequence.below(4);
    let mut answers = Map::new();
    let mut independence = Map::new();
    for question in form.questions() {
        if open.is_some_and(|open| sequence.one_in(open)) {
            continue;
        }
        let key = question.id.to_string();
        if question.id.section() == 7 {
            let option = &question.options[sequence.below(question.options.len())];
            independence.insert(key, json!(option.label));
        } else if question.multiple {
            answers.insert(key, json!(several(question, sequence)));
        } else {
            let no = 1 + sequence.below(question.options.len().min(worst));
            answers.insert(key, json!(no));
        }
    }
    let mut case = Map::new();
    case.insert("id".into(), json!(number.to_string()));
    case.insert("answers".into(), answers.into());
    case.insert("independence".into(), independence.into());
    if !sequence.one_in(3) {
        let degrees = form.question(ItemId::DEMENTIA_INDEPENDENCE).map_or(&[][..], |question| &question.options);
        case.insert("opinion".into(), json!({ "dementia": degrees[sequence.below(degrees.len())].label }));
        case.insert("stability".into(), json!(if sequence.one_in(3) { "不安定" } else { "安定" }));
    }
    if sequence.one_in(3) {
        case.insert("dementia_likelihood_percent".into(), json!(sequence.below(101)));
    }
    if sequence.one_in(2) {
        let range = rules.displayed_range(TreeId::Hygiene);
        let width = usize::try_from(range.high.count() - range.low.count()).expect("low is not above high");
        let minutes = range.low.count() + i32::try_from(sequence.below(width + 1)).expect("small");
        case.insert("traced".into(), json!({ TreeId::Hygiene.key(): minutes }));
    }
    case.into()
}

fn several(question: &Question, sequence: &mut Sequence) -> Vec<u8> {
    let chosen: Vec<u8> = question
        .options
        .iter()
        .map(|option| option.no)
        .filter(|no| Some(*no) != question.exclusive_option && sequence.one_in(4))
        .collect();
    match question.exclusive_option {
        Some(none) if chosen.is_empty() => vec![none],
        _ => chosen,
    }
}
