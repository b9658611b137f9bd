//! The generator outside a build script: a folder of pages, a folder for the file.

use std::fs;

use tempfile::TempDir;

use super::*;

const PAGE: &str = "# CreateOrder

Places an order. [Try it](https://api.example.com/#product=Shop&api=CreateOrder&type=RPC&version=2020-01-02).

## Request parameters

|Parameter|Type|Required|Example|Description|
|---------|----|--------|-------|-----------|
|Action|String|Yes|CreateOrder|The operation. Set the value to CreateOrder. |
|ItemId|String|Yes|i-1|The item. |

## Response parameters

|Parameter|Type|Example|Description|
|---------|----|-------|-----------|
|OrderId|String|o-1|The order. |
";

fn generator(folder: &TempDir) -> Generator {
    Generator::new()
        .pages(folder.path().join("pages"))
        .out_dir(folder.path().join("out"))
}

fn pages(texts: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("pages")).unwrap();
    for (name, text) in texts {
        fs::write(folder.path().join("pages").join(name), text).unwrap();
    }
    folder
}

#[test]
fn pages_become_one_file() {
    let folder = pages(&[("CreateOrder.md", PAGE.as_bytes())]);
    let path = generator(&folder).generate().unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(path.ends_with("out/docwright.rs"));
    assert!(text.contains("pub mod shop {"), "{text}");
    assert!(text.contains("pub mod create_order {"), "{text}");
    assert!(!text.contains("feature ="), "{text}");
    let modified = fs::metadata(&path).unwrap().modified().unwrap();
    generator(&folder).generate().unwrap();
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), modified);
}

#[test]
fn the_blocking_client_is_asked_for() {
    let folder = pages(&[("CreateOrder.md", PAGE.as_bytes())]);
    let path = generator(&folder)
        .blocking()
        .file_name("shop.rs")
        .generate()
        .unwrap();
    assert!(path.ends_with("shop.rs"));
    assert!(
        fs::read_to_string(&path)
            .unwrap()
            .contains("pub mod blocking {")
    );
}

#[test]
fn the_language_is_asked_for() {
    let chinese = PAGE
        .replace("Request parameters", "请求参数")
        .replace(
            "|Parameter|Type|Required|Example|Description|",
            "|名称|类型|是否必选|示例值|描述|",
        )
        .replace("The item.", "货品。")
        .replace("The order.", "订单。");
    let folder = pages(&[("zh.md", chinese.as_bytes()), ("en.md", PAGE.as_bytes())]);
    for (language, doc) in [
        (Language::Chinese, "货品。"),
        (Language::English, "The item."),
    ] {
        let path = generator(&folder).language(language).generate().unwrap();
        assert!(fs::read_to_string(&path).unwrap().contains(doc), "{doc}");
    }
}

#[test]
fn errors_name_the_place_and_leave_the_old_file() {
    let check = |texts: &[(&str, &[u8])], expected: &str| {
        let folder = pages(texts);
        fs::create_dir(folder.path().join("out")).unwrap();
        fs::write(folder.path().join("out/docwright.rs"), "old").unwrap();
        let message = generator(&folder).generate().unwrap_err().to_string();
        assert!(message.contains(expected), "{message}");
        assert_eq!(
            fs::read_to_string(folder.path().join("out/docwright.rs")).unwrap(),
            "old"
        );
    };
    check(&[], "the folder holds no page");
    check(
        &[("a.md", b"# Guide\n\nText.\n")],
        "there is no operation to generate",
    );
    check(
        &[
            ("CreateOrder.md", PAGE.as_bytes()),
            ("b.md", b"one\n\xff\n"),
        ],
        "b.md:1: ",
    );
    check(
        &[(
            "CreateOrder.md",
            PAGE.replace("&version=2020-01-02", "").as_bytes(),
        )],
        "CreateOrder.md: no page tells the API version of product `Shop`",
    );
}

#[test]
fn an_overlay_that_does_not_apply_is_an_error() {
    let folder = pages(&[("CreateOrder.md", PAGE.as_bytes())]);
    let overlay = folder.path().join("overlay.json");
    fs::write(&overlay, r#"{"corrections": [{"operation": "Shop.DropOrder", "set": {"summary": "x"}, "why": "y"}]}"#).unwrap();
    let message = generator(&folder)
        .overlay(&overlay)
        .generate()
        .unwrap_err()
        .to_string();
    assert!(message.starts_with("overlay.json:1: "), "{message}");
    fs::write(&overlay, "{").unwrap();
    let message = generator(&folder)
        .overlay(&overlay)
        .generate()
        .unwrap_err()
        .to_string();
    assert!(message.contains("not an overlay"), "{message}");
}
