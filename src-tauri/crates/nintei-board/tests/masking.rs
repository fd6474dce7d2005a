//! マスキング: what the board's copy shows, what is proposed, which checks stay open.

use nintei_board::{KnownValues, Mask, MaskReason, MaskedText, OpenCheckKind, propose_masks, still_named, text_check};
use nintei_survey::{Application, Contact, KnownName, KnownNames, Overview, PhysicianOpinion};
use proptest::prelude::*;

struct Known {
    names: KnownNames,
    values: KnownValues,
}

/// A made-up case.
fn known() -> Known {
    let application = Application {
        name: "山田 花子".to_owned(),
        kana: "やまだ はなこ".to_owned(),
        insured_number: "0001234567".to_owned(),
        insurer_number: "141234".to_owned(),
        birth_date: "1935-04-05".parse().ok(),
        investigator: "佐藤 次郎".to_owned(),
        ..Application::default()
    };
    let overview = Overview {
        contact: Contact {
            postal_code: "223-0061".to_owned(),
            address: "神奈川県横浜市港北区日吉台1-2-3 コーポさくら201".to_owned(),
            phone: "045-123-4567".to_owned(),
        },
        family_name: "鈴木 一郎".to_owned(),
        family_relation: "長男".to_owned(),
        family_contact: Contact { address: "川崎市緑山三丁目4-5".to_owned(), ..Contact::default() },
        facility_name: "特別養護老人ホーム ひまわり苑".to_owned(),
        organization: "横浜介護調査センター".to_owned(),
        ..Overview::default()
    };
    let opinion = PhysicianOpinion {
        physician: "高橋 三郎".to_owned(),
        institution: "日吉台中央病院".to_owned(),
        ..PhysicianOpinion::default()
    };
    let names = KnownNames::new(&KnownName::of_case(&application, &overview, &opinion)).unwrap();
    Known { names, values: KnownValues::of_case(&application, &overview).unwrap() }
}

fn copy_of(text: &str) -> String {
    let Known { names, values } = known();
    let masks = propose_masks(text, &names, &values).into_iter().map(|proposed| proposed.mask).collect();
    MaskedText::with(text, masks, false).unwrap().copy()
}

#[track_caller]
fn proposes(text: &str, copy: &str) {
    assert_eq!(copy_of(text), copy, "of {text}");
}

#[track_caller]
fn left_alone(text: &str) {
    proposes(text, text);
}

fn mask(start: usize, end: usize, instead: &str) -> Mask {
    Mask { start, end, instead: instead.to_owned() }
}

#[test]
fn the_copy_shows_what_stands_instead_and_nothing_of_what_is_masked() {
    let text = MaskedText::with("長女の花子さんが週2回来る。", vec![mask(3, 5, "○○")], true).unwrap();
    assert_eq!(text.copy(), "長女の○○さんが週2回来る。");
    let whole = MaskedText::with("𠮷田", vec![mask(2, 3, "●"), mask(0, 2, "○")], true).unwrap();
    assert_eq!(whole.copy(), "○●", "masks are put in order, a character of two units counts two");
    assert_eq!(MaskedText::new("花子").copy(), "花子");
}

#[track_caller]
fn refused(masks: Vec<Mask>, code: &str) {
    let error = MaskedText::with("𠮷田さんの家", masks, false).unwrap_err();
    assert_eq!(error.code(), code, "{error}");
    assert!(error.to_string().ends_with('。'));
}

#[test]
fn masks_that_cannot_stand_are_refused() {
    refused(vec![mask(5, 8, "○")], "mask-outside-text");
    refused(vec![mask(9, 10, "○")], "mask-outside-text");
    refused(vec![mask(3, 3, "○")], "mask-nothing-selected");
    refused(vec![mask(4, 3, "○")], "mask-nothing-selected");
    refused(vec![mask(1, 3, "○")], "mask-inside-character");
    refused(vec![mask(0, 1, "○")], "mask-inside-character");
    refused(vec![mask(0, 3, "○"), mask(2, 4, "○")], "mask-overlapping");
    refused(vec![mask(0, 2, " 　")], "mask-nothing-instead");
    refused(vec![mask(0, 2, &"○".repeat(41))], "mask-long-instead");
}

#[test]
fn a_check_is_open_until_a_person_has_checked_the_text_as_it_stands() {
    let mut text = MaskedText::new("同居の娘");
    assert!(text.is_open("同居の娘"));
    text.checked = true;
    assert!(!text.is_open("同居の娘"));
    assert!(text.is_open("同居の娘。"));
}

