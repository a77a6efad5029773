"""The rules that no scenario can see, each with the reason."""

from __future__ import annotations

from typing import Final

_OTHER_USERS: Final = "The suite has one caller, and makes no users with other policies."

_STACKS: Final = "It is about CloudFormation: the suite calls Connect and nothing else."
_TOKENS: Final = "AWS gives the token of a view only to a participant of a contact, in a flow."
_SERVER: Final = "It is about the server of this library, and AWS has no such server."
_BROWSERS: Final = "The suite is not a page in a browser, and boto3 sends no preflight."
_TAGGING: Final = "It is about another API: the suite calls Connect and nothing else."

NOT_OBSERVABLE: Final[dict[str, str]] = {
    "botocore_has_no_operation_on_views_that_the_mock_does_not_serve": (
        "It is about the releases of botocore, not about a service."
    ),
    "each_operation_throttles_with_the_error_of_the_service_model": (
        "A service throttles only who calls it faster than it allows, which the suite never does."
    ),
    "operation_in_a_region_without_connect_raises_an_error_that_names_the_others": (
        "AWS has no host in such a region, so nothing answers."
    ),
    "deleting_an_instance_takes_its_views_with_it": (
        "The suite never deletes an instance, nor makes one at AWS."
    ),
    "quota_of_views_refuses_one_more": (
        "To reach a quota, the suite would have to fill an instance that other people use."
    ),
    "tags_of_an_instance_work_as_before": (
        "It is about moto's own resources; the suite tags nothing but views of its own."
    ),
    "each_pattern_of_a_workspace_that_escapes_twice_is_corrected": (
        "It is about botocore's service model; the names of pages show the pattern of one member."
    ),
    "R5": ("boto3 refuses it before sending. unknown_members_of_a_body_are_ignored asks this."),
    "R10": "It is about CloudFormation.",
    "R31": "It is about the messages of AWS, which name the alternatives of every component.",
    "R71": "It is about CloudFormation.",
    "R87": "It is about CloudFormation.",
    "R93": "create_view_takes_a_template_of_400000_bytes asks this.",
    "S22": "create_view_returns_the_template_as_it_was_sent asks this.",
    "instance_takes_17_custom_pages": (
        "To reach the quota, the suite would have to fill an instance that other people use."
    ),
    "deleting_an_instance_takes_its_workspaces": (
        "The suite never deletes an instance, nor makes one at AWS."
    ),
    "an_operation_of_connect_that_moto_lacks_is_named": _SERVER,
    "a_time_is_sent_as_a_number": _SERVER,
    "an_exception_in_moto_is_an_error_of_connect": _SERVER,
    "a_request_without_a_signature_is_refused": "The suite signs each request.",
    "an_answer_can_be_read": _BROWSERS,
    "a_participant_can_read_the_view": _BROWSERS,
    "a_preflight_allows_what_is_asked": _BROWSERS,
    "a_bucket_with_the_name_of_a_path_keeps_its_own_rules": _SERVER,
    "operation_on_workspaces_that_is_not_served_is_not_mocked": (
        "It is about what this mock lacks, not about a service."
    ),
    "operation_is_allowed_on_its_resource_and_refused_on_others": _OTHER_USERS,
    "describe_view_needs_access_to_the_view_qualified_as_asked": _OTHER_USERS,
    "aws_managed_view_is_a_resource_of_its_own": _OTHER_USERS,
    "each_operation_has_a_resource": _OTHER_USERS,
    "policies_of_groups_and_managed_policies_count": _OTHER_USERS,
    "who_has_no_access_is_not_told_what_is_wrong": _OTHER_USERS,
    "request_with_a_bad_signature_is_refused": _OTHER_USERS,
    "ref_of_a_view_is_its_arn_and_its_attributes_are_those_of_the_api": _STACKS,
    "ref_of_a_version_is_its_arn_and_its_attributes_are_the_arn_and_the_number": _STACKS,
    "cloudformation_creates_an_instance_with_its_views": _STACKS,
    "cloudformation_creates_a_published_view": _STACKS,
    "cloudformation_updates_a_view_in_place": _STACKS,
    "a_view_does_not_move_to_another_instance": _STACKS,
    "a_description_that_a_template_no_longer_has_stays": _STACKS,
    "a_changed_checksum_replaces_a_version": _STACKS,
    "changed_content_alone_makes_no_version": _STACKS,
    "a_version_outlives_its_replacement_by_its_update_replace_policy": _STACKS,
    "another_alias_replaces_an_instance": _STACKS,
    "properties_of_the_schema_are_accepted": _STACKS,
    "breaches_are_counted_and_the_first_twenty_are_listed": _STACKS,
    "a_number_or_a_boolean_counts_as_the_text_that_stands_there": _STACKS,
    "properties_that_are_refused_fail_the_view": _STACKS,
    "a_view_has_the_tags_of_its_stack_its_own_and_those_of_cloudformation": _STACKS,
    "the_tags_of_cloudformation_do_not_count": _STACKS,
    "an_update_changes_the_tags_that_the_stack_gave": _STACKS,
    "a_template_that_is_refused_fails_its_resource_and_leaves_no_view": _STACKS,
    "an_update_that_fails_is_taken_back": _STACKS,
    "an_update_takes_no_name_that_a_removed_view_still_has": _STACKS,
    "a_view_that_is_gone_does_not_keep_its_stack": _STACKS,
    "a_reference_to_nothing_is_refused": _STACKS,
    "a_text_that_is_no_template_of_a_stack_is_refused": _STACKS,
    "an_attribute_may_be_a_text": _STACKS,
    "a_stack_stays_with_the_view_that_a_page_shows": _STACKS,
    "a_number_in_json_is_a_number": _STACKS,
    "a_change_set_updates_views_and_lists_what_refers_to_them": _STACKS,
    "participant_is_shown_the_view_of_the_token": _TOKENS,
    "token_names_a_view_as_describe_view_does": _TOKENS,
    "token_that_is_unknown_or_damaged_is_denied": _TOKENS,
    "view_of_a_token_that_is_gone_is_not_found": _TOKENS,
    "token_that_breaks_a_rule_of_the_model_is_not_valid": _TOKENS,
    "access_control_judges_no_participant": _TOKENS,
    "get_resources_lists_tagged_views_by_filters": _TAGGING,
    "get_resources_lists_the_tags_of_a_view": _TAGGING,
    "tag_resources_and_untag_resources_change_the_tags_of_views": _TAGGING,
}
