"""The AWS environment of the process: hidden while the mock is active, and restored exactly."""

from __future__ import annotations

import os
from collections.abc import Mapping

FAKE_VARIABLES: Mapping[str, str] = {
    # The credentials that moto sets: its access control knows this key.
    "AWS_ACCESS_KEY_ID": "FOOBARKEY",
    "AWS_SECRET_ACCESS_KEY": "FOOBARSECRET",
    # A client that names no region works, and in the same region on each machine.
    "AWS_DEFAULT_REGION": "us-east-1",
    # Not absent: botocore would read the files in the home directory instead.
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}
"""What a test finds in the environment while the mock is active."""

HIDDEN_VARIABLES = (
    "AWS_ACCOUNT_ID",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CREDENTIAL_EXPIRATION",
    "AWS_DEFAULT_PROFILE",
    "AWS_PROFILE",
    "AWS_REGION",
    "AWS_ROLE_ARN",
    "AWS_ROLE_SESSION_NAME",
    "AWS_SECURITY_TOKEN",
    "AWS_SESSION_TOKEN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "BOTO_CONFIG",
)
"""What a test does not find there: the other places of credentials, profile and region."""


class AwsEnvironment:
    """The variables above, as they were before they were hidden."""

    def __init__(self) -> None:
        self._original: dict[str, str | None] | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether the real variables are out of sight."""
        return self._original is not None

    def hide(self) -> None:
        """Put fake variables in the place of the real ones."""
        hidden = [*HIDDEN_VARIABLES, *filter(_holds_token, os.environ)]
        self._original = {name: os.environ.get(name) for name in (*FAKE_VARIABLES, *hidden)}
        for name in hidden:
            os.environ.pop(name, None)
        os.environ.update(FAKE_VARIABLES)

    def restore(self) -> None:
        """Put the real variables back: what was empty is empty again, what was absent is absent."""
        for name, value in (self._original or {}).items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        # Not before all are back: an interrupt could come in between.
        self._original = None


def _holds_token(name: str) -> bool:
    # botocore looks for one for each service: AWS_BEARER_TOKEN_BEDROCK.
    return name.startswith("AWS_BEARER_TOKEN_")
