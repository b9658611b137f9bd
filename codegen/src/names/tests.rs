//! One table a scheme: wire name, Rust name.

use super::*;

fn check(scheme: fn(&str) -> String, cases: &[(&str, &str)]) {
    for (wire, expected) in cases {
        let name = scheme(wire);
        assert_eq!(name, *expected, "for `{wire}`");
        let identifier = name.strip_prefix("r#").unwrap_or(&name);
        assert!(
            syn::parse_str::<syn::Ident>(&name).is_ok() && !identifier.is_empty(),
            "`{name}` is no identifier"
        );
    }
}

#[test]
fn fields() {
    check(
        field,
        &[
            ("ClientIpPool", "client_ip_pool"),
            ("type", "r#type"),
            ("Type", "r#type"),
            ("override", "r#override"),
            ("async", "r#async"),
            ("gen", "r#gen"),
            ("Self", "self_"),
            ("Crate", "crate_"),
            ("super", "super_"),
            ("New", "new_"),
            ("Validate", "validate_"),
            ("InstanceId", "instance_id"),
            ("instanceId", "instance_id"),
            ("3DModel", "v3d_model"),
            ("x-acs-region", "x_acs_region"),
            ("SystemDisk.Category", "system_disk_category"),
            ("Data Disk", "data_disk"),
            ("_private", "private"),
            ("Ids[0]", "ids_0"),
            ("名称", "名称"),
            ("标签Key", "标签key"),
            ("", "unnamed"),
            ("*", "asterisk"),
            ("\u{a0}", "unnamed"),
        ],
    );
}

#[test]
fn words_of_both_cases() {
    check(
        field,
        &[
            ("IDaaSInstanceId", "idaas_instance_id"),
            ("SaaSConfig", "saas_config"),
            ("EnableDBaaS", "enable_dbaas"),
            ("IPv6", "ipv6"),
            ("IPv6Address", "ipv6_address"),
            ("AssociateIPv4CidrBlock", "associate_ipv4_cidr_block"),
            ("Ipv6GatewayId", "ipv6_gateway_id"),
            ("VPCs", "vpcs"),
            ("PrivateIPs", "private_ips"),
            ("InstanceIDs", "instance_ids"),
            ("InstanceIDsList", "instance_ids_list"),
            ("CIDRs", "cidrs"),
            ("EIPs", "eips"),
            ("QoSPolicyId", "qos_policy_id"),
            ("OAuthToken", "oauth_token"),
            ("OAuth2Client", "oauth2_client"),
            ("IoTHubs", "iot_hubs"),
            ("IPsecServerId", "ipsec_server_id"),
            ("VSwitchId", "vswitch_id"),
            ("vSwitchIds", "vswitch_ids"),
            ("VSwitches", "vswitches"),
            ("VServerGroupId", "vserver_group_id"),
            ("EnableDDoSProtection", "enable_ddos_protection"),
            ("MemoryGiB", "memory_gib"),
            ("vCPUs", "vcpus"),
            // These have both cases, but where words begin.
            ("DBInstanceId", "db_instance_id"),
            ("SSLVpnServer", "ssl_vpn_server"),
            ("HTTPSListener", "https_listener"),
            ("ACLSwitch", "acl_switch"),
            ("DBSwitch", "db_switch"),
            ("VSwitching", "v_switching"),
            ("IsSaved", "is_saved"),
            ("AService", "a_service"),
            ("XForwardedFor_SLBIP", "x_forwarded_for_slbip"),
        ],
    );
    check(
        type_name,
        &[
            ("IDaaSInstance", "IdaasInstance"),
            ("IPv6Sets", "Ipv6Sets"),
            ("VSwitch", "Vswitch"),
        ],
    );
    check(
        variant,
        &[
            ("IPv4", "Ipv4"),
            ("TLSv1.2", "Tlsv1_2"),
            ("InvalidVSwitchId.NotFound", "InvalidVswitchIdNotFound"),
        ],
    );
    check(
        element_type_name,
        &[("VPCs", "Vpc"), ("VSwitches", "Vswitch"), ("EIPs", "Eip")],
    );
}

#[test]
fn types() {
    check(
        type_name,
        &[
            ("Tag", "Tag"),
            ("SSLVpnServer", "SslVpnServer"),
            ("ipv6_cidr", "Ipv6Cidr"),
            ("2ndDisk", "V2ndDisk"),
            ("self", "SelfType"),
            ("规则", "规则"),
        ],
    );
    check(
        element_type_name,
        &[
            ("DiskInfos", "DiskInfo"),
            ("Policies", "Policy"),
            ("Quotas", "Quota"),
            ("Alias", "Alias"),
            ("Addresses", "Address"),
            ("Boxes", "Box"),
            ("Status", "Status"),
            ("EipAddress", "EipAddress"),
            ("Tag", "Tag"),
            ("Analysis", "Analysis"),
        ],
    );
}

#[test]
fn variants() {
    check(
        variant,
        &[
            ("AES-128-CBC", "Aes128Cbc"),
            ("none", "None"),
            ("Some", "Some"),
            ("Other", "OtherValue"),
            ("other", "OtherValue"),
            ("Self", "SelfValue"),
            ("self", "SelfValue"),
            ("type", "Type"),
            ("*", "Asterisk"),
            ("", "Empty"),
            ("-", "Minus"),
            ("80", "V80"),
            ("-1", "Minus1"),
            ("1.0", "V1_0"),
            ("1.10", "V1_10"),
            ("11.0", "V11_0"),
            ("80/443", "V80_443"),
            ("cloud_ssd", "CloudSsd"),
            ("Windows Server 2012", "WindowsServer2012"),
            ("Forbbiden.SubUser", "ForbbidenSubUser"),
            ("Invalid%s.ValueNotSupported", "InvalidSValueNotSupported"),
            ("是", "是"),
            ("\u{200b}", "Sign"),
            ("²", "Sign"),
        ],
    );
}

#[test]
fn operations_and_modules() {
    check(
        operation,
        &[
            ("CreateSslVpnServer", "create_ssl_vpn_server"),
            ("Client", "client_operation"),
            ("Types", "types_operation"),
            ("Mod", "mod_operation"),
            ("Match", "r#match"),
            ("describe-regions", "describe_regions"),
        ],
    );
    assert_eq!(module("Vpc", None), "vpc");
    assert_eq!(module("Vpc", Some("2016-04-28")), "vpc_2016_04_28");
    assert_eq!(module("R-kvstore", None), "r_kvstore");
}

#[test]
fn constants() {
    assert_eq!(constant("Tag"), "TAG_PARAMETERS");
    assert_eq!(constant("DataDisk2"), "DATA_DISK2_PARAMETERS");
}

#[test]
fn clashes_get_numbers_in_order() {
    let mut scope = Scope::new(&["Other"]);
    assert_eq!(scope.claim("key", "_"), "key");
    assert_eq!(scope.claim("key", "_"), "key_2");
    assert_eq!(scope.claim("key_2", "_"), "key_2_2");
    assert_eq!(scope.claim("r#type", "_"), "r#type");
    assert_eq!(scope.claim("r#type", "_"), "type_2");
    assert_eq!(scope.claim("Other", ""), "Other2");
    assert_eq!(scope.claim("V10", ""), "V10");
    assert_eq!(scope.claim("V10", ""), "V10_2");
}

#[test]
fn long_names_are_cut() {
    let sentence = "This value is said to be one but is a whole sentence that somebody wrote into a list of values by mistake";
    assert!(variant(sentence).chars().count() <= LONGEST);
    assert!(field(sentence).chars().count() <= LONGEST);
}
