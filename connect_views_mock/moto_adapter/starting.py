"""Starting, stopping and resetting moto."""

from __future__ import annotations

from typing import Any

import moto
import moto.core.models
from moto.core import config as moto_config
from moto.core.models import botocore_stubber, responses_mock
from responses import CallbackResponse

MotoMock = moto.core.models.MockAWS


def start_moto(config: Any, *, reset: bool) -> MotoMock:
    """Start one of moto's mocks, which leaves the environment to us.

    moto would leave the session token and the profile where they are, and would delete a variable
    that was empty instead of restoring it.
    """
    mock = moto.mock_aws(config=config)
    mock._fake_creds = {}
    state = {name: getattr(type(mock), name) for name in ("_nested_count", "_mocks_active")}
    try:
        mock.start(reset=reset)
    except BaseException:
        _take_back_start(mock, state)
        raise
    return mock


def _take_back_start(mock: MotoMock, state: dict[str, Any]) -> None:
    """Take back a start of moto that failed half-way, for which moto would count it as started.

    It fails, for example, when the server of moto's server mode is not running.
    """
    for name, value in state.items():
        setattr(type(mock), name, value)
    mock._default_session_mock.stop()
    mock._user_config_mock.stop()
    if hasattr(mock, "_RESET_IN_PROGRESS"):
        setattr(type(mock), "_RESET_IN_PROGRESS", False)  # noqa: B010 (the server modes' own)
    if state["_nested_count"] == 0:
        botocore_stubber.enabled = False


def stop_moto(mock: MotoMock, *, remove_data: bool = True) -> None:
    """Stop a mock of moto, of those that are active the last one that was started.

    moto takes back the configuration of the outermost mock only; that of an inner one would go on
    to hold, and with it what it lets through to AWS.
    """
    mock.stop(remove_data=remove_data)
    if type(mock)._nested_count > 0:
        mock._user_config_mock.stop()


def reset_moto() -> None:
    """Clear the state of all of moto's services.

    moto would forget the URLs of its services, too: from then on, the library ``requests`` would
    reach AWS.
    """
    urls = [url for url in responses_mock.registered() if type(url) is not CallbackResponse]
    moto.mock_aws().reset()
    for url in urls:
        responses_mock.add(url)


def is_only_mock() -> bool:
    """Whether the state belongs to the mock that was started last, because no other is active."""
    return bool(type(moto.mock_aws())._nested_count == 1)


def mocks_credentials() -> bool:
    """Whether moto's configuration asks for the credentials to be replaced."""
    return moto_config.mock_credentials()