#[test]
fn each_open_check_of_a_text_is_told_apart() {
    let Known { names, values } = known();
    let check = |kept: Option<&MaskedText>, current: &str| text_check(kept, current, &names, &values);
    let checked = |text: &str| MaskedText::with(text, Vec::new(), true).unwrap();
    assert_eq!(check(None, " \n　"), None, "nothing is written");
    assert_eq!(check(None, "歩ける。"), Some(OpenCheckKind::NotChecked));
    assert_eq!(check(Some(&MaskedText::new("歩ける。")), "歩ける。"), Some(OpenCheckKind::NotChecked));
    assert_eq!(check(Some(&checked("歩ける。")), "歩けない。"), Some(OpenCheckKind::ChangedSince));
    assert_eq!(check(Some(&checked("歩ける。")), "歩ける。"), None);
    assert_eq!(check(Some(&checked("山田花子は歩ける。")), "山田花子は歩ける。"), Some(OpenCheckKind::StillNamed));
    let masked = MaskedText::with("山田花子は歩ける。", vec![mask(0, 4, "本人")], true).unwrap();
    assert_eq!(check(Some(&masked), "山田花子は歩ける。"), None);
}

#[test]
fn names_that_the_case_knows_are_replaced_by_who_they_are() {
    proposes("山田花子さんは歩ける。", "本人は歩ける。");
    proposes("ﾔﾏﾀﾞ ﾊﾅｺ様は", "本人は");
    proposes("鈴木一郎氏が来る。", "長男が来る。");
    proposes("調査員の佐藤次郎が聞く。", "調査員の調査員が聞く。");
    proposes("主治医は高橋三郎先生。", "主治医は主治医。");
    proposes("ひまわり苑に通う。", "○○苑に通う。");
    proposes("日吉台中央病院に通う。", "○○病院に通う。");
}

#[test]
fn what_stands_instead_of_a_family_member_tells_the_relation_and_nobodys_name() {
    let instead = |family_relation: &str| {
        let family_name = "鈴木 一郎".to_owned();
        let overview = Overview { family_name, family_relation: family_relation.to_owned(), ..Overview::default() };
        let known = KnownName::of_case(&Application::default(), &overview, &PhysicianOpinion::default());
        let values = KnownValues::of_case(&Application::default(), &overview).unwrap();
        propose_masks("鈴木一郎が来る。", &KnownNames::new(&known).unwrap(), &values)[0].mask.instead.clone()
    };
    assert_eq!(instead(" 長男 "), "長男");
    for untold in ["", "長男一郎", "長男(健)", "長男の妻の姉の夫", "長男 健"] {
        assert_eq!(instead(untold), "家族", "{untold}");
    }
}

#[test]
fn values_that_the_case_knows_are_proposed_however_they_are_written() {
    proposes("神奈川県横浜市港北区日吉台1-2-3に住む。", "○○に住む。");
    proposes("横浜市に住む。", "○○に住む。");
    proposes("港北区の家", "○○の家");
    proposes("日吉台１－２－３の家", "○○の家");
    proposes("日吉台一丁目2番3号の家", "○○の家");
    proposes("日吉台二丁目の家、日吉台一人", "○○の家、○○一人");
    proposes("コーポさくらの二階", "○○の二階");
    proposes("緑山で会う", "○○で会う");
    proposes("045 123 4567、045　123-4567", "（電話番号）、（電話番号）");
    proposes("1日10回 20分、12 34 56", "1日10回 20分、12 34 56");
    proposes("電話０４５（１２３）４５６７へ", "電話（電話番号）へ");
    proposes("0451234567", "（電話番号）");
    proposes("〒223-0061の家", "〒（郵便番号）の家");
    proposes("被保険者番号0001234567", "被保険者番号（被保険者番号）");
    proposes("保険者141234", "保険者（保険者番号）");
    for day in ["昭和10年4月5日", "S10.4.5", "１９３５年４月５日", "1935/04/05", "昭和１０年　４月　５日", "s10/4/5"]
    {
        proposes(&format!("{day}生まれ"), "（生年月日）生まれ");
    }
    proposes("横浜介護調査センターの調査員", "○○の調査員");
}

