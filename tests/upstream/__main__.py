"""Make the series of patches that carries ``connect/`` into moto.

::

    python -m tests.upstream --output patches            # for the sdist of the newest moto
    python -m tests.upstream ../moto --output patches    # for a checkout, which stays as it is
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from .checkout import UnusableCheckout, copy_of, git
from .editing import EditFailed
from .series import STEPS, apply_step


def main(arguments: list[str] | None = None) -> int:
    """Write the patches and return 0. If the checkout cannot be used, say why and return 2."""
    parser = argparse.ArgumentParser(prog="python -m tests.upstream", description=__doc__)
    parser.add_argument("checkout", nargs="?", type=Path, help="a directory with moto")
    parser.add_argument("--output", type=Path, default=Path("patches"), help="where to write them")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as directory:
        try:
            moto = copy_of(options.checkout, Path(directory))
            base = git(moto, "rev-parse", "HEAD").strip()
            for step in STEPS:
                apply_step(step, moto)
            options.output.mkdir(parents=True, exist_ok=True)
            output = str(options.output.resolve())
            print(git(moto, "format-patch", "--output-directory", output, base), end="")
        except (UnusableCheckout, EditFailed, OSError) as error:
            print(f"tests.upstream: {error}", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
