"""What is unknown of the service, the most wanted first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .fidelity import OBSERVED, TAGS, Rule

MOST_WANTED: Final[dict[str, tuple[str, str]]] = {
    "view_content_sha256_is_64_lower_case_hexadecimal_digits": (
        "How is `ViewContentSha256` computed, and what changes it?",
        "Tools store it to see whether a view has changed.",
    ),
    "create_view_with_the_same_client_token_and_other_parameters_is_an_invalid_request": (
        "What happens if a `ClientToken` is sent again with other parameters, or after "
        "its view was deleted?",
        "Code that tries again must know whether its first attempt succeeded.",
    ),
    "list_views_has_a_view_never_published_as_saved": (
        "Which `Status` does ListViews show for a published view that has a newer draft?",
        "Deployments use it to find views that are not published.",
    ),
    "create_view_version_with_another_checksum_is_an_invalid_parameter": (
        "Which error does a `ViewContentSha256` of other content give?",
        "The checksum guards against a version of somebody else's content.",
    ),
    "create_view_version_of_a_view_never_published_is_not_found": (
        "Which error does CreateViewVersion give for a view that was never published?",
        "A deployment that forgets to publish gets this error first.",
    ),
    "describe_view_never_published_is_not_found": (
        "What does `$LATEST` answer for a view that was never published?",
        "Code that asks for a draft without a qualifier gets this answer.",
    ),
    "search_views_answers_with_the_published_content_rather_than_a_newer_draft": (
        "Does SearchViews show the published content or the draft?",
        "No other call returns the content of many views.",
    ),
    "search_views_by_an_unknown_field_is_an_invalid_parameter": (
        "Which fields does SearchViews know?",
        "No document names them.",
    ),
    "search_views_ignores_case": (
        "Does case matter in a search?",
        "It decides which views are found.",
    ),
    "create_view_answers_with_the_unqualified_arn": (
        "Does the `Arn` of CreateView, UpdateViewContent and ListViews have a qualifier?",
        "Code passes the `Arn` on to the operations on tags and workspace pages.",
    ),
    "create_view_takes_a_template_of_400000_bytes": (
        "What counts towards the limit of 400 kB, and in which unit?",
        "Generated templates come close to the limit.",
    ),
    "tags_of_a_qualified_arn_are_an_invalid_parameter": (
        "Do the operations on tags take a qualified ARN?",
        "DescribeView returns one.",
    ),
    "view_id_with_a_qualifier_is_an_invalid_parameter_but_in_describe_view": (
        "Which operations besides DescribeView take a qualifier?",
        "Code passes the ARN of DescribeView on to them.",
    ),
    "delete_view_of_an_aws_managed_view_is_denied": (
        "Which error protects the AWS-managed views?",
        "Scripts that clear an instance get it.",
    ),
    "create_view_version_never_uses_a_number_again": (
        "Is the number of a deleted version used again?",
        "Flows refer to versions by number.",
    ),
    "update_view_metadata_with_neither_name_nor_description_is_an_invalid_request": (
        "What does UpdateViewMetadata answer when there is nothing to update?",
        "Code that sends only what changed may send nothing.",
    ),
    "create_view_takes_an_empty_map_of_tags_as_no_tags": (
        "Is an empty map of tags accepted?",
        "Tools that copy views send back the empty tags of DescribeView.",
    ),
    "list_views_has_aws_managed_views_first": (
        "Which type comes first in ListViews?",
        "Code that reads only the first page depends on it.",
    ),
    "next_token_that_is_damaged_is_an_invalid_parameter": (
        "Which error does a `NextToken` give that is damaged or from another list?",
        "Code that stores tokens must handle it.",
    ),
    "qualifier_of_another_form_is_an_invalid_parameter": (
        "Which error does a malformed qualifier give?",
        "It is what a misspelt qualifier looks like.",
    ),
}
"""Questions and what depends on them, by the ids of the rules."""


def wanted(rules: Mapping[str, Rule]) -> list[Rule]:
    """Return all rules that are unknown: the most wanted, then by their tags."""
    first = [rules[rule] for rule in MOST_WANTED if rules[rule].tag in OBSERVED]
    others = [rule for tag in OBSERVED for rule in rules.values() if rule.tag == tag]
    return first + [rule for rule in others if rule not in first]


def table(rules: Mapping[str, Rule]) -> str:
    """Return the table of docs/help-us-know.md: the most wanted, with what depends on each."""
    lines = ["| question | why it matters | tag | rule |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {question} | {why} | {rules[rule].tag} | `{rule}` |"
        for rule, (question, why) in MOST_WANTED.items()
        if rules[rule].tag in OBSERVED
    ]
    return "\n".join(lines) + "\n"


def counts(rules: Mapping[str, Rule]) -> dict[str, int]:
    """Return how many rules have each tag."""
    return {tag: sum(rule.tag == tag for rule in rules.values()) for tag in TAGS}
