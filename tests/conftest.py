"""pytest allows this in the outermost conftest only."""

pytest_plugins = ["pytester"]
