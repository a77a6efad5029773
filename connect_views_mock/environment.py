"""The AWS environment of the process: hidden while the mock is active, and restored exactly."""

from __future__ import annotations

import os
from collections.abc import Mapping

DEFAULT_REGION = "us-east-1"
"""The region of a client that names none, where the environment names none either."""

FAKE_VARIABLES: Mapping[str, str] = {
    # The credentials that moto sets: its access control knows this key.
    "AWS_ACCESS_KEY_ID": "FOOBARKEY",
    "AWS_SECRET_ACCESS_KEY": "FOOBARSECRET",
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
    "AWS_ROLE_ARN",
    "AWS_ROLE_SESSION_NAME",
    "AWS_SECURITY_TOKEN",
    "AWS_SESSION_TOKEN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "BOTO_CONFIG",
)
"""What a test does not find there: the other places of credentials and of the profile."""

REGION_VARIABLES = ("AWS_DEFAULT_REGION", "AWS_REGION")
"""What stays, because a region is no secret, and is restored as the others are."""


class AwsEnvironment:
    """The variables above, in layers: one for each mock that is active.

    A layer remembers what it found. The one on top is taken off first.
    """

    def __init__(self) -> None:
        self._layers: list[_Layer] = []

    @property
    def is_hidden(self) -> bool:
        """Whether the real variables are out of sight."""
        return any(layer.hides for layer in self._layers)

    def enter(self, region: str | None, account_id: str | None, *, hide: bool) -> None:
        """Set the region and the account of a mock, and hide the real variables if they are not.

        Args:
            region: The region; ``None`` for that of the environment.
            account_id: The account; ``None`` for moto's.
            hide: Whether the mock hides the real variables.
        """
        hides = hide and not self.is_hidden
        values: dict[str, str | None] = {}
        if hides:
            values.update(_values_while_hidden())
        if region is not None:
            values["AWS_DEFAULT_REGION"] = region
            if "AWS_REGION" in os.environ:
                values["AWS_REGION"] = region
        if account_id is not None:
            values["MOTO_ACCOUNT_ID"] = account_id
        self._layers.append(_Layer(hides, {name: os.environ.get(name) for name in values}))
        try:
            set_variables(values)
        except BaseException:
            self.leave()
            raise

    def leave(self) -> None:
        """Take back the last layer: what was empty is empty again, what was absent is absent."""
        layer = self._layers.pop()
        set_variables(layer.values_at_the_end() | layer.found)

    def values(self) -> dict[str, str | None]:
        """Return what the variables hold that a layer will take back."""
        names: dict[str, None] = {}
        for layer in self._layers:
            names.update(dict.fromkeys([*layer.values_at_the_end(), *layer.found]))
        return {name: os.environ.get(name) for name in names}


class _Layer:
    """What a mock found before it changed the environment."""

    def __init__(self, hides: bool, found: dict[str, str | None]) -> None:
        self.hides = hides
        self.found = found

    def values_at_the_end(self) -> dict[str, str | None]:
        """Return ``None`` for each token that was set while the layer hid those of before."""
        if not self.hides:
            return {}
        return {name: None for name in os.environ if _holds_token(name)}


def _values_while_hidden() -> dict[str, str | None]:
    hidden = [*HIDDEN_VARIABLES, *filter(_holds_token, os.environ)]
    region = os.environ.get("AWS_DEFAULT_REGION") or os.environ.get("AWS_REGION")
    return {
        **dict.fromkeys(hidden),
        **FAKE_VARIABLES,
        "AWS_REGION": os.environ.get("AWS_REGION"),
        "AWS_DEFAULT_REGION": region or DEFAULT_REGION,
    }


def set_variables(values: Mapping[str, str | None]) -> None:
    """Set variables, and delete those whose value is ``None``."""
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _holds_token(name: str) -> bool:
    # botocore looks for one for each service: AWS_BEARER_TOKEN_BEDROCK.
    return name.startswith("AWS_BEARER_TOKEN_")


aws_environment = AwsEnvironment()
"""The one of this process."""
