//! What is told of an unsound supplement, and where.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::NaiveDate;
use nintei_judgment::{
    FaultPart, RuleBase, RuleEdition, Supplement, SupplementFault, SupplementField, SupplementLeaf, SupplementPoints,
    Tenths, TreeId, rule_bases,
};
use nintei_survey::{FormEdition, ItemId};
use proptest::prelude::*;

fn form() -> &'static FormEdition {
    static FORM: OnceLock<FormEdition> = OnceLock::new();
    FORM.get_or_init(|| nintei_survey::built_in().unwrap().pop().unwrap())
}

fn rules() -> &'static RuleEdition {
    static RULES: OnceLock<RuleEdition> = OnceLock::new();
    RULES.get_or_init(|| base().edition(form()).unwrap())
}

fn base() -> &'static RuleBase {
    static BASE: OnceLock<RuleBase> = OnceLock::new();
    BASE.get_or_init(|| rule_bases().pop().unwrap())
}

fn empty() -> Supplement {
    Supplement {
        name: "架空の補完".to_owned(),
        edition: "2009-04".to_owned(),
        made_on: NaiveDate::from_ymd_opt(2026, 11, 21),
        source: "架空（試験のための作り話）".to_owned(),
        made_by: "架空 太郎".to_owned(),
        checked_by: "架空 花子".to_owned(),
        ..Supplement::default()
    }
}

fn with_tree(tree: TreeId, outline: &str) -> Supplement {
    Supplement { trees: BTreeMap::from([(tree, outline.to_owned())]), ..empty() }
}

fn check(supplement: &Supplement) -> Vec<SupplementFault> {
    supplement.check(base(), form())
}

/// The line of each fault and its sentence, for a made-up 清潔保持.
fn hygiene(outline: &str) -> Vec<(Option<u32>, String)> {
    let faults = check(&with_tree(TreeId::Hygiene, outline));
    assert!(faults.iter().all(|fault| fault.part == FaultPart::Tree { tree: TreeId::Hygiene }), "{faults:?}");
    faults.into_iter().map(|fault| (fault.line, fault.cause)).collect()
}

#[track_caller]
fn told(outline: &str, expected: &[(u32, &str)]) {
    let found = hygiene(outline);
    let lines: Vec<u32> = found.iter().map(|(line, _)| line.unwrap_or_default()).collect();
    assert_eq!(lines, expected.iter().map(|(line, _)| *line).collect::<Vec<_>>(), "{found:#?}");
    for ((_, cause), (_, part)) in found.iter().zip(expected) {
        assert!(cause.contains(part), "{cause} should say {part}");
    }
}

const SOUND: &str = "2-7 口腔清潔:
  介助されていない: 1.2分
  一部介助:
    第1群 身体機能・起居動作:
      50.0以下: 8.0分
      50.1以上: 4.0分
  全介助: 24.3分
";

#[test]
fn a_sound_outline_has_no_fault_however_it_is_typed() {
    assert_eq!(hygiene(SOUND), []);
    let typed =
        "２－７：\n　1： 1.2\n　2:\n　　第１群：\n\n　　　50以下： 8\n　　　50.1点 以上：４．０\n\t3 : 24.3 分\n";
    assert_eq!(hygiene(typed), []);
    let official = with_tree(TreeId::Hygiene, typed).in_official_words(form());
    assert_eq!(official.trees[&TreeId::Hygiene], SOUND);
}

#[test]
fn every_fault_that_can_be_told_apart_is_told_with_its_line() {
    told(
        "2-7 口腔清潔:
  介助されていない: 1.2分
  一部介助・見守り等:
    第1群 身体機能・起居動作:
      50.0以下: 80.0分
      50.2以上: 四分
  介助されていない・全介助:
    2-77 歯:
      はい: 1.2分
",
        &[
            (3, "「見守り等」は調査票の選択肢にありません"),
            (5, "80.0分が表示範囲1.2〜24.3分の外にあります"),
            (6, "隙間または重なりがあります"),
            (6, "「四分」は小数第1位までの数に「分」を付けたものではありません"),
            (7, "二つの枝にあります"),
            (8, "「2-77 歯」は調査票の項目でも群でもありません"),
        ],
    );
}