#[test]
fn words_before_an_honorific_are_proposed() {
    proposes("隣の田中さんが来る。", "隣の○○さんが来る。");
    proposes("佐々木様", "○○様");
    proposes("一ノ瀬さんと話す。", "○○さんと話す。");
    proposes("長女良子さんが来る。", "長女○○さんが来る。");
    proposes("ヘルパー加藤さん", "ヘルパー○○さん");
    proposes("友人のたけしくんと", "友人の○○くんと");
    proposes("とし子さんに任せる。", "○○さんに任せる。");
    proposes("スミスさん", "○○さん");
    proposes("伊藤先生の指示", "○○先生の指示");
    proposes("太郎ちゃん", "○○ちゃん");
    proposes("田中氏", "○○氏");
}

#[test]
fn everyday_words_before_what_sounds_like_an_honorific_are_left_alone() {
    for text in [
        "お母さんと娘さん、お嫁さんが手伝う。",
        "奥さん、旦那さん、息子さん、お孫さん、お子さん",
        "患者さんや利用者さん、看護師さん、ヘルパーさん、ケアマネさん",
        "皆さん、みなさん、お隣さん、お医者さん、床屋さん",
        "おかあさんに、おばあちゃんが、たくさん話す。",
        "○○さん、●●様、Ａさん、K氏",
        "同様の様子。模様替え。多様な様式。仕様。異様な",
        "氏名は言える。主治医の先生。担当の先生。",
        "歩くんです。行くんだと言う。ちゃんと食べる。きちんと。赤ちゃん",
        "奥様、ご家族様、お客様、皆様、神様",
        "肩の高さまで挙げる。長さまで測る。ケアマネージャーさん、地域包括さん、大工さん、ご先祖様",
        "さんざん探した。週に三回、二、三さじ食べる。",
    ] {
        left_alone(text);
    }
}

#[test]
fn names_of_facilities_that_the_case_does_not_know_are_proposed() {
    proposes("さくら苑に週2回通う。", "○○苑に週2回通う。");
    proposes("青空デイサービスに通う。", "○○デイサービスに通う。");
    proposes("市民病院と東山総合病院", "市民病院と○○病院");
    proposes("デイサービスすみれを利用", "デイサービス○○を利用");
    proposes("グループホーム なごみに入居", "グループホーム ○○に入居");
    proposes("コスモスホームの職員", "○○ホームの職員");
    proposes("中村クリニック", "○○クリニック");
    proposes("娘がやすらぎの里に勤める。", "娘が○○の里に勤める。");
}

#[test]
fn kinds_of_facilities_are_left_alone() {
    for text in [
        "病院に行く。近くの病院、大きな病院、新しい病院、通っていた病院",
        "総合病院、精神科病院、整形外科クリニック、歯科医院",
        "特別養護老人ホーム、有料老人ホーム、グループホームに入る。",
        "公園を歩く。動物園、幼稚園、保育園、庭園、別荘",
        "地域包括支援センター、訪問看護ステーション、居宅介護支援事業所",
        "デイサービスセンター、通所介護事業所、福祉用具事業所",
        "デイサービスを利用。デイサービスから帰る。グループホームなど。ショートステイしている。デイケアのみ",
    ] {
        left_alone(text);
    }
}

#[test]
fn names_of_places_are_proposed_and_words_that_end_alike_are_left_alone() {
    proposes("仙台市に娘がいる。", "○○市に娘がいる。");
    proposes("さいたま市から移った。", "○○市から移った。");
    proposes("長野県飯田市の出身", "○○市の出身");
    proposes("元は緑町の自治会長", "元は○○町の自治会長");
    for text in [
        "同市内、他県、隣町、当区、○○町、〇〇市",
        "地区の集まり。要介護状態区分。学区。区別がつく。",
        "下町、城下町、農村、町内会、市販の薬、朝市、市役所、村",
        "この町で育つ。小さな村。住み慣れた町",
    ] {
        left_alone(text);
    }
}

#[test]
fn digits_that_look_like_telephone_numbers_and_postal_codes_are_proposed_and_other_numbers_are_not() {
    proposes("090-1111-2222に電話", "（電話番号）に電話");
    proposes("０９０１１１１２２２２", "（電話番号）");
    proposes("1234-5678へ", "（電話番号）へ");
    proposes("〒9876543", "〒（郵便番号）");
    proposes("987-6543", "（郵便番号）");
    left_alone("(2-4) 週に2-3回、1日に10回、血圧は130-80。令和8年11月5日、2026-11-05、1,200円");
}

