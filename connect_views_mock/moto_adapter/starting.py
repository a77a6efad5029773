"""Starting, stopping and resetting moto."""

from __future__ import annotations

from typing import Any

import boto3
import moto
import moto.core.models
from moto.core import config as moto_config
from moto.core.models import botocore_stubber, responses_mock
from requests.adapters import HTTPAdapter
from responses import CallbackResponse

from .changes import own_value, set_own_value


class MotoMock:
    """One of moto's mocks, which leaves the environment to us.

    moto would leave the session token and the profile in place. And it would delete an empty
    variable instead of restoring it.
    """

    def __init__(self, config: Any) -> None:
        self.mock: Any = moto.mock_aws(config=config)
        self.mock._fake_creds = {}
        self.before = _WhatMotoChanges(self.mock)
        self.is_started = False
        # moto's count of active mocks after this one has stopped. None before that.
        self.count_afterwards: int | None = None


def start_moto(moto_mock: MotoMock, *, reset: bool) -> None:
    """Start one of moto's mocks. If this raises, call :func:`stop_moto`.

    moto would count a mock as started even if it fails half-way. This happens if the server of
    moto's server mode is not running.
    """
    moto_mock.mock.start(reset=reset)
    moto_mock.is_started = True


def stop_moto(moto_mock: MotoMock, *, remove_data: bool = True) -> None:
    """Stop one of moto's mocks: the active one that was started last.

    You can repeat it. Then it stops what an interrupt has left active.
    """
    if not moto_mock.is_started:
        moto_mock.before.restore()
    elif moto_mock.count_afterwards is not None:
        _stop_the_rest(moto_mock, moto_mock.count_afterwards, remove_data=remove_data)
    else:
        moto_mock.count_afterwards = type(moto_mock.mock)._nested_count - 1
        moto_mock.mock.stop(remove_data=remove_data)
        _stop_configuration(moto_mock)
        if moto_mock.count_afterwards == 0:
            # moto does not do this if moto.core.models was reloaded since.
            botocore_stubber.enabled = False


def _stop_configuration(moto_mock: MotoMock) -> None:
    """Undo a mock's configuration.

    moto only undoes that of the outermost mock. The configuration of an inner mock would stay, and
    would still let requests through to AWS.
    """
    moto_mock.mock._user_config_mock.stop()


def _stop_the_rest(moto_mock: MotoMock, count: int, *, remove_data: bool) -> None:
    mock = moto_mock.mock
    type(mock)._nested_count = count
    _stop_configuration(moto_mock)
    moto_mock.before.restore_configuration()
    if count > 0:
        return
    mock._default_session_mock.stop()
    type(mock)._mocks_active = False
    if moto_mock.before.count == 0:
        moto_mock.before.restore()
    mock._disable_patching(remove_data)


class _WhatMotoChanges:
    """The values that a start of moto changes, as they were before."""

    def __init__(self, mock: Any) -> None:
        self._mock = mock
        self.count: int = type(mock)._nested_count
        self._configuration = dict(moto_config.default_user_config)
        owners = [
            *((type(mock), name) for name in ("_nested_count", "_mocks_active")),
            *((boto3, name) for name in ("DEFAULT_SESSION", "client", "resource")),
            (botocore_stubber, "enabled"),
            (HTTPAdapter, "send"),
        ]
        if hasattr(mock, "_RESET_IN_PROGRESS"):  # the server modes' own
            owners.append((type(mock), "_RESET_IN_PROGRESS"))
        self._values = [(owner, name, own_value(owner, name)) for owner, name in owners]

    def restore(self) -> None:
        # First in moto's own way, because unittest.mock keeps a list of what is active.
        self._mock._default_session_mock.stop()
        self._mock._user_config_mock.stop()
        if self.count == 0:
            responses_mock.stop()
        for owner, name, value in self._values:
            set_own_value(owner, name, value)
        self.restore_configuration()

    def restore_configuration(self) -> None:
        configuration: Any = moto_config.default_user_config
        configuration.update(self._configuration)
        for key in configuration.keys() - self._configuration.keys():
            del configuration[key]


def reset_moto() -> None:
    """Clear the state of all moto services.

    moto alone would also forget the URLs of its services. From then on, the library ``requests``
    would reach AWS.
    """
    urls = [url for url in responses_mock.registered() if type(url) is not CallbackResponse]
    moto.mock_aws().reset()
    for url in urls:
        responses_mock.add(url)


def is_only_mock() -> bool:
    """Whether only one mock is active, so that the state belongs to it."""
    return bool(type(moto.mock_aws())._nested_count == 1)


def mocks_credentials() -> bool:
    """Whether moto's configuration wants the credentials to be replaced."""
    return moto_config.mock_credentials()