#[test]
fn each_kind_of_slip_in_an_outline_is_told() {
    told("", &[(1, "図が空です")]);
    told("2-7 口腔清潔\n", &[(1, "「:」がありません")]);
    told("2-7 口腔清潔:\n", &[(1, "問いの下に答えがありません")]);
    told("2-7 口腔清潔: 1.2分\n", &[(1, "問いの下に答えがなく「1.2分」")]);
    told(&SOUND.replace("  全介助: 24.3分\n", ""), &[(0, "最大の"), (1, "「全介助」の枝がありません")]);
    told(&SOUND.replace("24.3分", ""), &[(7, "答えの下に問いも時間もありません")]);
    told(&SOUND.replace("      50.1", "     50.1"), &[(6, "字下げがどの段とも合いません")]);
    told(&SOUND.replace("  一部介助:", "  一部介助: 5.0分"), &[(4, "時間の書かれた答えの下に行があります")]);
    told(
        &SOUND.replace("      50.1以上: 4.0分\n", ""),
        &[(4, "最後の枝が「以上」で終わっていません"), (4, "枝が一つしか")],
    );
    told(&SOUND.replace("50.1以上", "50.1超"), &[(6, "のような範囲ではありません")]);
    told(&format!("{SOUND}2-8 洗顔:\n  全介助: 1.2分\n"), &[(8, "二つ目に「2-8 洗顔」")]);
    told(&SOUND.replace("24.3分", "24.2分"), &[(0, "最大の24.3分になる枝がありません")]);
    told(&SOUND.replace("4.0分", "未確定（2.0）"), &[(6, "「未確定（小さい分〜大きい分）」ではありません")]);
    let deep: String = (0..400).map(|depth| format!("{:1$}x:\n", "", depth * 2)).collect();
    assert!(hygiene(&deep).iter().any(|(_, cause)| cause.contains("字下げが深すぎます")));
}

#[test]
fn what_the_header_lacks_is_told() {
    let faults =
        check(&Supplement { edition: "2012-04".to_owned(), checked_by: " ".to_owned(), made_on: None, ..empty() });
    let parts: Vec<FaultPart> = faults.iter().map(|fault| fault.part).collect();
    let header = |field| FaultPart::Header { field };
    assert_eq!(
        parts,
        [
            header(SupplementField::Edition),
            header(SupplementField::MadeOn),
            header(SupplementField::CheckedBy),
            FaultPart::Whole
        ]
    );
}

#[test]
fn a_settled_number_respects_what_is_known_of_it() {
    let gap = rules().gaps().into_iter().find(|gap| gap.tree == Some(TreeId::Indirect)).unwrap();
    let leaf =
        |minutes: &str| SupplementLeaf { tree: TreeId::Indirect, path: gap.path.clone(), minutes: minutes.to_owned() };
    let points = |points: &str| SupplementPoints {
        item: "2-10".parse().unwrap(),
        option: "見守り等".to_owned(),
        points: points.to_owned(),
    };
    for (minutes, sound) in [("2.6", false), ("2.7", true), ("9.4分", true), ("9.5分", false), ("五", false)] {
        let faults = check(&Supplement { leaves: vec![leaf(minutes)], ..empty() });
        assert_eq!(faults.is_empty(), sound, "{minutes}: {faults:?}");
        assert!(faults.iter().all(|fault| fault.part == FaultPart::Leaf { index: 0 }));
    }
    for (text, sound) in [("5.6", false), ("5.7", true), ("9.4点", true), ("9.5点", false), ("", false)] {
        let faults = check(&Supplement { points: vec![points(text)], ..empty() });
        assert_eq!(faults.is_empty(), sound, "{text}: {faults:?}");
        assert!(faults.iter().all(|fault| fault.part == FaultPart::Points { index: 0 }));
    }
    let twice =
        Supplement { leaves: vec![leaf("3.0"), leaf("3.0")], points: vec![points("6.0"), points("6.0")], ..empty() };
    let parts: Vec<FaultPart> = check(&twice).iter().map(|fault| fault.part).collect();
    assert_eq!(parts, [FaultPart::Leaf { index: 1 }, FaultPart::Points { index: 1 }]);
}

