//! Made-up records of 一次判定済みデータ, and the files they are written to.
#![allow(dead_code, reason = "each test file uses its part")]

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use encoding_rs::SHIFT_JIS;
use nintei_exchange::OfficialRow;
use nintei_judgment::{OfficialCase, OfficialResult, Tenths, TreeId};
use nintei_survey::{Answers, CareLevel, FormEdition, ItemId, Opinion, Stability};

const LAYOUT: &str = include_str!("../../../../../assets/exchange/ichiji-result-record-09B.csv");
const LEVELS: [&str; 8] = ["01", "12", "13", "21", "22", "23", "24", "25"];

pub fn form() -> &'static FormEdition {
    static FORM: LazyLock<FormEdition> = LazyLock::new(|| nintei_survey::built_in().unwrap().pop().unwrap());
    &FORM
}

/// The names of the 326 columns.
pub fn names() -> Vec<&'static str> {
    LAYOUT.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect()
}

/// Numbers that look random and are the same each time.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// Answers to every item, as the form allows them.
pub fn answers(form: &FormEdition, numbers: &mut Numbers) -> Answers {
    let mut answers = Answers::default();
    for question in form.questions() {
        let options = question.options.len() as u64;
        let chosen: Vec<u8> = if question.multiple {
            let any = (1..=options as u8).filter(|no| Some(*no) != question.exclusive_option);
            let chosen: Vec<u8> = any.filter(|_| numbers.below(6) == 0).collect();
            if chosen.is_empty() { question.exclusive_option.into_iter().collect() } else { chosen }
        } else {
            vec![numbers.below(options) as u8 + 1]
        };
        answers.set(form, question.id, &chosen).unwrap();
    }
    answers
}

/// The made-up record of the number `count`, with results that need not fit the answers.
pub fn record(form: &FormEdition, count: u64) -> OfficialRow {
    let mut numbers = Numbers(count);
    let answers = answers(form, &mut numbers);
    let mut tenths = |most| Tenths::new(numbers.below(most) as i32);
    let result = OfficialResult {
        minutes: TreeId::ALL.into_iter().map(|tree| (tree, tenths(700))).collect(),
        scores: (1..=5).map(|group| (group, tenths(1001))).collect(),
        total: Some(tenths(1500)),
        dementia_addition: Some(tenths(400)),
        ..OfficialResult::default()
    };
    let applied_on = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + Days::new(numbers.below(2000));
    let likelihood_percent = Some(numbers.below(101) as u8);
    let stability = Some(if numbers.below(2) == 0 { Stability::Stable } else { Stability::Unstable });
    OfficialRow {
        row: 0,
        insurer_no: "131234".to_owned(),
        insured_no: format!("{count:010}"),
        applied_on,
        branch: 0,
        surveyed_on: Some(applied_on + Days::new(10)),
        case: OfficialCase {
            answers,
            opinion: Opinion {
                dementia: Some(numbers.below(8) as u8 + 1),
                stability,
                dementia_likelihood_percent: likelihood_percent,
            },
            result: OfficialResult {
                judged_on: Some(applied_on + Days::new(20)),
                level: Some(CareLevel::ALL[numbers.below(8) as usize]),
                level_with_addition: Some(CareLevel::ALL[numbers.below(8) as usize]),
                stability,
                likelihood_percent,
                warnings: (1..=57).filter(|_| numbers.below(20) == 0).map(|code| format!("{code:02}")).collect(),
                ..result
            },
        },
    }
}

/// How limbs, joints and treatments are written: ない and ある.
pub type Signs = [&'static str; 2];
pub const ONE_TWO: Signs = ["1", "2"];
pub const ZERO_ONE: Signs = ["0", "1"];

/// The 326 fields of a record.
pub fn fields(row: &OfficialRow, signs: Signs) -> Vec<String> {
    let mut fields = vec![String::new(); 326];
    let mut put = |position: usize, text: String| fields[position - 1] = text;
    let OfficialCase { answers, opinion, result } = &row.case;
    let day = |day: Option<NaiveDate>| day.map(|day| day.format("%Y%m%d").to_string()).unwrap_or_default();
    let tenths = |tenths: Option<&Tenths>| tenths.map(|tenths| tenths.count().to_string()).unwrap_or_default();
    let level = |level: Option<CareLevel>| level.map(|level| LEVELS[level as usize].to_owned()).unwrap_or_default();
    put(1, "09B".to_owned());
    put(2, row.insurer_no.clone());
    put(3, row.insured_no.clone());
    put(4, day(Some(row.applied_on)));
    put(5, row.branch.to_string());
    put(14, "カクウ ハナコ".to_owned());
    put(15, "架空 花子\"様\", ソ表".to_owned());
    put(17, "架空県架空市\r\n一丁目".to_owned());
    put(32, opinion.dementia.unwrap_or(9).to_string());
    put(34, day(row.surveyed_on));
    put(39, day(result.judged_on));
    put(40, level(result.level));
    put(41, level(result.level_with_addition));
    put(42, tenths(result.total.as_ref()));
    for (position, tree) in (43..).zip(TreeId::ALL) {
        put(position, tenths(result.minutes.get(&tree)));
    }
    put(51, tenths(result.dementia_addition.as_ref()));
    for group in 1..=5u8 {
        put(51 + usize::from(group), tenths(result.scores.get(&group)));
    }
    let warned = |code: &u8| result.warnings.contains(&format!("{code:02}"));
    put(57, (1..=57u8).map(|code| if warned(&code) { '1' } else { '0' }).collect());
    put(58, result.stability.map_or("", |stable| if stable == Stability::Stable { "1" } else { "2" }).to_owned());
    put(59, result.likelihood_percent.map(|percent| format!("{percent}.0")).unwrap_or_default());
    let mut marks = |first: usize, item: ItemId, options: std::ops::RangeInclusive<u8>| {
        let chosen = answers.get(item);
        for (position, no) in (first..).zip(options).filter(|_| chosen.is_answered()) {
            put(position, signs[usize::from(chosen.contains(no))].to_owned());
        }
    };
    marks(110, ItemId::PARALYSIS, 2..=6);
    marks(115, ItemId::CONTRACTURE, 2..=5);
    marks(172, ItemId::SPECIAL_CARE, 1..=12);
    let numbers = [(1, 3..=13), (2, 1..=12), (3, 1..=9), (4, 1..=15), (5, 1..=6)];
    let items = numbers.into_iter().flat_map(|(section, numbers)| numbers.map(move |number| (section, number)));
    for (position, (section, number)) in (119..).zip(items) {
        let chosen = answers.get(ItemId::new(section, number).unwrap()).single();
        put(position, chosen.map(|no| no.to_string()).unwrap_or_default());
    }
    put(184, answers.get(ItemId::PHYSICAL_INDEPENDENCE).single().unwrap_or(10).to_string());
    put(185, answers.get(ItemId::DEMENTIA_INDEPENDENCE).single().unwrap_or(9).to_string());
    fields
}

/// A line of a file, every field in quotes.
pub fn line(fields: &[impl AsRef<str>]) -> String {
    let quoted: Vec<String> =
        fields.iter().map(|field| format!("\"{}\"", field.as_ref().replace('"', "\"\""))).collect();
    quoted.join(",") + "\r\n"
}

/// A file with the row of names and these records.
pub fn file(rows: &[OfficialRow], signs: Signs) -> String {
    line(&names()) + &rows.iter().map(|row| line(&fields(row, signs))).collect::<String>()
}

pub fn shift_jis(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = SHIFT_JIS.encode(text);
    assert!(!lost);
    bytes.into_owned()
}
