"""The AWS environment of the process: hidden while the mock is active, and restored exactly."""

from __future__ import annotations

import os
from collections.abc import Mapping

DEFAULT_REGION = "us-east-1"
"""The region of a client if neither the client nor the environment names one."""

FAKE_VARIABLES: Mapping[str, str] = {
    # moto's credentials: its access control knows this key.
    "AWS_ACCESS_KEY_ID": "FOOBARKEY",
    "AWS_SECRET_ACCESS_KEY": "FOOBARSECRET",
    # They are set, because otherwise botocore would read the files in the home directory.
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}
"""The variables that a test finds in the environment while the mock is active."""

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
"""The variables that a test does not find there: other sources of credentials and the profile."""

REGION_VARIABLES = ("AWS_DEFAULT_REGION", "AWS_REGION")
"""The variables that stay, because a region is not a secret. They are restored like the others."""


class AwsEnvironment:
    """The variables above, in layers: one layer for each active mock.

    A layer remembers what it found. The top layer is removed first.
    """

    def __init__(self) -> None:
        self._layers: list[Layer] = []

    @property
    def is_hidden(self) -> bool:
        """Whether the real variables are hidden."""
        return any(layer.hides for layer in self._layers)

    def layer(self, region: str | None, account_id: str | None, *, hide: bool) -> Layer:
        """Return what a mock changes, without changing it yet.

        Args:
            region: The region. ``None`` means that of the environment.
            account_id: The account. ``None`` means moto's.
            hide: Whether the mock hides the real variables if they are not hidden yet.
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
        return Layer(hides, values, {name: os.environ.get(name) for name in values})

    def enter(self, layer: Layer) -> None:
        """Change the environment. Call :meth:`leave` afterwards, even if this raises."""
        self._layers.append(layer)
        set_variables(layer.values)

    def leave(self, layer: Layer) -> None:
        """Undo the last layer exactly: empty variables are empty again, absent ones are absent.

        You can repeat it. It does nothing for a layer that is not there.
        """
        if layer in self._layers:
            set_variables(layer.values_at_the_end() | layer.found)
            # Only now that all are back: an interrupt could come in between.
            self._layers.remove(layer)

    def values(self) -> dict[str, str | None]:
        """Return the values of the variables that a layer will restore."""
        names: dict[str, None] = {}
        for layer in self._layers:
            names.update(dict.fromkeys([*layer.values_at_the_end(), *layer.found]))
        return {name: os.environ.get(name) for name in names}


class Layer:
    """The changes of a mock to the environment, and what it found there."""

    def __init__(
        self, hides: bool, values: dict[str, str | None], found: dict[str, str | None]
    ) -> None:
        self.hides = hides
        self.values = values
        self.found = found

    def values_at_the_end(self) -> dict[str, str | None]:
        """Return ``None`` for each token that was set while the layer hid the older tokens."""
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
    """Set variables. Delete those whose value is ``None``."""
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _holds_token(name: str) -> bool:
    # botocore looks for one per service, such as AWS_BEARER_TOKEN_BEDROCK.
    return name.startswith("AWS_BEARER_TOKEN_")


aws_environment = AwsEnvironment()
"""The environment of this process."""