#[test]
fn a_path_that_leads_nowhere_says_where_it_ends() {
    let cause = |path: &[&str]| {
        let path = path.iter().map(|word| (*word).to_owned()).collect();
        let leaf = SupplementLeaf { tree: TreeId::Meal, path, minutes: "5.0".to_owned() };
        let faults = check(&Supplement { leaves: vec![leaf], ..empty() });
        assert_eq!(faults.len(), 1, "{faults:?}");
        format!("{}: {}", faults[0].place, faults[0].cause)
    };
    assert!(cause(&[]).contains("道がありません"));
    assert!(cause(&["2-4"]).contains("先に「介助されていない・見守り等」があります"));
    assert!(cause(&["2-4", "1・2"]).contains("先に「第2群 生活機能」があります"));
    assert!(cause(&["2-5 排尿"]).contains("ここにあるのは「2-4 食事摂取」です"));
    assert!(
        cause(&["2-4", "3・4", "2-3", "できない", "2-7"])
            .contains("食事 › 2-4 食事摂取 › 一部介助・全介助 › 2-3 えん下 › できない")
    );
}

#[test]
fn the_addition_asks_eligible_persons_only_and_ends_in_steps() {
    let faults = |outline: &str| check(&Supplement { addition: Some(outline.to_owned()), ..empty() });
    assert_eq!(faults("7-2:\n  Ⅲa・Ⅲb: なし\n  Ⅳ・M: 2段階\n"), []);
    let found = faults("7-2 認知症高齢者の日常生活自立度:\n  Ⅱa・Ⅲa: 加算なし\n  Ⅲb・Ⅳ: 三段階\n");
    let causes: Vec<(Option<u32>, &str)> = found.iter().map(|fault| (fault.line, fault.cause.as_str())).collect();
    assert_eq!(
        causes,
        [
            (Some(1), "「M」の枝がありません。"),
            (Some(2), "「Ⅱa・Ⅲa」はここまでの枝では起こりえません。"),
            (Some(3), "「三段階」は「加算なし」「一段階」「二段階」のどれでもありません。"),
        ]
    );
    assert!(found.iter().all(|fault| fault.part == FaultPart::Addition));
}

#[test]
fn every_threshold_moved_alone_is_told_at_its_line_or_at_its_neighbours() {
    let mut thresholds = 0;
    for tree in TreeId::ALL {
        let Some(outline) = rules().tree_outline(tree) else { continue };
        let lines: Vec<&str> = outline.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            let numbered = line.trim_start().starts_with(|letter: char| letter.is_ascii_digit());
            let (heading, text) = line.split_once(':').unwrap();
            if !numbered || !(heading.ends_with("以下") || heading.ends_with("以上")) {
                continue;
            }
            thresholds += 1;
            for by in [-1, 1] {
                let number = heading.trim_start().trim_end_matches(|letter: char| !letter.is_ascii_digit());
                let moved = Tenths::read(number).unwrap() + Tenths::new(by);
                let changed = format!("{}:{text}", heading.replace(number, &moved.to_string()));
                let mut lines = lines.clone();
                lines[index] = &changed;
                let faults = check(&with_tree(tree, &lines.join("\n")));
                let depth = |line: &str| line.len() - line.trim_start().len();
                // The branches of the same question share its indentation; the next one down begins where this ends.
                let told = faults.iter().filter_map(|fault| fault.line).any(|told| {
                    let told = usize::try_from(told).unwrap() - 1;
                    told == index || depth(lines[told]) == depth(line)
                });
                assert!(told, "{tree:?} {line} by {by}: {faults:?}");
            }
        }
    }
    assert_eq!(thresholds, 192, "thresholds in the seven trees");
}

#[test]
fn every_leaf_moved_out_of_the_displayed_range_is_told_at_its_line() {
    for tree in TreeId::ALL {
        let Some(outline) = rules().tree_outline(tree) else { continue };
        let lines: Vec<&str> = outline.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            let Some((heading, _)) = line.split_once(": ").filter(|(_, text)| text.ends_with('分')) else { continue };
            let changed = format!("{heading}: 99.9分");
            let mut lines = lines.clone();
            lines[index] = &changed;
            let faults = check(&with_tree(tree, &lines.join("\n")));
            let told = u32::try_from(index + 1).ok();
            assert!(
                faults.iter().any(|fault| fault.line == told && fault.cause.contains("表示範囲")),
                "{tree:?} {line}"
            );
        }
    }
}

