"""What holds for all tests."""

import signal

# pytest allows this in the outermost conftest only.
pytest_plugins = ["pytester"]


def pytest_configure() -> None:
    """Let Ctrl-C end what the tests start.

    A job in the background of a script ignores it, and so would the children of the job.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