#[test]
fn why_each_is_proposed_is_told_and_what_is_known_wins() {
    let Known { names, values } = known();
    let text = "山田花子さんは日吉台中央病院、横浜市の田中さんはさくら苑、津市、987-6543";
    let proposed = propose_masks(text, &names, &values);
    let found: Vec<(&str, MaskReason)> = proposed.iter().map(|it| (it.quoted.as_str(), it.reason)).collect();
    use MaskReason::{BeforeHonorific, Digits, FacilityWord, KnownName, KnownValue, PlaceWord};
    assert_eq!(
        found,
        [
            ("山田花子さん", KnownName),
            ("日吉台中央病院", KnownName),
            ("横浜市", KnownValue),
            ("田中", BeforeHonorific),
            ("さくら苑", FacilityWord),
            ("津市", PlaceWord),
            ("987-6543", Digits),
        ]
    );
}

#[test]
fn what_still_tells_who_is_quoted_from_the_copy_and_guesses_do_not_count() {
    let Known { names, values } = known();
    let still = |copy: &str| still_named(copy, &names, &values);
    assert_eq!(still("長男が週2回来る。"), [""; 0]);
    assert_eq!(still("山田 花子は045-123-4567、港北区"), ["山田 花子", "045-123-4567", "港北区"]);
    assert_eq!(still("隣の田中さん、横浜の話"), [""; 0], "only recognised, or telling nothing by itself");
}

#[test]
fn a_long_text_of_nothing_but_names_and_honorifics_is_proposed_to_its_end() {
    let proposed = |text: &str| propose_masks(text, &known().names, &known().values);
    let found = proposed(&"田中さんと".repeat(2000));
    assert_eq!(found.len(), 2000);
    assert_eq!(found.last().map(|last| last.quoted.as_str()), Some("田中"));
    assert!(proposed(&"さん".repeat(5000)).len() < 10, "only its beginning is short enough to be a name");
}

fn any_text() -> impl Strategy<Value = String> {
    let parts = vec![
        "山田",
        "花子",
        "さん",
        "様",
        "氏",
        "ヤマダ",
        "ﾔﾏﾀﾞ",
        "横浜",
        "市",
        "港北区",
        "苑",
        "さくら",
        "病院",
        "の",
        "が",
        "０４５",
        "-",
        "123-4567",
        "𠮷",
        "髙",
        " ",
        "\n",
        "か\u{3099}",
        "㈱",
        "S10.4.5",
        "長女",
        "とし子",
        "くん",
        "町",
        "（",
        "）",
        "。",
        "ｶﾞ",
        "葛\u{E0100}",
        "A",
    ];
    proptest::collection::vec(proptest::sample::select(parts), 0..20).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn what_is_proposed_can_always_be_masked_and_leaves_nothing_that_the_case_knows(text in any_text()) {
        let Known { names, values } = known();
        let proposed = propose_masks(&text, &names, &values);
        let units: Vec<u16> = text.encode_utf16().collect();
        for it in &proposed {
            prop_assert_eq!(&String::from_utf16(&units[it.mask.start..it.mask.end]).unwrap(), &it.quoted);
        }
        let masks = proposed.into_iter().map(|it| it.mask).collect();
        let masked = MaskedText::with(text.clone(), masks, true);
        prop_assert!(masked.is_ok(), "{:?} {:?}", text, masked);
        let copy = masked.unwrap().copy();
        prop_assert_eq!(still_named(&copy, &names, &values), [""; 0], "in {:?}", copy);
    }

    #[test]
    fn nothing_under_a_mask_is_in_the_copy_whatever_the_masks(
        text in any_text(), masks in proptest::collection::vec((0usize..60, 0usize..60), 0..5)
    ) {
        let masks: Vec<Mask> = masks.into_iter().map(|(start, end)| mask(start, end, "●")).collect();
        let masked = MaskedText { original: text.clone(), masks: masks.clone(), checked: true };
        let mut shown = Vec::new();
        let mut at = 0;
        for letter in text.chars() {
            let next = at + letter.len_utf16();
            // A mask that begins or ends inside a character hides it, also one of no width.
            if !masks.iter().any(|mask| mask.start < next && at < mask.end) {
                shown.push(letter);
            }
            at = next;
        }
        let copy: Vec<char> = masked.copy().chars().filter(|letter| *letter != '●').collect();
        prop_assert_eq!(copy, shown);
    }
}