#[test]
fn every_score_that_breaks_the_order_or_the_sum_is_told_at_its_item() {
    let form = &form();
    let mut told = 0;
    for question in form.questions().filter(|question| question.id.section() <= 5) {
        if matches!(question.id, ItemId::PARALYSIS | ItemId::CONTRACTURE) {
            continue;
        }
        let title = format!("{} {}", question.id, question.short_name);
        let group = format!("第{}群", question.id.section());
        for (position, option) in question.options.iter().enumerate() {
            let points =
                SupplementPoints { item: question.id, option: option.label.clone(), points: "30.0".to_owned() };
            let faults = check(&Supplement { points: vec![points], ..empty() });
            let place = if position == 0 { &group } else { &title };
            assert!(
                faults.len() == 1
                    && faults[0].part == FaultPart::Points { index: 0 }
                    && faults[0].place.starts_with(place.as_str()),
                "{title} {}: {faults:?}",
                option.label
            );
            told += 1;
        }
    }
    assert!(told > 150);
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        "(\\PC|\n|\r|\t|:|：|　| |#|-|'|\"|\\|){0,24}",
        Just("31.2以下".to_owned()),
        Just("５.1".to_owned()),
        Just("2009-04".to_owned()),
        Just("~".to_owned()),
    ]
}

fn trees() -> impl Strategy<Value = TreeId> {
    proptest::sample::select(TreeId::ALL.to_vec())
}

/// Outlines as they come about while typing: lines of a sound one, shuffled in indentation and text.
fn outlines() -> impl Strategy<Value = String> {
    let line = (
        0usize..6,
        prop_oneof![
            texts(),
            proptest::sample::select(SOUND.lines().map(str::trim).collect::<Vec<_>>()).prop_map(str::to_owned)
        ],
    )
        .prop_map(|(depth, text)| format!("{}{text}", "  ".repeat(depth)));
    proptest::collection::vec(line, 0..12).prop_map(|lines| lines.join("\n"))
}

fn supplements() -> impl Strategy<Value = Supplement> {
    let header = (texts(), texts(), proptest::option::of(0i32..40_000), texts(), texts(), texts());
    let leaf = (trees(), proptest::collection::vec(texts(), 0..4), texts())
        .prop_map(|(tree, path, minutes)| SupplementLeaf { tree, path, minutes });
    let points = (1u8..=5, 1u8..=6, texts(), texts()).prop_map(|(section, number, option, points)| SupplementPoints {
        item: ItemId::new(section, number).unwrap(),
        option,
        points,
    });
    let parts = (
        proptest::collection::btree_map(trees(), outlines(), 0..2),
        proptest::collection::vec(leaf, 0..3),
        proptest::collection::vec(points, 0..3),
        proptest::option::of(outlines()),
    );
    (header, parts).prop_map(
        |((name, edition, day, source, made_by, checked_by), (trees, leaves, points, addition))| {
            let made_on = day.and_then(|day| NaiveDate::from_num_days_from_ce_opt(720_000 + day));
            Supplement { name, edition, made_on, source, made_by, checked_by, trees, leaves, points, addition }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn what_is_written_is_read_as_it_was(supplement in supplements()) {
        let written = supplement.write();
        let canonical = supplement.canonical();
        prop_assert_eq!(&Supplement::read(&written).unwrap(), &canonical, "{}", written);
        prop_assert_eq!(canonical.write(), written);
        prop_assert_eq!(&canonical.canonical(), &canonical);
    }

    #[test]
    fn any_supplement_is_checked_without_a_panic_and_its_faults_have_places(supplement in supplements()) {
        let (read, lines) = Supplement::read_with_lines(&supplement.write()).unwrap();
        let faults = check(&read);
        prop_assert!(!faults.is_empty());
        for fault in &faults {
            prop_assert!(!fault.place.is_empty() && fault.cause.ends_with('。'), "{:?}", fault);
            if matches!(fault.part, FaultPart::Tree { .. } | FaultPart::Leaf { .. } | FaultPart::Points { .. }) {
                prop_assert!(lines.line(fault, &read).is_some(), "{:?}", fault);
            }
        }
        let _ = supplement.figures(form());
    }

    #[test]
    fn any_text_is_read_or_refused_with_a_sentence(text in "(\\PC|\n|補完: |樹形図:|  食事: \\||枝:|- |得点:|認知症加算:|  段階: )*") {
        if let Err(error) = Supplement::read(&text) {
            prop_assert!(error.to_string().ends_with('。'), "{}", error);
            prop_assert_eq!(error.code(), "supplement-unreadable");
        }
    }
}
