//! Objects whose keys are data, and what stands beside or inside them.

use super::check;

#[test]
fn keys_that_are_data() {
    check(
        "Load: Struct",
        &[r#"{"Load":{"北":1,"南":2}}"#],
        &[],
        "Load<>",
    );
    check(
        "Load: Struct",
        &[r#"{"Load":{"North Sea":{"Age":1},"Baltic":{"Age":2}}}"#],
        &[],
        "Load<>",
    );
    check(
        "Load: Struct",
        &[r#"{"Load":{"North":1,"South":2}}"#],
        &[],
        "Load{North,South}",
    );
}

#[test]
fn maps_and_what_only_the_sample_has() {
    check(
        "Sizes: Map",
        &[r#"{"Sizes":{"a":1,"b":2}}"#],
        &[],
        "Sizes<>",
    );
    check(
        "Hosts: Struct",
        &[r#"{"Hosts":{"10.0.0.1":{"Up":true},"10.0.0.2":{"Up":true}}}"#],
        &[],
        "Hosts<>",
    );
    check(
        "Name: String",
        &[r#"{"Name":"a","Age":1}"#],
        &[],
        "Name,Age",
    );
    check("Owner: Struct", &[], &[], "Owner?");
}

#[test]
fn maps_whose_values_have_rows() {
    let regions = r#"{"Data":{"cn-north":{"Count":1,"Name":"a"},"cn-south":{"Count":2,"Name":"b"}},"RequestId":"x"}"#;
    check(
        "Data: Map\nCount: Integer\nName: String\nRequestId: String",
        &[regions],
        &[],
        "Data<{Count,Name}>,RequestId",
    );
    // The type says only that it is an object; the keys are IDs.
    check(
        "Data: Object\nCpu: Integer\nRequestId: String",
        &[r#"{"Data":{"i-abc123":{"Cpu":2}},"RequestId":"x"}"#],
        &[],
        "Data<{Cpu}>,RequestId",
    );
    // A row stands for the keys.
    for json in [
        &[r#"{"Data":{"i-abc":{"Cpu":2}},"RequestId":"x"}"#][..],
        &[],
    ] {
        check(
            "Data: Struct\n└<InstanceId>: Struct\n└└Cpu: Integer\nRequestId: String",
            json,
            &[],
            "Data<{Cpu}>,RequestId",
        );
    }
    check(
        "Quotas: Map<String, Quota>\nLimit: Integer",
        &[r#"{"Quotas":{"vpc":{"Limit":1},"eip":{"Limit":2}}}"#],
        &[],
        "Quotas<{Limit}>",
    );
    check(
        "Quotas: Map<String, List<Quota>>\n└Limit: Integer",
        &[r#"{"Quotas":{"vpc":[{"Limit":1}]}}"#],
        &[],
        "Quotas<[]{Limit}>",
    );
    check(
        "Quotas: Map<String, Quota>\n└Limit: Integer\nName: String",
        &[],
        &[],
        "Quotas<{Limit}>,Name",
    );
    // Wrapped lists as values: the row of the inner key describes their elements.
    check(
        "Quotas: Map\nQuota: Struct\nLimit: Integer",
        &[r#"{"Quotas":{"10.0.0.1":{"Quota":[{"Limit":1}]},"10.0.0.2":{"Quota":[{"Limit":2}]}}}"#],
        &[],
        "Quotas<[Quota]{Limit}>",
    );
}

#[test]
fn objects_with_names_as_keys_are_no_maps() {
    check(
        "Data: Object\nVpc: Struct\nCount: Integer",
        &[r#"{"Data":{"Vpc":{"Count":1}}}"#],
        &[],
        "Data{Vpc{Count}}",
    );
    check(
        "Data: Map\nCount: Integer\nName: String",
        &[r#"{"Data":{"Count":1,"Name":"a"}}"#],
        &[],
        "Data{Count,Name}",
    );
    // A container without a row, whose name has a digit.
    check(
        "Data: Object\nAddress: String",
        &[r#"{"Data":{"Ipv6Set":{"Address":"::1"}}}"#],
        &[],
        "Data{Ipv6Set{Address}}",
    );
}

#[test]
fn maps_of_a_written_type() {
    for (ty, expected) in [
        ("Map<String,String>", "Labels<*>,After"),
        ("Map<String, List<String>>", "Labels<[]>,After"),
        ("Map", "Labels<>,After"),
    ] {
        let json = r#"{"Labels":{"a":1},"After":"x"}"#;
        check(
            &format!("Labels: {ty}\nAfter: String"),
            &[json],
            &[],
            expected,
        );
    }
    check(
        "Labels: Map<String,Long>\nAfter: String",
        &[],
        &[],
        "Labels<*>,After",
    );
}

#[test]
fn rows_after_a_map_of_values_are_beside_it() {
    check(
        "Marks: Map\nState: String\nId: String",
        &[r#"{"Marks":{"a":"b"},"Id":"x"}"#],
        &[],
        "Marks<>,State,Id",
    );
    // Keys that have rows are fields.
    check(
        "Marks: Map\nSize: String\nTint: String\nZone: String",
        &[r#"{"Marks":{"Size":"b"},"Zone":"x"}"#],
        &[],
        "Marks{Size,Tint},Zone",
    );
}
